//! How people type the names of colleagues: partly, misspelt, without accents, in another order, by nickname. From a seed.
//!
//! Owns the kinds of typing and what each does to a name. Must not know how names are searched: it uses no word list of the search
//! but the nicknames it is given. It uses a typed text only if the text without its slip fits at most five people.

use crate::random::SeededRandom;
use patio_domain::world::Random;
use std::collections::HashMap;

/// What was done to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One slip of the hand in the last name, the first name whole.
    Slip,
    /// A slip in both.
    TwoSlips,
    /// Accents left out.
    NoAccents,
    /// Beginnings of first and last name.
    HalfNames,
    /// A beginning with a slip in it.
    HalfWithSlip,
    /// First letter and last name.
    Initial,
    /// Last name first.
    OtherOrder,
    /// Words written as one.
    Joined,
    /// A word written as two.
    Split,
    /// The nickname, or the full name for a nickname.
    Nickname,
    /// Particles left out, shortened or another one.
    Particle,
    /// A Dutch spelling of the same sound.
    Spelling,
}

/// Every kind.
pub const KINDS: [Kind; 12] = [
    Kind::Slip,
    Kind::TwoSlips,
    Kind::NoAccents,
    Kind::HalfNames,
    Kind::HalfWithSlip,
    Kind::Initial,
    Kind::OtherOrder,
    Kind::Joined,
    Kind::Split,
    Kind::Nickname,
    Kind::Particle,
    Kind::Spelling,
];

/// A typed text, and the person it means.
#[derive(Clone, Debug)]
pub struct Typing {
    /// How the name was changed.
    pub kind: Kind,
    /// The typed text.
    pub text: String,
    /// The place of the person in the list of names.
    pub means: usize,
}

/// Lower case without accents, as a person types on a keyboard without accents.
#[must_use]
pub fn plain(name: &str) -> String {
    const ACCENTS: &str = "àaáaâaãaäaåaąaăaçcćcčcèeéeêeëeęeìiíiîiïiıiñnńnòoóoôoõoöoøoùuúuûuüuýyÿyšsśsşsžzźzżzłlğgďd";
    let pairs: Vec<char> = ACCENTS.chars().collect();
    let off = |c: char| pairs.chunks(2).find_map(|pair| if pair.first() == Some(&c) { pair.get(1).copied() } else { None });
    name.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').map(|c| off(c).unwrap_or(c)).collect()
}

const SMALL: [&str; 10] = ["van", "der", "den", "de", "ten", "ter", "'t", "in", "el", "ait"];

struct Name {
    words: Vec<String>,
}

impl Name {
    fn new(name: &str) -> Name {
        Name { words: plain(name).split([' ', '-']).map(str::to_owned).collect() }
    }

    fn first(&self) -> String {
        self.words.first().cloned().unwrap_or_default()
    }

    fn last(&self) -> String {
        self.words.last().cloned().unwrap_or_default()
    }

    /// Whether each of these is the beginning of a word of the name, each of a different word.
    fn fits(&self, parts: &[String]) -> bool {
        let mut left: Vec<&String> = self.words.iter().collect();
        parts.iter().all(|part| {
            let at = left.iter().position(|word| word.starts_with(part.as_str()));
            at.map(|at| left.swap_remove(at)).is_some()
        })
    }
}

fn slip(random: &mut SeededRandom, word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return None;
    }
    // People seldom mistype the first letter.
    let low = u64::from(random.chance(900));
    let span = u64::try_from(letters.len()).ok()?;
    let at = usize::try_from(low + random.below(span - low)).ok()?;
    let letter = char::from(b'a' + u8::try_from(random.below(26)).ok()?);
    match random.below(4) {
        0 => letters.insert(at, if random.chance(500) { *letters.get(at)? } else { letter }),
        1 => drop(letters.remove(at)),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => *letters.get_mut(at)? = letter,
    }
    let changed: String = letters.into_iter().collect();
    (changed != word).then_some(changed)
}

fn beginning(random: &mut SeededRandom, word: &str, least: usize) -> String {
    let letters = word.chars().count();
    let span = u64::try_from(letters.saturating_sub(least)).unwrap_or(0).max(1);
    word.chars().take(least + usize::try_from(random.below(span)).unwrap_or(0)).collect()
}

const SPELLINGS: [(&str, &str); 20] = [
    ("ij", "y"),
    ("y", "ij"),
    ("ck", "k"),
    ("k", "ck"),
    ("ph", "f"),
    ("f", "ph"),
    ("dt", "d"),
    ("dt", "t"),
    ("th", "t"),
    ("t", "th"),
    ("c", "k"),
    ("z", "s"),
    ("s", "z"),
    ("oo", "o"),
    ("ae", "aa"),
    ("aa", "ae"),
    ("ts", "tz"),
    ("ei", "ij"),
    ("ee", "e"),
    ("v", "f"),
];

fn respell(random: &mut SeededRandom, word: &str) -> Option<String> {
    let fitting: Vec<&(&str, &str)> = SPELLINGS.iter().filter(|(from, _)| word.contains(from)).collect();
    let (from, to) = random.pick(&fitting)?;
    Some(word.replacen(from, to, 1))
}

/// The typed text, and the beginnings of words it had before the slip.
fn typed(random: &mut SeededRandom, kind: Kind, whole: &str, nicknames: &HashMap<String, Vec<String>>) -> Option<(String, Vec<String>)> {
    let name = Name::new(whole);
    let (first, last) = (name.first(), name.last());
    if name.words.len() < 2 {
        return None;
    }
    let both = vec![first.clone(), last.clone()];
    Some(match kind {
        Kind::Slip => (format!("{first} {}", slip(random, &last)?), both),
        Kind::TwoSlips => (format!("{} {}", slip(random, &first)?, slip(random, &last)?), both),
        Kind::NoAccents => {
            let plain = plain(whole);
            (plain != whole.to_lowercase()).then_some((plain, name.words))?
        }
        Kind::HalfNames => {
            let parts = vec![beginning(random, &first, 2), beginning(random, &last, 3)];
            (parts.join(" "), parts)
        }
        Kind::HalfWithSlip => {
            let half = beginning(random, &last, 5);
            (format!("{first} {}", slip(random, &half)?), vec![first, half])
        }
        Kind::Initial => {
            let letter: String = first.chars().take(1).collect();
            (format!("{letter} {last}"), vec![letter, last])
        }
        Kind::OtherOrder => (format!("{last} {first}"), both),
        Kind::Joined => match name.words.get(1..) {
            Some(rest) if rest.len() > 1 => (format!("{first} {}", rest.concat().replace('\'', "")), both),
            _ => (format!("{first}{last}"), both),
        },
        Kind::Split => {
            let letters = last.chars().count();
            let cut = usize::try_from(random.below(u64::try_from(letters.checked_sub(5)?).ok()?)).ok()? + 3;
            let (left, right): (String, String) = (last.chars().take(cut).collect(), last.chars().skip(cut).collect());
            (format!("{first} {left} {right}"), both)
        }
        Kind::Nickname => {
            let other = random.pick(nicknames.get(&first)?)?.clone();
            (format!("{other} {last}"), vec![other, last])
        }
        Kind::Particle => {
            let small = name.words.iter().any(|word| SMALL.contains(&word.as_str()));
            let way = random.pick(&["", "vd ", "v.d. ", "van de ", "van der "]).copied()?;
            small.then_some((format!("{first} {way}{last}"), both))?
        }
        Kind::Spelling => (format!("{first} {}", respell(random, &last)?), both),
    })
}

/// Makes this number of typed texts, equally many of each kind. `nicknames` maps plain names to their other forms.
#[must_use]
pub fn typings(seed: u64, names: &[String], count: usize, nicknames: &HashMap<String, Vec<String>>) -> Vec<Typing> {
    let mut random = SeededRandom::new(seed);
    let known: Vec<Name> = names.iter().map(|name| Name::new(name)).collect();
    let mut found = Vec::new();
    let mut turn = 0;
    while found.len() < count && turn < count * 200 {
        let kind = KINDS.get(found.len() % KINDS.len()).copied().unwrap_or(Kind::Slip);
        turn += 1;
        let Ok(means) = usize::try_from(random.below(u64::try_from(names.len()).unwrap_or(0))) else { continue };
        let Some((text, parts)) = names.get(means).and_then(|name| typed(&mut random, kind, name, nicknames)) else { continue };
        // A nickname means the people with that nickname and the people whose full name it stands for.
        let mut meanings = vec![parts.clone()];
        if kind == Kind::Nickname
            && let [other, last] = parts.as_slice()
        {
            meanings.extend(nicknames.get(other).into_iter().flatten().map(|full| vec![full.clone(), last.clone()]));
        }
        if known.iter().filter(|name| meanings.iter().any(|parts| name.fits(parts))).count() <= 5 {
            found.push(Typing { kind, text, means });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_typed_and_the_same_seed_types_the_same() {
        let names = crate::names::names(3, 800);
        let nicknames = HashMap::from([("jan".to_owned(), vec!["johannes".to_owned()]), ("robert".to_owned(), vec!["bob".to_owned()])]);
        let all = typings(4, &names, 120, &nicknames);
        assert!(KINDS.iter().all(|kind| all.iter().any(|typing| typing.kind == *kind)));
        let again = typings(4, &names, 120, &nicknames);
        assert!(all.iter().zip(&again).all(|(one, other)| one.text == other.text));
    }
}
