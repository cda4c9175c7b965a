//! A person as a vCard 4.0 (RFC 6350, expertise by RFC 6715), to take along into an address book.
//!
//! Owns escaping and folding. Must not know databases. Photo and year of birth are left out: consent to them is for Patio alone,
//! where they can be taken back.

use patio_domain::Level;
use patio_domain::name::is_apostrophe;
use patio_protocol::record::PersonBody;

/// Longest line, in octets without the line end.
const LINE_OCTETS: usize = 75;

/// Text as a value: backslash, comma, semicolon and line ends escaped, other control characters left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line folded at 75 octets, between characters.
fn fold(line: &str, out: &mut String) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Family and given name: a Dutch particle begins the family name, also behind a hyphen, and what a hyphen joins is one family name.
fn family_and_given(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let particle = |word: &str| crate::text::fold::is_particle(&word.to_lowercase().replace(is_apostrophe, ""));
    let is_hyphen = |word: &str| matches!(word, "-" | "–" | "‐");
    let begins = |at: usize| {
        let (word, next) = (words.get(at).copied().unwrap_or_default(), words.get(at + 1).copied().unwrap_or_default());
        particle(word) || word.rsplit_once('-').is_some_and(|(_, last)| particle(last)) || is_hyphen(next)
    };
    let start = (1..words.len()).find(|at| begins(*at)).unwrap_or(words.len().saturating_sub(1));
    match (words.get(start..), words.get(..start)) {
        (Some(family), Some(given)) => (family.join(" "), given.join(" ")),
        _ => (name.to_owned(), String::new()),
    }
}

/// The card. `expertise` are the names of the person's topics with their levels, `organisation` may be empty.
#[must_use]
pub fn vcard(id: &str, body: &PersonBody, expertise: &[(String, Option<Level>)], organisation: &str) -> String {
    let mut out = String::new();
    let mut line = |property: &str, value: &str| {
        if !value.is_empty() {
            fold(&format!("{property}:{value}"), &mut out);
        }
    };
    line("BEGIN", "VCARD");
    line("VERSION", "4.0");
    line("UID", &format!("urn:uuid:{id}"));
    line("FN", &escape(&body.name));
    let (family, given) = family_and_given(&body.name);
    line("N", &format!("{};{};;;", escape(&family), escape(&given)));
    line("TITLE", &escape(&body.job));
    if !(organisation.is_empty() && body.unit.is_empty()) {
        let unit = if body.unit.is_empty() { String::new() } else { format!(";{}", escape(&body.unit)) };
        line("ORG", &format!("{}{unit}", escape(organisation)));
    }
    line("EMAIL", &escape(&body.contact.email));
    line("TEL;VALUE=text", &escape(&body.contact.phone));
    if !body.location.is_empty() {
        line("ADR", &format!(";;;{};;;", escape(&body.location)));
    }
    line("TZ", &escape(&body.time_zone));
    for language in &body.languages {
        line("LANG", language);
    }
    for (name, level) in expertise {
        let level = match level {
            Some(Level::Learning) => ";LEVEL=beginner",
            Some(Level::Practised) => ";LEVEL=average",
            Some(Level::Expert) => ";LEVEL=expert",
            None => "",
        };
        line(&format!("EXPERTISE{level}"), &escape(name));
    }
    for interest in &body.interests {
        line("INTEREST", &escape(interest));
    }
    line("NOTE", &escape([body.about.as_str(), body.contact.other.as_str()].join("\n").trim()));
    line("END", "VCARD");
    out
}

/// A file name for it that every file system takes.
#[must_use]
pub fn file_name(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '\'') { c } else { ' ' }).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    if words.is_empty() { "contact.vcf".into() } else { format!("{}.vcf", words.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use patio_domain::Contact;
    use patio_protocol::record::AccountState;

    fn person() -> PersonBody {
        PersonBody {
            unit: "Kas; en balie".into(),
            location: "Zwolle".into(),
            time_zone: "Europe/Amsterdam".into(),
            languages: vec!["nl".into(), "tr".into()],
            contact: Contact { email: "joris@patio.example".into(), phone: "+31 6 1234".into(), other: "kamer 2".into() },
            about: "Regel één\nEND:VCARD".into(),
            ..PersonBody::new("Joris van den Akker".into(), "planner, \\ meer".into(), vec![], AccountState::Active)
        }
    }

    #[test]
    fn values_are_escaped_so_that_no_text_makes_a_line_of_its_own() {
        let card = vcard("1", &person(), &[("VPN, wifi".into(), Some(Level::Expert))], "Patio");
        for line in [
            "FN:Joris van den Akker",
            "N:van den Akker;Joris;;;",
            "TITLE:planner\\, \\\\ meer",
            "ORG:Patio;Kas\\; en balie",
            "TEL;VALUE=text:+31 6 1234",
            "ADR:;;;Zwolle;;;",
            "EXPERTISE;LEVEL=expert:VPN\\, wifi",
            "NOTE:Regel één\\nEND:VCARD\\nkamer 2",
        ] {
            assert!(card.split("\r\n").any(|found| found == line), "{line}\n{card}");
        }
        assert_eq!(card.matches("\r\nEND:VCARD\r\n").count(), 1);
        assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n") && card.ends_with("END:VCARD\r\n"));
    }

    #[test]
    fn a_long_line_is_folded_between_characters_and_unfolds_to_itself() {
        let about = "é".repeat(200);
        let card = vcard("1", &PersonBody { about: about.clone(), ..person() }, &[], "");
        assert!(card.split("\r\n").all(|line| line.len() <= LINE_OCTETS));
        assert!(card.replace("\r\n ", "").contains(&about));
    }

    #[test]
    fn what_was_consented_to_in_patio_does_not_leave_it() {
        let given = PersonBody { birth_year: Some(1980), photo: Some(patio_domain::FileId(uuid::Uuid::nil())), ..person() };
        assert_eq!(vcard("1", &given, &[], ""), vcard("1", &person(), &[], ""));
    }

    #[test]
    fn family_names_are_whole() {
        for (name, card) in [
            ("Karel ’t Hart", "’t Hart;Karel"),
            ("Karel 't Hart", "'t Hart;Karel"),
            ("Marieke Bakker-van Dam", "Bakker-van Dam;Marieke"),
            ("Eva Smit - de Boer", "Smit - de Boer;Eva"),
            ("Eva van Dam - de Boer", "van Dam - de Boer;Eva"),
            ("Anna Maria Smit-Bakker", "Smit-Bakker;Anna Maria"),
            ("Jan Peter van den Akker", "van den Akker;Jan Peter"),
            ("Anne-Fleur de Wit", "de Wit;Anne-Fleur"),
            ("Wim", "Wim;"),
        ] {
            let (family, given) = family_and_given(name);
            assert_eq!(format!("{family};{given}"), card);
        }
    }

    #[test]
    fn a_file_name_has_no_path_in_it() {
        assert_eq!(file_name("../Dirk van 't Hof/\\"), "Dirk van 't Hof.vcf");
        assert_eq!(file_name("///"), "contact.vcf");
    }
}
