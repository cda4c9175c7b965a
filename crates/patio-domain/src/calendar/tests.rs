//! Shows the rules of `calendar.rs`.

use super::*;

const HOUR: i64 = 3_600_000;

fn at(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_millisecond()
}

fn said(ms: Option<i64>) -> String {
    ms.map_or("never".to_owned(), |ms| Timestamp::from_millisecond(ms).unwrap().to_string())
}

fn office(holidays: &[&str]) -> Calendar {
    let hours = (1..=5).flat_map(|day| [(540, 720), (780, 1_020)].map(|(from_min, until_min)| WorkSpan { day, from_min, until_min }));
    Calendar { time_zone: "Europe/Amsterdam".into(), hours: hours.collect(), holidays: holidays.iter().map(ToString::to_string).collect() }
}

/// When so many open hours are over that begin at an instant.
fn due(calendar: &Calendar, from: &str, hours: i64) -> String {
    let mut openings = Openings::since(calendar, at(from) - 40 * HOUR);
    let begun = openings.elapsed(at(from));
    said(openings.instant(begun + hours * HOUR))
}

#[test]
fn open_hours_go_over_breaks_nights_and_weekends() {
    let office = office(&[]);
    assert_eq!(due(&office, "2026-11-30T09:00:00Z", 1), "2026-11-30T10:00:00Z");
    assert_eq!(due(&office, "2026-11-30T10:30:00Z", 1), "2026-11-30T12:30:00Z", "over the break from 12 to 13");
    assert_eq!(due(&office, "2026-11-30T10:00:00Z", 1), "2026-11-30T11:00:00Z", "at the end of a span, not at the beginning of the next");
    assert_eq!(due(&office, "2026-11-27T15:00:00Z", 2), "2026-11-30T09:00:00Z", "over the weekend");
    assert_eq!(due(&office, "2026-11-28T12:00:00Z", 7), "2026-11-30T16:00:00Z", "asked on a Saturday");
}

#[test]
fn on_a_holiday_nothing_passes() {
    assert_eq!(due(&office(&["2026-12-25"]), "2026-12-24T15:00:00Z", 2), "2026-12-28T09:00:00Z");
    let closed_for_a_week: Vec<String> = (21..=25).map(|day| format!("2026-12-{day}")).collect();
    let closed_for_a_week: Vec<&str> = closed_for_a_week.iter().map(String::as_str).collect();
    assert_eq!(due(&office(&closed_for_a_week), "2026-12-18T15:30:00Z", 1), "2026-12-28T08:30:00Z");
}

/// Clocks go forward on 29 March 2026 and back on 25 October 2026, both at 01:00 UTC.
#[test]
fn a_day_on_which_the_clocks_change_has_the_hours_that_it_has() {
    assert_eq!(due(&office(&[]), "2026-03-27T15:30:00Z", 1), "2026-03-30T07:30:00Z", "9:30 is an hour earlier in UTC then");
    assert_eq!(due(&office(&[]), "2026-10-23T14:30:00Z", 1), "2026-10-26T08:30:00Z");
    let nights = |from_min, until_min| Calendar {
        time_zone: "Europe/Amsterdam".into(),
        hours: (1..=7).map(|day| WorkSpan { day, from_min, until_min }).collect(),
        holidays: Vec::new(),
    };
    let open_on = |calendar: &Calendar, day: &str, next: &str| {
        let mut openings = Openings::since(calendar, at(day));
        openings.elapsed(at(next))
    };
    let whole = nights(0, 1_440);
    assert_eq!(open_on(&whole, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 23 * HOUR);
    assert_eq!(open_on(&whole, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 25 * HOUR);
    assert_eq!(open_on(&nights(120, 180), "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 0, "from 2 to 3 there is no hour");
    assert_eq!(open_on(&nights(60, 240), "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 2 * HOUR);
    assert_eq!(open_on(&nights(60, 240), "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 4 * HOUR);
}

#[test]
fn a_calendar_without_hours_is_never_open() {
    let never = Calendar { time_zone: "Europe/Amsterdam".into(), ..Calendar::default() };
    let mut openings = Openings::since(&never, 0);
    assert_eq!((openings.elapsed(at("2030-01-01T00:00:00Z")), openings.instant(1)), (0, None));
    let nowhere = Calendar { time_zone: "Nowhere/Atall".into(), ..office(&[]) };
    assert_eq!(Openings::since(&nowhere, 0).instant(1), None);
}

#[test]
fn open_time_and_instants_agree_over_many_years() {
    let mut openings = Openings::since(&office(&["2027-04-27"]), at("2026-01-01T00:00:00Z"));
    for hours in (1..4_000).step_by(37) {
        let instant = openings.instant(hours * HOUR).unwrap();
        assert_eq!((openings.elapsed(instant), openings.elapsed(instant - 1)), (hours * HOUR, hours * HOUR - 1), "{}", said(Some(instant)));
    }
    assert_eq!(openings.instant(1_000_000 * HOUR), None, "beyond twenty years nothing is due");
}

#[test]
fn a_calendar_that_makes_no_sense_is_refused() {
    let span = |day, from_min, until_min| WorkSpan { day, from_min, until_min };
    let with = |hours: Vec<WorkSpan>| Calendar { hours, ..office(&[]) }.checked();
    let refused = Err(Refusal::CalendarInvalid);
    assert_eq!(with(vec![span(1, 600, 540)]), refused);
    assert_eq!(with(vec![span(0, 540, 600)]), refused);
    assert_eq!(with(vec![span(1, 540, 1_441)]), refused);
    assert_eq!(with(vec![span(1, 540, 700), span(1, 600, 800)]), refused);
    assert_eq!(Calendar { time_zone: "Europe/Amsterdam2".into(), ..office(&[]) }.checked(), refused);
    assert_eq!(Calendar { time_zone: String::new(), ..office(&[]) }.checked(), refused);
    assert_eq!(office(&["2026-02-30"]).checked(), refused);
    let many: Vec<String> = (0..=HOLIDAYS_MAX_COUNT).map(|year| format!("{}-01-01", 1_000 + year)).collect();
    assert_eq!(Calendar { holidays: many, ..office(&[]) }.checked(), refused);
    let tidy = office(&["2026-12-26", " 2026-12-25", "2026-12-26"]).checked().unwrap();
    assert_eq!(tidy.holidays, ["2026-12-25", "2026-12-26"]);
    assert_eq!(with(vec![span(2, 540, 600), span(1, 540, 600)]).unwrap().hours, [span(1, 540, 600), span(2, 540, 600)]);
}
