//! Calendars: when a desk is open, and what its open time comes to.
//!
//! Owns the reckoning with hours, holidays, zones and both changes of the clocks. Must not read a clock, nor the zones of the machine: every
//! laptop and the server come to the same instant, so the zones are those that Patio carries along. Shown by `calendar/tests.rs`.

use crate::limits::{HOLIDAYS_MAX_COUNT, OPEN_SPANS_MAX_COUNT};
use crate::profile::update::{DAY_MIN, WorkSpan, check_spans};
use crate::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

/// Days that are reckoned at a time.
const CHUNK_DAYS: i32 = 120;
/// Nothing is due later than this after the beginning of the reckoning: about twenty years.
const HORIZON_CHUNKS: u32 = 62;

/// When a desk is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The zone of its hours, an IANA name such as `Europe/Amsterdam`.
    pub time_zone: String,
    /// Its hours on each day of the week. Without any it is never open, and nothing is ever due.
    pub hours: Vec<WorkSpan>,
    /// Days on which it is closed, such as `2026-12-25`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<String>,
}

impl Calendar {
    /// The calendar in order: hours by day, holidays by date, each once.
    ///
    /// # Errors
    /// `CalendarInvalid`: a zone that Patio does not know, hours that overlap or end before they begin, a date that is none, or too many.
    pub fn checked(&self) -> Result<Calendar, Refusal> {
        let zone = self.time_zone.trim();
        if TimeZoneDatabase::bundled().get(zone).is_err() {
            return Err(Refusal::CalendarInvalid);
        }
        let hours = check_spans(&self.hours, OPEN_SPANS_MAX_COUNT).ok_or(Refusal::CalendarInvalid)?;
        let mut holidays = Vec::with_capacity(self.holidays.len());
        for day in &self.holidays {
            let date: Date = day.trim().parse().map_err(|_| Refusal::CalendarInvalid)?;
            holidays.push(date);
        }
        holidays.sort_unstable();
        holidays.dedup();
        if holidays.len() > HOLIDAYS_MAX_COUNT {
            return Err(Refusal::CalendarInvalid);
        }
        Ok(Calendar { time_zone: zone.to_owned(), hours, holidays: holidays.iter().map(Date::to_string).collect() })
    }
}

/// A stretch in which a desk is open.
#[derive(Clone, Copy, Debug)]
struct Opening {
    from: i64,
    until: i64,
    /// Open milliseconds before it.
    before: i64,
}

/// The open time of a calendar from an instant on. All instants are UTC milliseconds; it reckons as far as it is asked.
pub struct Openings {
    begin: i64,
    zone: Option<TimeZone>,
    hours: Vec<WorkSpan>,
    holidays: Vec<Date>,
    openings: Vec<Opening>,
    /// The first day that is not reckoned yet, and the instant until which everything is.
    next: Option<Date>,
    reckoned_until: i64,
    chunks: u32,
}

impl Openings {
    /// Begins to reckon at an instant: what lies before it counts nothing.
    #[must_use]
    pub fn since(calendar: &Calendar, begin: i64) -> Openings {
        let zone = TimeZoneDatabase::bundled().get(&calendar.time_zone).ok();
        let at = Timestamp::from_millisecond(begin).ok();
        let first = zone.as_ref().zip(at).map(|(zone, at)| at.to_zoned_datetime(zone.clone()).date());
        let next = first.filter(|_| !calendar.hours.is_empty());
        let holidays = calendar.holidays.iter().filter_map(|day| day.parse().ok()).collect();
        let (hours, openings) = (calendar.hours.clone(), Vec::new());
        Openings { begin, zone, hours, holidays, openings, next, reckoned_until: i64::MIN, chunks: 0 }
    }

    /// Open milliseconds from the beginning until an instant.
    pub fn elapsed(&mut self, at: i64) -> i64 {
        while self.reckoned_until <= at && self.reckon() {}
        let behind = self.openings.partition_point(|opening| opening.from <= at);
        let last = behind.checked_sub(1).and_then(|place| self.openings.get(place));
        last.map_or(0, |opening| opening.before + at.min(opening.until) - opening.from)
    }

    /// Whether it is open in the minute from an instant.
    pub fn is_open(&mut self, at: i64) -> bool {
        self.elapsed(at.saturating_add(60_000)) > self.elapsed(at)
    }

    /// When it next opens after an instant; nothing when it never does.
    pub fn opens_after(&mut self, at: i64) -> Option<i64> {
        let before = self.elapsed(at);
        self.instant(before + 1).map(|at| at - 1)
    }

    /// The first instant at which so many open milliseconds are over; nothing when that never comes.
    pub fn instant(&mut self, open_ms: i64) -> Option<i64> {
        let total = |openings: &[Opening]| openings.last().map_or(0, |last| last.before + last.until - last.from);
        while total(&self.openings) < open_ms {
            if !self.reckon() {
                return None;
            }
        }
        let place = self.openings.partition_point(|opening| opening.before + (opening.until - opening.from) < open_ms);
        self.openings.get(place).map(|opening| opening.from + open_ms - opening.before)
    }

    /// Reckons some more days. Says whether there was anything left to reckon.
    fn reckon(&mut self) -> bool {
        let (Some(first), Some(zone)) = (self.next.take(), self.zone.clone()) else { return false };
        self.chunks += 1;
        let mut day = first;
        for _ in 0..CHUNK_DAYS {
            self.reckon_day(day, &zone);
            let Ok(next) = day.tomorrow() else { return false };
            day = next;
        }
        self.reckoned_until = instant(day, 0, &zone).unwrap_or(i64::MAX);
        self.next = (self.chunks < HORIZON_CHUNKS).then_some(day);
        true
    }

    fn reckon_day(&mut self, day: Date, zone: &TimeZone) {
        if self.holidays.contains(&day) {
            return;
        }
        let weekday = u8::try_from(day.weekday().to_monday_one_offset()).unwrap_or(0);
        for span in self.hours.iter().filter(|span| span.day == weekday) {
            let (Some(from), Some(until)) = (instant(day, span.from_min, zone), instant(day, span.until_min, zone)) else { continue };
            let (last, before) = self.openings.last().map_or((self.begin, 0), |last| (last.until, last.before + last.until - last.from));
            // What lies before the beginning counts nothing, hours that the clocks leave out are none, and those that come twice never overlap.
            let from = from.max(last);
            if from < until {
                self.openings.push(Opening { from, until, before });
            }
        }
    }
}

/// The instant of a time on the clock. One that the clocks leave out is as much later as they are put forward; of one that comes twice it is
/// the first.
#[must_use]
pub fn instant(day: Date, minutes: u16, zone: &TimeZone) -> Option<i64> {
    let (day, minutes) = if minutes >= DAY_MIN { (day.tomorrow().ok()?, 0) } else { (day, minutes) };
    let time = jiff::civil::time(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0);
    Some(day.to_datetime(time).to_zoned_datetime(zone.clone()).ok()?.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests;
