//! Emoji by the names chat programs give them.

use emojis::SkinTone;
use patio_domain::emoji::check_emoji;

/// Names that differ from the common list.
const ALIASES: [(&str, &str); 8] = [
    ("simple_smile", "slightly_smiling_face"),
    ("thumbsup_all", "thumbsup"),
    ("hugging_face", "hugs"),
    ("face_with_rolling_eyes", "roll_eyes"),
    ("thinking_face", "thinking"),
    ("white_frowning_face", "frowning_face"),
    ("knife_fork_plate", "plate_with_cutlery"),
    ("man-shrugging", "man_shrugging"),
];

/// Longest name looked up.
const NAME_MAX_BYTES: usize = 60;

/// The emoji of a name like `tada` or `+1::skin-tone-3`.
pub(in crate::import) fn by_name(name: &str) -> Option<String> {
    let (base, tone) = name.split_once("::").map_or((name, None), |(base, tone)| (base, Some(tone)));
    let base = ALIASES.iter().find(|(alias, _)| *alias == base).map_or(base, |(_, known)| known);
    let emoji = emojis::get_by_shortcode(base).or_else(|| emojis::get_by_shortcode(&base.replace('-', "_")))?;
    let toned = tone.and_then(skin_tone).and_then(|tone| emoji.with_skin_tone(tone));
    let emoji = toned.unwrap_or(emoji).as_str();
    check_emoji(emoji).ok().map(|()| emoji.to_owned())
}

fn skin_tone(word: &str) -> Option<SkinTone> {
    Some(match word.strip_prefix("skin-tone-")? {
        "2" => SkinTone::Light,
        "3" => SkinTone::MediumLight,
        "4" => SkinTone::Medium,
        "5" => SkinTone::MediumDark,
        "6" => SkinTone::Dark,
        _ => return None,
    })
}

/// The emoji whose name, closed by a colon, begins `text`; and the text after it.
pub(super) fn named_at(text: &str) -> Option<(String, &str)> {
    let end = text.bytes().take(NAME_MAX_BYTES).position(|b| b == b':')?;
    let (name, rest) = (text.get(..end)?, text.get(end + 1..)?);
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"+-_'".contains(&b));
    if !is_name {
        return None;
    }
    if let Some(toned) = rest.strip_prefix(":skin-tone-")
        && let Some((tone, rest)) = toned.split_once(':')
        && tone.len() == 1
    {
        return Some((by_name(&format!("{name}::skin-tone-{tone}"))?, rest));
    }
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((by_name(name)?, rest))
}
