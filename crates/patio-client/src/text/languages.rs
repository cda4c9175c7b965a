//! Languages in what people ask: "wie spreekt Pools", "a Spanish speaker", "Duitstalig".
//!
//! Owns the names of languages and the words by which speaking is meant. Must not know people. The names are in `data/languages.txt`.

use super::fold;
use super::words::is_telling;
use std::collections::HashMap;
use std::sync::LazyLock;

const NAMES: &str = include_str!("../../data/languages.txt");
/// The longest name of a language, in words.
const NAME_MAX_WORDS: usize = 4;
/// Words that say that a language is to be spoken, or that say nothing beside one. Folded.
const SPEAKING: &[&str] = &[
    "spreek",
    "spreekt",
    "spreken",
    "sprekend",
    "sprekende",
    "sprekers",
    "spreker",
    "praat",
    "praten",
    "taal",
    "talen",
    "beheerst",
    "beheersen",
    "verstaat",
    "verstaan",
    "vertaal",
    "vertaalt",
    "vertalen",
    "vertaler",
    "vertaling",
    "tolk",
    "tolken",
    "vloeiend",
    "speak",
    "speaks",
    "speaking",
    "speaker",
    "speakers",
    "talk",
    "talks",
    "language",
    "languages",
    "translate",
    "translates",
    "translation",
    "translator",
    "interpreter",
    "fluent",
    "fluently",
];
const FILLING: &[&str] = &[
    "goed",
    "beetje",
    "collega",
    "collegas",
    "mensen",
    "well",
    "bit",
    "little",
    "colleague",
    "colleagues",
    "people",
    "moedertaal",
    "native",
];
/// "Poolstalig": speaking, in one word with the language.
const TALIG: [&str; 3] = ["talig", "talige", "taligen"];

/// A language as people name it; several codes can have one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its codes, as profiles have them.
    pub codes: Vec<&'static str>,
    /// Its name in Dutch.
    pub nl: &'static str,
    /// Its name in English.
    pub en: &'static str,
}

/// What is asked about languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The languages, each once.
    pub languages: Vec<Language>,
    /// The telling words that are about something else, folded.
    pub rest: Vec<String>,
}

static BY_NAME: LazyLock<HashMap<String, Language>> = LazyLock::new(|| {
    let mut by_name: HashMap<String, Language> = HashMap::new();
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('|');
        let (Some(code), Some(nl), Some(en)) = (fields.next(), fields.next(), fields.next()) else { continue };
        for name in [nl, en].into_iter().chain(fields) {
            let language = by_name.entry(fold::words(name).join(" ")).or_insert_with(|| Language { codes: vec![], nl, en });
            if !language.codes.contains(&code) {
                language.codes.push(code);
            }
        }
    }
    by_name
});

/// The language at the beginning of these words, how many words name it, and whether one of them also says that it is spoken.
fn named(words: &[String]) -> Option<(&'static Language, usize, bool)> {
    let by_name: &'static HashMap<String, Language> = &BY_NAME;
    for count in (1..=NAME_MAX_WORDS.min(words.len())).rev() {
        if let Some(language) = words.get(..count).and_then(|words| by_name.get(&words.join(" "))) {
            return Some((language, count, false));
        }
    }
    let word = words.first()?;
    let bare = TALIG.iter().find_map(|ending| word.strip_suffix(ending))?;
    by_name.get(bare).map(|language| (language, 1, true))
}

/// Reads what is asked; nothing when no language is meant. A language that is named in passing is not meant: somebody must be asked to
/// speak it, or nothing else is said.
#[must_use]
pub fn asked(text: &str) -> Option<Asked> {
    let words = fold::words(text);
    let (mut languages, mut rest): (Vec<Language>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut at, mut is_spoken) = (0, false);
    while let Some(word) = words.get(at) {
        if let Some((language, count, spoken)) = words.get(at..).and_then(named) {
            is_spoken |= spoken;
            at += count;
            if !languages.contains(language) {
                languages.push(language.clone());
            }
            continue;
        }
        at += 1;
        if SPEAKING.contains(&word.as_str()) {
            is_spoken = true;
        } else if is_telling(word) && !FILLING.contains(&word.as_str()) {
            rest.push(word.clone());
        }
    }
    (!languages.is_empty() && (is_spoken || rest.is_empty())).then_some(Asked { languages, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        asked(text).map(|asked| asked.languages.into_iter().flat_map(|language| language.codes).collect()).unwrap_or_default()
    }

    #[test]
    fn a_language_is_known_by_its_name_in_both_languages_and_in_one_word_with_speaking() {
        for text in [
            "wie spreekt pools",
            "Wie kan er Pools?",
            "Pools",
            "polish",
            "who speaks Polish?",
            "een Poolstalige collega",
            "Spreekt iemand goed Pools?",
        ] {
            assert_eq!(codes(text), ["pl"], "{text}");
        }
        assert_eq!(codes("iemand die Pools en Duits spreekt"), ["pl", "de"]);
        assert_eq!(codes("wie kent gebarentaal"), ["sgn"]);
        assert_eq!(codes("spreekt iemand Noors"), ["nb", "nn", "no"]);
        assert_eq!(codes("wie spreekt Swiss German"), ["gsw"], "and not German");
    }

    #[test]
    fn a_language_named_in_passing_is_not_asked_for() {
        for text in ["wie polish de vloer", "waar staat de Duitse handleiding", "retour uit Polen", "Frans de Vries", "", "wie weet dit"] {
            assert_eq!(asked(text), None, "{text}");
        }
    }

    #[test]
    fn what_else_is_asked_is_kept() {
        let asked = asked("Wie spreekt Duits en weet van retouren?").expect("a language");
        assert_eq!((asked.languages.len(), asked.rest), (1, vec!["retouren".to_owned()]));
    }
}
