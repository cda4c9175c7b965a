//! Names and e-mail addresses out of what people paste: a column of addresses, rows of a spreadsheet, the recipients of a mail.
//!
//! Pure. Must not know accounts: whether an address has one already is the server's answer.

use crate::features::admin::view::{PastedPeople, PastedPerson, UnreadLine};
use std::collections::HashSet;

/// People who are invited at a time; a larger organisation has an import.
const PEOPLE_MAX: usize = 500;
/// Words of a first line that names columns. Lower case.
const HEADINGS: &[&str] =
    &["naam", "name", "voornaam", "achternaam", "first name", "last name", "e-mail", "email", "mail", "e-mailadres", "emailadres", "login"];

/// Reads a pasted text.
#[must_use]
pub fn read_pasted(text: &str) -> PastedPeople {
    let mut found = PastedPeople { people: Vec::new(), unread: Vec::new(), beyond: Vec::new() };
    let mut known = HashSet::new();
    for (line, number) in text.lines().zip(1u32..) {
        let line = line.trim();
        if line.is_empty() || number == 1 && is_heading(line) {
            continue;
        }
        let people = read_line(line);
        if people.is_empty() {
            found.unread.push(UnreadLine { line: number, text: line.to_owned() });
        }
        for person in people.into_iter().filter(|person| known.insert(person.login.clone())) {
            let group = if found.people.len() < PEOPLE_MAX { &mut found.people } else { &mut found.beyond };
            group.push(person);
        }
    }
    found
}

fn is_heading(line: &str) -> bool {
    let mut fields = fields(line).into_iter().filter(|field| !field.is_empty()).peekable();
    fields.peek().is_some() && fields.all(|field| HEADINGS.contains(&field.to_lowercase().as_str()))
}

/// The fields of a line, without the quotes around them. What stands between quotes is not cut.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match (sign, fields.last_mut()) {
            ('"', _) => quoted = !quoted,
            (';' | ',' | '\t', _) if !quoted => fields.push(String::new()),
            (_, Some(field)) => field.push(sign),
            (_, None) => {}
        }
    }
    fields.into_iter().map(|field| field.trim().to_owned()).collect()
}

/// An address with the name before it: `Jan de Vries <jan@example.org>`, `mailto:jan@example.org`, `jan@example.org`.
fn read_field(field: &str) -> Option<(String, String)> {
    let (name, address) = match field.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.split('>').next().unwrap_or_default()),
        None => {
            let start = field.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            (field.get(..start).unwrap_or_default().trim(), field.get(start..).unwrap_or_default())
        }
    };
    let address = address.trim().trim_start_matches("mailto:").trim_end_matches(['.', ')']).trim_start_matches('(').to_lowercase();
    let (user, host) = address.split_once('@')?;
    let is_whole = !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@');
    (is_whole && !address.contains(char::is_whitespace)).then(|| (unquoted(name).to_owned(), address.clone()))
}

/// Without the quotes around it. `'t Hooft` has none.
fn unquoted(name: &str) -> &str {
    name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap_or(name)
}

fn read_line(line: &str) -> Vec<PastedPerson> {
    let (mut people, mut names): (Vec<PastedPerson>, Vec<String>) = (Vec::new(), Vec::new());
    for field in fields(line).into_iter().filter(|field| !field.is_empty()) {
        match read_field(&field) {
            Some((name, login)) => {
                // "Vries, Jan de <jan@…>" was cut at its comma, and a spreadsheet has first and last name in columns of their own.
                let before = std::mem::take(&mut names).into_iter().chain(Some(name).filter(|name| !name.is_empty()));
                people.push(PastedPerson { name: before.collect::<Vec<_>>().join(" "), login });
            }
            None => names.push(field),
        }
    }
    // The name stands behind the only address of the line.
    if let ([person], false) = (people.as_mut_slice(), names.is_empty())
        && person.name.is_empty()
    {
        person.name = names.join(" ");
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        read_pasted(text).people.into_iter().map(|person| (person.name, person.login)).collect()
    }

    fn one(name: &str, login: &str) -> (String, String) {
        (name.to_owned(), login.to_owned())
    }

    #[test]
    fn addresses_are_read_as_mail_programs_and_spreadsheets_write_them() {
        let jan = vec![one("Jan de Vries", "jan@beukenhof.example")];
        for text in [
            "Jan de Vries <jan@beukenhof.example>",
            "\"Jan de Vries\" <Jan@Beukenhof.example>;",
            "Jan de Vries\tjan@beukenhof.example",
            "Jan;de Vries;jan@beukenhof.example",
            "jan@beukenhof.example, Jan de Vries",
            "Jan de Vries jan@beukenhof.example",
            "'Jan de Vries' <jan@beukenhof.example>",
            "Naam;E-mail\nJan de Vries;jan@beukenhof.example\n",
        ] {
            assert_eq!(read(text), jan, "{text}");
        }
        assert_eq!(read("'t Hooft <t@a.example>"), [one("'t Hooft", "t@a.example")]);
        assert_eq!(read("  mailto:jan@beukenhof.example.\r\n"), [one("", "jan@beukenhof.example")]);
    }

    #[test]
    fn a_line_of_recipients_is_many_people_each_once() {
        let found = read("Jan <jan@a.example>; \"Bos, Piet\" <piet@a.example>, jan@a.example; els@a.example");
        assert_eq!(found, [one("Jan", "jan@a.example"), one("Bos, Piet", "piet@a.example"), one("", "els@a.example")]);
    }

    #[test]
    fn what_is_no_address_is_told_by_its_line_and_nothing_is_guessed() {
        let found = read_pasted("Naam\nJan de Vries\n\njan@beukenhof\n@a.example\nels@a.example");
        assert_eq!(found.people.len(), 1);
        let unread: Vec<_> = found.unread.iter().map(|line| (line.line, line.text.as_str())).collect();
        assert_eq!(unread, [(2, "Jan de Vries"), (4, "jan@beukenhof"), (5, "@a.example")]);
    }

    #[test]
    fn of_a_very_long_list_nobody_is_lost() {
        let many: String = (0..PEOPLE_MAX + 2).map(|n| format!("n{n}@a.example\nn{n}@a.example\nnot one\n")).collect();
        let found = read_pasted(&many);
        let beyond: Vec<_> = found.beyond.iter().map(|person| person.login.as_str()).collect();
        assert_eq!((found.people.len(), beyond), (PEOPLE_MAX, vec!["n500@a.example", "n501@a.example"]));
        assert_eq!(found.unread.len(), PEOPLE_MAX + 2);
        assert!(read_pasted("").people.is_empty());
    }
}
