//! Benches: each measures a ratio to a floor in the same run, never a time alone. Owns how a row is measured and printed.

pub mod delta;
pub mod files;
pub mod first_sync;
pub mod help;
pub mod outbox;
pub mod people;
pub mod scroll;
pub mod server;
pub mod start;
pub mod words;
pub mod world;

use serde::Serialize;

/// One line of a bench.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What was compared.
    pub name: String,
    /// Median of the paired ratios.
    pub ratio: f64,
    /// Smallest paired ratio.
    pub low: f64,
    /// Largest paired ratio.
    pub high: f64,
    /// The ratio to stay under.
    pub goal: f64,
    /// Median of the measured value and of the floor, to show the size behind the ratio; milliseconds unless `unit` names another.
    pub measured_ms: f64,
    /// See `measured_ms`.
    pub floor_ms: f64,
    /// What was measured.
    pub unit: &'static str,
}

impl Row {
    /// From pairs of (measured, floor) in milliseconds, each pair taken one right after the other.
    #[must_use]
    pub fn of(name: &str, goal: f64, pairs: &[(f64, f64)]) -> Row {
        let ratios: Vec<f64> = pairs.iter().map(|(measured, floor)| measured / floor).collect();
        let side = |pick: fn(&(f64, f64)) -> f64| median(&pairs.iter().map(pick).collect::<Vec<_>>());
        Row {
            name: name.to_owned(),
            ratio: median(&ratios),
            low: ratios.iter().copied().fold(f64::INFINITY, f64::min),
            high: ratios.iter().copied().fold(0.0, f64::max),
            goal,
            measured_ms: side(|pair| pair.0),
            floor_ms: side(|pair| pair.1),
            unit: "ms",
        }
    }

    /// Whether the goal is reached.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.ratio <= self.goal
    }

    /// The line for people.
    #[must_use]
    pub fn line(&self) -> String {
        let word = if self.is_ok() { "ok" } else { "short" };
        format!(
            "{:<58} {:>6.2}  {:.2}–{:.2}  goal ≤ {:.2}  {word}   ({:.2} {unit} / {:.2} {unit})",
            self.name,
            self.ratio,
            self.low,
            self.high,
            self.goal,
            self.measured_ms,
            self.floor_ms,
            unit = self.unit
        )
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Milliseconds `work` takes.
pub fn time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    #[expect(clippy::disallowed_methods, reason = "a bench measures real time")]
    let start = std::time::Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64() * 1000.0, done)
}
