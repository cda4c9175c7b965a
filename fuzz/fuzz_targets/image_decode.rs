//! Any bytes as an image of each type: pictures of the right sizes, or a typed error, within the limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patio_media::image::{LARGE, MEDIUM, SMALL};
use patio_media::{Deadline, FileType, Square, crop_square, pictures};

fuzz_target!(|bytes: &[u8]| {
    let still = || 0;
    let deadline = Deadline::after(1_000, &still);
    for kind in [FileType::Jpeg, FileType::Png, FileType::Webp, FileType::Gif] {
        if let Ok(made) = pictures(bytes, kind, deadline) {
            let longest = |form: &patio_media::Encoded| form.width.max(form.height);
            assert!(longest(&made.large) <= LARGE && longest(&made.medium) <= MEDIUM && longest(&made.small) <= SMALL);
            assert!(made.small.width > 0 && made.small.height > 0);
        }
    }
    // An error is as good as a square.
    let _ = crop_square(bytes, Square { x: 1, y: 1, side: 3 }, deadline);
});
