//! Any bytes as a table that somebody else wrote: rows whose harmless cells are no formulas, or a typed error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patio_media::table::{Table, decode, guarded, harmless};

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, _)) = decode(bytes, 1 << 20) else { return };
    let Ok(table) = Table::read(&text, |cells| cells.len() >= 2) else { return };
    for cell in table.rows.iter().flat_map(|row| &row.cells).chain(&table.header) {
        assert!(!guarded(cell).starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        if let Some(text) = harmless(cell) {
            assert!(!text.trim_start().starts_with('='));
        }
    }
});
