//! The day where this laptop is. Review dates are days, and whether one is over says the laptop that shows it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day of an instant, UTC milliseconds, in the zone of this laptop.
pub(crate) fn date_of(now: i64) -> Date {
    TimeZone::system().to_datetime(Timestamp::from_millisecond(now).unwrap_or_default()).date()
}

/// The same as text, `YYYY-MM-DD`.
pub(crate) fn day_of(now: i64) -> String {
    date_of(now).to_string()
}
