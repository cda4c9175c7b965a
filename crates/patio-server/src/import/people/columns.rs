//! Which column is which, by its name in Dutch or English.

use std::io::{self, Write};
use std::str::FromStr;

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    ExternalId,
    Email,
    Name,
    FirstName,
    Prefix,
    LastName,
    Job,
    Unit,
    Location,
    Manager,
    Languages,
    Hours,
    Start,
    End,
}

/// For each column, its word in reports and the names it goes by: small letters and digits only.
const NAMES: [(Column, &str, &[&str]); 14] = [
    (
        Column::ExternalId,
        "external_id",
        &[
            "externalid",
            "id",
            "employeeid",
            "employeenumber",
            "employeeno",
            "personnelnumber",
            "personnelid",
            "staffid",
            "personid",
            "personeelsnummer",
            "personeelsnr",
            "medewerkernummer",
            "medewerkernr",
            "medewerkerid",
            "werknemersnummer",
            "werknemernummer",
            "persnr",
        ],
    ),
    (
        Column::Email,
        "email",
        &[
            "email",
            "mail",
            "emailaddress",
            "mailaddress",
            "workemail",
            "emailwork",
            "emailadres",
            "mailadres",
            "werkemail",
            "emailwerk",
            "zakelijkemailadres",
            "zakelijkemail",
            "login",
            "userprincipalname",
            "upn",
        ],
    ),
    (
        Column::Name,
        "name",
        &["name", "fullname", "displayname", "naam", "volledigenaam", "weergavenaam", "medewerker", "employee", "employeename"],
    ),
    (Column::FirstName, "first_name", &["firstname", "givenname", "preferredname", "voornaam", "roepnaam"]),
    (Column::Prefix, "name_prefix", &["tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "nameprefix"]),
    (Column::LastName, "last_name", &["lastname", "surname", "familyname", "sn", "achternaam", "familienaam"]),
    (Column::Job, "job_title", &["jobtitle", "job", "title", "position", "functie", "functietitel", "functienaam", "functieomschrijving"]),
    (
        Column::Unit,
        "unit",
        &["department", "unit", "team", "division", "businessunit", "orgunit", "afdeling", "eenheid", "onderdeel", "organisatieeenheid"],
    ),
    (
        Column::Location,
        "location",
        &["location", "office", "site", "city", "worklocation", "locatie", "standplaats", "plaats", "vestiging", "werklocatie", "kantoor"],
    ),
    (
        Column::Manager,
        "manager",
        &[
            "manager",
            "managerid",
            "manageremail",
            "manageremployeeid",
            "supervisor",
            "supervisorid",
            "supervisoremail",
            "reportsto",
            "leidinggevende",
            "leidinggevendeid",
            "leidinggevendeemail",
            "personeelsnummerleidinggevende",
            "emailleidinggevende",
        ],
    ),
    (Column::Languages, "language", &["language", "languages", "preferredlanguage", "taal", "talen", "voorkeurstaal"]),
    (
        Column::Hours,
        "working_pattern",
        &["workingpattern", "workpattern", "workinghours", "workschedule", "werkpatroon", "werktijden", "werkrooster", "arbeidspatroon"],
    ),
    (Column::Start, "start", &["start", "startdate", "hiredate", "startdatum", "indienst", "datumindienst", "indienstdatum"]),
    (Column::End, "end", &["end", "enddate", "leavedate", "terminationdate", "einddatum", "uitdienst", "datumuitdienst", "uitdienstdatum"]),
];

/// Where each column stands.
pub(super) struct Columns(Vec<(Column, usize)>);

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What the command line says a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenColumn {
    name: String,
    /// Nothing: it is not read.
    column: Option<Column>,
}

impl FromStr for GivenColumn {
    type Err = String;

    fn from_str(text: &str) -> Result<GivenColumn, String> {
        let (name, field) = text.rsplit_once('=').filter(|(name, _)| !folded(name).is_empty()).ok_or("it must be NAME=FIELD or NAME=-")?;
        let column = NAMES.iter().find(|(_, word, _)| *word == field.trim()).map(|(column, _, _)| *column);
        if column.is_none() && field.trim() != "-" {
            let words: Vec<&str> = NAMES.iter().map(|(_, word, _)| *word).collect();
            return Err(format!("a field is one of {}, or - for none", words.join(", ")));
        }
        Ok(GivenColumn { name: name.trim().to_owned(), column })
    }
}

impl GivenColumn {
    /// What the column is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether there is a column of that name.
    pub(super) fn is_in(&self, header: &[String]) -> bool {
        header.iter().any(|name| folded(name) == folded(&self.name))
    }
}

impl Columns {
    /// Finds the columns: first those that the command line names, then the others by their names; of two with one meaning, the first.
    pub(super) fn of(header: &[String], given: &[GivenColumn]) -> Columns {
        let names: Vec<String> = header.iter().map(|name| folded(name)).collect();
        let mut found: Vec<(Column, usize)> = Vec::new();
        for said in given {
            let at = names.iter().position(|name| *name == folded(&said.name));
            found.extend(said.column.zip(at).filter(|(column, _)| found.iter().all(|(other, _)| other != column)));
        }
        for (at, name) in names.iter().enumerate().filter(|(_, name)| given.iter().all(|said| folded(&said.name) != **name)) {
            let known = NAMES.iter().find(|(_, _, names)| names.contains(&name.as_str()));
            if let Some((column, _, _)) = known
                && found.iter().all(|(other, _)| other != column)
            {
                found.push((*column, at));
            }
        }
        Columns(found)
    }

    /// Each known column, with where it stands.
    pub(super) fn list(&self) -> impl Iterator<Item = (Column, usize)> {
        self.0.iter().copied()
    }

    /// How many are known.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Where a column stands.
    pub(super) fn at(&self, column: Column) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == column).map(|(_, at)| *at)
    }

    fn has(&self, column: Column) -> bool {
        self.at(column).is_some()
    }

    /// What is needed and not there, in words.
    pub(super) fn missing(&self) -> Option<&'static str> {
        if !self.has(Column::ExternalId) && !self.has(Column::Email) {
            Some("an employee number or an e-mail address")
        } else if !self.has(Column::Name) && !self.has(Column::LastName) {
            Some("a name")
        } else {
            None
        }
    }

    /// Says which columns are used and which are not.
    pub(super) fn tell(&self, header: &[String], out: &mut dyn Write) -> io::Result<()> {
        let plain = |name: &str| -> String { name.chars().filter(|c| !c.is_control()).take(60).collect() };
        for (at, name) in header.iter().enumerate() {
            match self.0.iter().find(|(_, used)| *used == at) {
                Some((column, _)) => writeln!(out, "column {} is {}", plain(name), word(*column))?,
                None => writeln!(out, "column {} is not read", plain(name))?,
            }
        }
        out.flush()
    }
}

/// The word of a column in reports.
pub(super) fn word(column: Column) -> &'static str {
    NAMES.iter().find(|(known, _, _)| *known == column).map_or("", |(_, word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_in_dutch_and_english_whatever_their_spelling() {
        let header = ["Personeels-nummer", "E-mail adres", "Achternaam", "JOB_TITLE", "Salaris", "e-mail", "Datum in dienst"];
        let columns = Columns::of(&header.map(str::to_owned), &[]);
        let at = [Column::ExternalId, Column::Email, Column::LastName, Column::Job, Column::Start].map(|column| columns.at(column));
        assert_eq!(at, [Some(0), Some(1), Some(2), Some(3), Some(6)]);
        assert_eq!((columns.count(), columns.missing()), (5, None));
    }

    #[test]
    fn what_somebody_says_goes_before_what_a_name_means() {
        let header = ["Nr", "Naam", "E-mail", "Afdeling", "Kostenplaats"].map(str::to_owned);
        let given = ["nr=external_id", "Kosten-plaats=unit", "afdeling=-"].map(|text| text.parse::<GivenColumn>().unwrap());
        let columns = Columns::of(&header, &given);
        let at = [Column::ExternalId, Column::Name, Column::Email, Column::Unit].map(|column| columns.at(column));
        assert_eq!((at, columns.count()), ([Some(0), Some(1), Some(2), Some(4)], 4));
        assert!(given.iter().all(|column| column.is_in(&header)) && !given[0].is_in(&header[1..]));
        for wrong in ["nr", "=unit", "nr=shoe size", "nr="] {
            assert!(wrong.parse::<GivenColumn>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut names: Vec<&str> = NAMES.iter().flat_map(|(_, _, names)| names.iter().copied()).collect();
        assert!(names.iter().all(|name| folded(name) == *name));
        let before = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), before);
    }
}
