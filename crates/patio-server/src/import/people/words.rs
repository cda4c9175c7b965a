//! Languages, working patterns and dates as people write them in lists.

use jiff::civil::Date;
use patio_domain::WorkSpan;

/// Names of languages and their codes. Only those that are written out; codes are taken as they are.
const LANGUAGES: [(&str, &[&str]); 14] = [
    ("nl", &["nederlands", "dutch", "vlaams", "flemish"]),
    ("en", &["engels", "english"]),
    ("de", &["duits", "german", "deutsch"]),
    ("fr", &["frans", "french", "français"]),
    ("es", &["spaans", "spanish", "español"]),
    ("it", &["italiaans", "italian"]),
    ("pt", &["portugees", "portuguese"]),
    ("pl", &["pools", "polish", "polski"]),
    ("tr", &["turks", "turkish", "türkçe"]),
    ("ar", &["arabisch", "arabic"]),
    ("uk", &["oekraïens", "ukrainian"]),
    ("ro", &["roemeens", "romanian"]),
    ("bg", &["bulgaars", "bulgarian"]),
    ("fy", &["fries", "frisian", "frysk"]),
];

/// Language codes of a list such as `Nederlands, en`; nothing when a word of it is no language.
pub(super) fn languages(text: &str) -> Option<Vec<String>> {
    let mut codes = Vec::new();
    for word in text.split([',', ';', '/', '|']).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()) {
        let named = LANGUAGES.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(code, _)| (*code).to_owned());
        let is_code = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase());
        let code = word.split(['-', '_']).next().filter(|part| is_code(part)).map(str::to_owned);
        let code = named.or(code)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Some(codes)
}

const DAYS: [&[&str]; 7] = [
    &["ma", "maandag", "mon", "monday", "mo"],
    &["di", "dinsdag", "tue", "tuesday", "tu"],
    &["wo", "woensdag", "wed", "wednesday", "we"],
    &["do", "donderdag", "thu", "thursday", "th"],
    &["vr", "vrijdag", "fri", "friday", "fr"],
    &["za", "zaterdag", "sat", "saturday", "sa"],
    &["zo", "zondag", "sun", "sunday", "su"],
];

/// Working hours of a pattern such as `ma-do 08:30-17:00; vr 9-12`. Nothing when it says something else.
pub(super) fn hours(text: &str) -> Option<Vec<WorkSpan>> {
    let text =
        text.to_lowercase().replace(['–', '—'], "-").replace(" tot ", "-").replace(" t/m ", "-").replace(" uur", "").replace(" to ", "-");
    let (mut spans, mut days, mut pending) = (Vec::new(), Vec::new(), Vec::new());
    for word in text.split([' ', ',', ';', '+', '\n']).filter(|word| !word.is_empty() && *word != "en" && *word != "and") {
        if let Some(more) = days_of(word.trim_end_matches(':')) {
            if pending.is_empty() {
                days.clear();
            }
            days.extend_from_slice(&more);
            pending = days.clone();
        } else {
            let (from, until) = word.split_once('-')?;
            let (from_min, until_min) = (minutes(from)?, minutes(until)?);
            if days.is_empty() {
                return None;
            }
            spans.extend(days.iter().map(|day| WorkSpan { day: *day, from_min, until_min }));
            pending.clear();
        }
    }
    (pending.is_empty() && !spans.is_empty()).then_some(spans)
}

fn days_of(word: &str) -> Option<Vec<u8>> {
    let day = |word: &str| DAYS.iter().zip(1u8..).find(|(names, _)| names.contains(&word.trim_end_matches('.'))).map(|(_, day)| day);
    match word.split_once('-') {
        Some((from, to)) => {
            let (from, to) = (day(from)?, day(to)?);
            (from <= to).then(|| (from..=to).collect())
        }
        None => Some(vec![day(word)?]),
    }
}

fn minutes(clock: &str) -> Option<u16> {
    let (hour, minute) = clock.split_once([':', '.', 'u']).unwrap_or((clock, "0"));
    let (hour, minute): (u16, u16) = (hour.trim().parse().ok()?, if minute.is_empty() { 0 } else { minute.trim().parse().ok()? });
    (hour <= 24 && minute < 60 && hour * 60 + minute <= 1440).then_some(hour * 60 + minute)
}

/// A date: `2024-01-31`, `20240131`, or day before month with `-`, `/` or `.` between. A month first is not guessed.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?).ok();
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_codes_or_their_names() {
        assert_eq!(languages("Nederlands, English/de-DE; nl").unwrap(), ["nl", "en", "de"]);
        assert_eq!(languages("Klingons"), None);
        assert_eq!(languages(" "), Some(vec![]));
    }

    #[test]
    fn a_pattern_is_days_and_hours_and_nothing_else() {
        let span = |day, from_min, until_min| WorkSpan { day, from_min, until_min };
        let week: Vec<_> = (1..=4).map(|day| span(day, 510, 1020)).chain([span(5, 540, 720)]).collect();
        assert_eq!(hours("ma-do 08:30-17:00; vr 9-12"), Some(week.clone()));
        assert_eq!(hours("Mon–Thu 8:30–17:00, Fri 09.00-12.00"), Some(week));
        assert_eq!(hours("di, do en vr 8u30-12"), Some(vec![span(2, 510, 720), span(4, 510, 720), span(5, 510, 720)]));
        assert_eq!(hours("ma 8-12 13-17"), Some(vec![span(1, 480, 720), span(1, 780, 1020)]));
        for other in ["32 uur", "fulltime", "ma-vr", "9-17", "ma 25-26", "vr-ma 8-9", ""] {
            assert_eq!(hours(other), None, "{other}");
        }
    }

    #[test]
    fn a_day_stands_before_its_month() {
        let day = Date::constant(2024, 1, 31);
        for text in ["2024-01-31", "31-01-2024", "31/1/2024", "31.01.2024", "20240131", "2024-01-31T00:00:00Z", "31-1-2024 00:00:00"] {
            assert_eq!(date(text), Some(day), "{text}");
        }
        for text in ["01/31/2024", "31-01-24", "soon", "2024-02-30"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
