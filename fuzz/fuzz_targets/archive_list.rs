//! Any bytes as an archive: a list that keeps to its limits, or a typed error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patio_media::Deadline;
use patio_media::archive::{NAMES_MAX, RATIO_MAX, list};
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let still = || 0;
    if let Ok(listing) = list(&mut Cursor::new(bytes), Deadline::after(1_000, &still)) {
        assert!(listing.names.len() as u64 <= NAMES_MAX);
        assert!(listing.unpacked <= RATIO_MAX * bytes.len() as u64);
    }
});
