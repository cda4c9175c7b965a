//! What is printed: texts in the person's language, or JSON for machines.

use crate::failure::Failure;
use patio_client::texts::Texts;
use patio_domain::bidi;
use serde_json::{Value, json};
use std::io::{self, Write as _};

const NL: &str = include_str!("../../../assets/locales/nl/cli.ftl");
const EN: &str = include_str!("../../../assets/locales/en/cli.ftl");

/// The voice of the terminal.
pub struct Say {
    texts: Texts,
    locale: String,
    json: bool,
}

impl Say {
    /// In `nl` or `en`; as JSON when asked.
    pub fn new(locale: &str, json: bool) -> Say {
        Say { texts: Texts::of(locale, NL, EN), locale: locale.to_owned(), json }
    }

    /// The language.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Whether machines read this.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// A text.
    pub fn text(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        self.texts.text(id, arguments)
    }

    /// A text that counts something.
    pub fn counted(&self, id: &str, count: u64) -> String {
        self.texts.counted(id, "count", count)
    }

    /// Prints a text; machines get the answer of the call instead, see [`Say::answer`].
    pub fn tell(&self, id: &str, arguments: &[(&str, &str)]) -> Result<(), Failure> {
        if self.json { Ok(()) } else { self.line(&self.text(id, arguments)) }
    }

    /// Prints a call's answer for machines.
    pub fn answer(&self, answer: &Value) -> Result<(), Failure> {
        if self.json { self.line(&answer.to_string()) } else { Ok(()) }
    }

    /// Prints a line at once.
    pub fn line(&self, line: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        writeln!(out, "{}", plain(line))?;
        Ok(out.flush()?)
    }

    /// Says on standard error what went wrong.
    pub fn failure(&self, failure: &Failure) {
        let code = failure.code();
        let line = if self.json {
            json!({ "code": code }).to_string()
        } else {
            let id = format!("cli-why-{}", code.replace('_', "-"));
            let words = self.text(&id, &[]);
            // A code of a newer server has no words here; it is shown as it is.
            if words == id { self.text("cli-why-other", &[("code", code)]) } else { words }
        };
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(io::stderr(), "{line}");
    }
}

/// What colleagues wrote must not steer the terminal: control characters are dropped, and what turns direction turns nothing around it.
fn plain(line: &str) -> String {
    let line: String = line.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
    bidi::isolated(&line).into_owned()
}

/// An instant as `2026-11-23 14:02` in UTC, which is the same on every machine.
pub fn instant(at_ms: i64) -> String {
    let minutes = at_ms.div_euclid(60_000);
    let (days, minute_of_day) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    // Days since 1970-01-01 to a date (H. Hinnant, "chrono-compatible low-level date algorithms").
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minute_of_day / 60, minute_of_day % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use patio_client::CallCode;

    #[test]
    fn an_instant_is_its_utc_date() {
        assert_eq!(instant(0), "1970-01-01 00:00");
        assert_eq!(instant(951_827_640_000), "2000-02-29 12:34");
        assert_eq!(instant(-60_000), "1969-12-31 23:59");
    }

    #[test]
    fn what_somebody_wrote_cannot_steer_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\r\tc"), "a[2Jb\tc");
        assert_eq!(plain("txt.\u{202E}gnp"), "\u{2068}txt.\u{202E}gnp\u{202C}\u{2069}");
    }

    #[test]
    fn every_reason_has_words_in_both_languages() {
        let others = ["already_open", "folder_unusable", "data_too_new", "terminal_failed", "secret_in_arguments"];
        let codes: Vec<&str> = CallCode::all().map(CallCode::code).chain(others).collect();
        for locale in ["nl", "en"] {
            let say = Say::new(locale, false);
            for code in &codes {
                let id = format!("cli-why-{}", code.replace('_', "-"));
                assert_ne!(say.text(&id, &[]), id, "{locale}");
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        let ids = |source: &str| -> Vec<String> {
            let mut ids: Vec<String> = source.lines().filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned())).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(NL), ids(EN));
    }
}
