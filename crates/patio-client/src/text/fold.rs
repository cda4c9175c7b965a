//! What Dutch names add to the rule for names: particles, their short forms, and how a word sounds whatever its spelling.
//!
//! Owns the particles and the sounds. Must not know the index of names; case and accents are the domain's ([`name::words`]).

use patio_domain::name;

/// Words inside names that everybody leaves out, shortens or misremembers.
const PARTICLES: &[&str] = &[
    "van", "der", "den", "de", "het", "t", "s", "ten", "ter", "te", "op", "in", "aan", "bij", "la", "le", "du", "von", "zu", "el", "al",
    "da", "do", "dos", "di", "del", "vd", "vande", "vander", "vanden", "onder", "voor",
];

/// Whether a folded word is a particle.
#[must_use]
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The folded words of a name or of what was typed. `v.d.`, `v/d` and `v d` become `vd`.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in name::words(text) {
        match joined.last_mut() {
            Some(last) if last == "v" && word == "d" => last.push('d'),
            _ => joined.push(word),
        }
    }
    joined
}

/// How a folded word sounds to a Dutch ear, so that `Meijer`, `Meyer` and `Meier` are one.
#[must_use]
pub fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    let mut index = 0;
    while index < letters.len() {
        let (here, next, after) = (at(index), at(index + 1), at(index + 2));
        let (sounds, taken): (&[char], usize) = match (here, next, after) {
            ('e', 'i' | 'y', 'j') => (&['i'], 3),
            ('i', 'j', _) | ('e', 'i' | 'y', _) | ('i', 'e', _) => (&['i'], 2),
            ('o', 'e' | 'u', _) => (&['u'], 2),
            ('o', 'o', _) => (&['o'], 2),
            ('a', 'a' | 'e', _) => (&['a'], 2),
            ('e', 'e', _) => (&['e'], 2),
            ('u', 'u', _) => (&['u'], 2),
            ('y', 'a' | 'e' | 'o' | 'u', _) if index == 0 => (&['j'], 1),
            ('y', ..) => (&['i'], 1),
            ('p', 'h', _) => (&['f'], 2),
            ('v', ..) => (&['f'], 1),
            ('t', 'h', _) | ('d', 't' | 'h', _) => (&['t'], 2),
            ('d', '\0', _) => (&['t'], 1),
            ('c', 'z', _) | ('t', 'z', _) => (&['t', 's'], 2),
            ('s', 'c', 'h') => (&['s', 'g'], 3),
            ('s', 'h', _) => (&['s'], 2),
            ('c' | 'g', 'h', _) => (&['g'], 2),
            ('c', 'k', _) | ('k', 'h', _) => (&['k'], 2),
            ('c', 'e' | 'i' | 'y', _) => (&['s'], 1),
            ('c', ..) => (&['k'], 1),
            ('q', 'u', _) => (&['k', 'w'], 2),
            ('q', ..) => (&['k'], 1),
            ('x', ..) => (&['k', 's'], 1),
            ('z', ..) => (&['s'], 1),
            ('h', '\0', _) if index > 0 => (&[], 1),
            _ => (std::slice::from_ref(letters.get(index).unwrap_or(&' ')), 1),
        };
        for sound in sounds {
            if out.last() != Some(sound) {
                out.push(*sound);
            }
        }
        index += taken;
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_accents_dots_and_apostrophes() {
        assert_eq!(words("Dirk van 't Hof"), ["dirk", "van", "t", "hof"]);
        assert_eq!(words("J. v.d. Berg"), ["j", "vd", "berg"]);
        assert_eq!(words("Jan-Willem v/d Brük"), ["jan", "willem", "vd", "bruk"]);
        assert_eq!(words("Łukasz Dąbrowski"), ["lukasz", "dabrowski"]);
        assert_eq!(words("Groß"), ["gross"]);
        assert_eq!(words("  "), Vec::<String>::new());
    }

    #[test]
    fn spellings_of_one_sound_are_one() {
        for same in [
            &["meijer", "meyer", "meier"][..],
            &["bruijn", "bruyn", "bruin"],
            &["joesoef", "yusuf", "youssouf"],
            &["dirck", "dirk"],
            &["sofie", "sophie"],
            &["schmidt", "schmit", "schmid"],
            &["matthijs", "mathijs", "mattijs"],
            &["karel", "carel"],
            &["zanten", "santen"],
            &["roos", "ros"],
            &["haans", "haens", "hans"],
            &["fritz", "frits"],
            &["clara", "klara"],
            &["dewit", "dewitt"],
        ] {
            for other in same {
                assert_eq!(sound(other), sound(same[0]), "{other} and {}", same[0]);
            }
        }
        assert_ne!(sound("jansen"), sound("hansen"));
        assert_ne!(sound("bos"), sound("bus"));
    }
}
