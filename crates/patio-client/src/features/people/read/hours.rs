//! Whether a person works now, by their hours and their time zone.
//!
//! Owns the reckoning with zones. Must not read a clock: the instant is passed in. Daylight saving is the zone's matter: a span
//! from 9 to 17 is from 9 to 17 on every day.

use crate::features::people::view::directory::{Availability, AvailabilityState};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use patio_domain::WorkSpan;
use patio_domain::calendar::instant;

/// Spans that follow each other without a break, at most.
const JOINED_MAX: usize = 15;

const UNKNOWN: Availability = Availability { state: AvailabilityState::Unknown, at: None };

/// Whether a person with these hours works at `now_ms` (UTC), and until or from when.
#[must_use]
pub fn availability(zone: &str, hours: &[WorkSpan], now_ms: i64) -> Availability {
    reckon(zone, hours, now_ms).unwrap_or(UNKNOWN)
}

fn reckon(zone: &str, hours: &[WorkSpan], now_ms: i64) -> Option<Availability> {
    if zone.is_empty() || hours.is_empty() {
        return None;
    }
    let now = Timestamp::from_millisecond(now_ms).ok()?.to_zoned_datetime(TimeZone::get(zone).ok()?);
    // From yesterday, for what ends at midnight, to the same day next week.
    let mut spans: Vec<(i64, i64, i64)> = Vec::new();
    for days in -1..=8i64 {
        let day = now.checked_add(days.days()).ok()?;
        let weekday = u8::try_from(day.weekday().to_monday_one_offset()).ok()?;
        for span in hours.iter().filter(|span| span.day == weekday) {
            let at = |minutes| instant(day.date(), minutes, day.time_zone());
            spans.push((at(span.from_min)?, at(span.until_min)?, days));
        }
    }
    spans.sort_unstable();
    if let Some((_, until, _)) = spans.iter().find(|(from, until, _)| *from <= now_ms && now_ms < *until) {
        let mut end = *until;
        for _ in 0..JOINED_MAX {
            match spans.iter().find(|(from, until, _)| *from <= end && *until > end) {
                Some((_, until, _)) => end = *until,
                None => break,
            }
        }
        return Some(Availability { state: AvailabilityState::Now, at: Some(end) });
    }
    let (from, _, days) = spans.iter().find(|(from, ..)| *from > now_ms)?;
    let state = if *days == 0 { AvailabilityState::Later } else { AvailabilityState::Away };
    Some(Availability { state, at: Some(*from) })
}

/// The zone's distance from UTC at that instant, in minutes.
#[must_use]
pub fn utc_offset_min(zone: &str, now_ms: i64) -> Option<i32> {
    let now = Timestamp::from_millisecond(now_ms).ok()?.to_zoned_datetime(TimeZone::get(zone).ok()?);
    Some(now.offset().seconds() / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().expect("an instant").as_millisecond()
    }

    fn office() -> Vec<WorkSpan> {
        (1..=5).flat_map(|day| [(540, 720), (780, 1020)].map(|(from_min, until_min)| WorkSpan { day, from_min, until_min })).collect()
    }

    fn amsterdam(now: &str) -> (AvailabilityState, Option<i64>) {
        let found = availability("Europe/Amsterdam", &office(), at(now));
        (found.state, found.at)
    }

    #[test]
    fn somebody_works_until_the_end_of_the_span() {
        assert_eq!(amsterdam("2026-11-23T13:00:00Z"), (AvailabilityState::Now, Some(at("2026-11-23T16:00:00Z"))));
        assert_eq!(amsterdam("2026-11-23T08:00:00Z"), (AvailabilityState::Now, Some(at("2026-11-23T11:00:00Z"))), "at the first minute");
        assert_eq!(amsterdam("2026-11-23T11:00:00Z").0, AvailabilityState::Later, "at the end of it not any more");
    }

    #[test]
    fn a_break_is_later_today_and_a_weekend_is_away_until_monday() {
        assert_eq!(amsterdam("2026-11-23T11:30:00Z"), (AvailabilityState::Later, Some(at("2026-11-23T12:00:00Z"))));
        assert_eq!(amsterdam("2026-11-27T17:00:00Z"), (AvailabilityState::Away, Some(at("2026-11-30T08:00:00Z"))));
    }

    #[test]
    fn summer_time_moves_with_the_zone() {
        // The clocks go back on 25 October 2026.
        assert_eq!(amsterdam("2026-10-23T16:00:00Z"), (AvailabilityState::Away, Some(at("2026-10-26T08:00:00Z"))));
        assert_eq!(amsterdam("2026-10-23T06:30:00Z"), (AvailabilityState::Later, Some(at("2026-10-23T07:00:00Z"))));
        assert_eq!(
            (utc_offset_min("Europe/Amsterdam", at("2026-07-01T12:00:00Z")), utc_offset_min("Asia/Kolkata", 0)),
            (Some(120), Some(330))
        );
    }

    #[test]
    fn the_day_is_the_persons_own() {
        let hours = [WorkSpan { day: 1, from_min: 540, until_min: 1020 }];
        let found = availability("Pacific/Auckland", &hours, at("2026-11-22T20:30:00Z"));
        assert_eq!((found.state, found.at), (AvailabilityState::Now, Some(at("2026-11-23T04:00:00Z"))), "it is Monday there");
    }

    #[test]
    fn a_night_over_midnight_is_one_stretch() {
        let hours = [WorkSpan { day: 1, from_min: 1_320, until_min: 1_440 }, WorkSpan { day: 2, from_min: 0, until_min: 360 }];
        let found = availability("Europe/Amsterdam", &hours, at("2026-11-23T22:00:00Z"));
        assert_eq!((found.state, found.at), (AvailabilityState::Now, Some(at("2026-11-24T05:00:00Z"))));
        let after_midnight = availability("Europe/Amsterdam", &hours, at("2026-11-23T23:30:00Z"));
        assert_eq!(after_midnight.at, found.at);
    }

    #[test]
    fn without_zone_or_hours_nothing_is_said() {
        assert_eq!(availability("", &office(), 0), UNKNOWN);
        assert_eq!(availability("Europe/Amsterdam", &[], 0), UNKNOWN);
        assert_eq!(availability("Nowhere/Atall", &office(), 0), UNKNOWN);
    }
}
