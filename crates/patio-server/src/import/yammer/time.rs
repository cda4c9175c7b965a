//! Times as exports write them.

use crate::import::item::Moment;
use jiff::Timestamp;

/// Forms besides RFC 3339.
const FORMS: [&str; 3] = ["%Y/%m/%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z"];

/// A time; nothing when the cell is empty, `null` or not a time.
pub(super) fn parse(cell: &str) -> Option<Moment> {
    let cell = cell.trim().replace("UTC", "+0000");
    let found = cell.parse::<Timestamp>().ok();
    let found = found.or_else(|| FORMS.iter().find_map(|form| Timestamp::strptime(form, &cell).ok()));
    found.map(|at| Moment::from_us(at.as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_time_is_the_same_instant() {
        for form in ["2013-05-23T10:11:12Z", "2013-05-23T12:11:12+02:00", "2013/05/23 10:11:12 +0000", "2013-05-23 10:11:12 UTC"] {
            assert_eq!(parse(form).map(Moment::ms), Some(1_369_303_872_000), "{form}");
        }
        assert_eq!(parse("2013-05-23T10:11:12.345Z").map(Moment::ms), Some(1_369_303_872_345));
    }

    #[test]
    fn nothing_and_nonsense_are_no_time() {
        for form in ["", "null", "yesterday", "99999999999999999999", "2013-13-45T10:11:12Z"] {
            assert_eq!(parse(form), None, "{form}");
        }
    }
}
