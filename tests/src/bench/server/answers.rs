//! What the commonest answer weighs: that nothing changed.

use super::line::Line;
use super::office::{Office, caught_up};
use super::{Row, serve};

/// The row of this.
pub fn nothing_changed(office: &Office) -> Row {
    let mut served = serve(office);
    let mut line = Line::open(&served.address);
    let mut bytes = 0;
    caught_up(|body| {
        let answer = line.post("/v1/pull", Some(office.token(0)), body);
        bytes = answer.len();
        answer
    });
    served.process.end();
    let bytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    Row { unit: "B", ..Row::of("answer that nothing changed / 300 bytes", 1.0, &[(bytes, 300.0)]) }
}
