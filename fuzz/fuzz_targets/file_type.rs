//! Any bytes under a name of each type: the type that the name promises, or none; and never a program.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patio_media::{Deadline, FileType, recognise};
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let still = || 0;
    for kind in FileType::ALL {
        for ending in kind.endings() {
            if let Ok(found) = recognise(&format!("a.{ending}"), &mut Cursor::new(bytes), Deadline::after(1_000, &still)) {
                assert_eq!(found, kind);
                assert!(!bytes.starts_with(b"MZ") && !bytes.starts_with(b"\x7fELF") && !bytes.starts_with(b"#!"));
            }
        }
    }
});
