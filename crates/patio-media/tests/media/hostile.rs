//! Images made to hurt: each ends in a clear error, soon, and in little memory.

use crate::make::*;
use patio_domain::Refusal;
use patio_media::{Deadline, FileType, MediaError, pictures};
use std::sync::atomic::{AtomicU64, Ordering};

fn refused(bytes: &[u8], kind: FileType) -> MediaError {
    pictures(bytes, kind, no_hurry()).expect_err("taken")
}

/// A PNG whose header states this size and which holds almost nothing.
fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let mut made = b"\x89PNG\r\n\x1a\n".to_vec();
    made.extend(chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat()));
    made.extend(chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"));
    made.extend(chunk(b"IEND", b""));
    made
}

#[test]
fn a_hundred_megapixels_are_refused_by_the_header_alone() {
    let error = refused(&hollow_png(10_000, 10_000), FileType::Png);
    assert!(matches!(error, MediaError::TooManyPixels(100_000_000)), "{error}");
    assert_eq!(error.refusal(), Some(Refusal::ImageTooLarge));
    // A JPEG, its size patched in place.
    let mut bytes = jpeg(16, 16, 1);
    let at = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap() + 5;
    bytes[at..at + 4].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
    assert!(matches!(refused(&bytes, FileType::Jpeg), MediaError::TooManyPixels(100_000_000)));
    let mut bytes = gif(16, 16);
    bytes[6..10].copy_from_slice(&[0xff; 4]);
    assert_eq!(refused(&bytes, FileType::Gif).refusal(), Some(Refusal::ImageTooLarge));
}

#[test]
fn a_bomb_of_zeros_is_refused_before_it_is_unpacked() {
    // 225 megapixels of nothing, honestly packed into a few hundred kilobytes.
    assert_eq!(refused(&hollow_png(15_000, 15_000), FileType::Png).refusal(), Some(Refusal::ImageTooLarge));
    assert_eq!(refused(&hollow_png(u32::MAX >> 1, u32::MAX >> 1), FileType::Png).refusal(), Some(Refusal::ImageTooLarge));
}

#[test]
fn sixteen_bits_and_four_channels_over_the_memory_limit_are_refused() {
    let mut bytes = hollow_png(6_300, 6_300);
    // Bit depth 16, RGBA: 317 MB of pixels under the limit on their number.
    let header = [&6_300u32.to_be_bytes()[..], &6_300u32.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    bytes.splice(8..33, chunk(b"IHDR", &header));
    assert!(matches!(refused(&bytes, FileType::Png), MediaError::TooMuchMemory));
}

#[test]
fn a_file_that_was_cut_anywhere_is_damaged_and_never_half_shown() {
    let whole =
        [(FileType::Jpeg, jpeg(64, 48, 1)), (FileType::Png, png(64, 48)), (FileType::Webp, webp(64, 48)), (FileType::Gif, gif(64, 48))];
    for (kind, bytes) in whole {
        // Decoders do not need the last bytes of some files.
        let needed = match kind {
            FileType::Jpeg => bytes.windows(2).rposition(|pair| pair == [0xff, 0xd9]).unwrap(),
            FileType::Gif | FileType::Webp => bytes.len() * 3 / 4,
            _ => bytes.len() - 20,
        };
        for length in (0..needed).step_by(7) {
            let error = refused(&bytes[..length], kind);
            assert_eq!(error.refusal(), Some(Refusal::FileDamaged), "{kind:?} cut at {length} of {}: {error}", bytes.len());
        }
    }
}

#[test]
fn a_decoder_stops_when_its_time_is_over() {
    // Each look at the clock takes a second of it.
    let clock = AtomicU64::new(0);
    let now = || clock.fetch_add(1_000, Ordering::SeqCst);
    for (kind, bytes) in [(FileType::Jpeg, jpeg(640, 480, 1)), (FileType::Png, png(640, 480)), (FileType::Gif, gif(640, 480))] {
        let error = pictures(&bytes, kind, Deadline::after(2_000, &now)).expect_err("in time");
        assert!(matches!(error, MediaError::TooLong), "{kind:?}: {error}");
        assert_eq!(error.refusal(), Some(Refusal::ImageTooLarge));
    }
}

#[test]
fn a_decoder_looks_at_the_clock_while_it_reads_and_not_only_before_and_after() {
    // Noise compresses badly, so the reader has enough bytes to read.
    let mut state = 1u32;
    let noise = image::RgbImage::from_fn(400, 400, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    });
    for (kind, format) in [(FileType::Png, image::ImageFormat::Png), (FileType::Gif, image::ImageFormat::Gif)] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        noise.write_to(&mut bytes, format).unwrap();
        let looks = AtomicU64::new(0);
        let now = || {
            looks.fetch_add(1, Ordering::SeqCst);
            0
        };
        assert!(pictures(bytes.get_ref(), kind, Deadline::after(1, &now)).is_ok());
        assert!(looks.load(Ordering::SeqCst) > 12, "{kind:?}: {looks:?}");
    }
}

#[test]
fn a_jpeg_of_many_passes_is_refused_before_the_first() {
    let mut bytes = jpeg(6_000, 6_000, 1);
    let end = bytes.windows(2).rposition(|pair| pair == [0xff, 0xd9]).unwrap();
    let scans = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0".repeat(60);
    bytes.splice(end..end, scans);
    assert!(matches!(refused(&bytes, FileType::Jpeg), MediaError::TooLong));
}

#[test]
fn the_wrong_type_is_not_decoded() {
    assert_eq!(refused(&png(8, 8), FileType::Jpeg).refusal(), Some(Refusal::FileDamaged));
    assert_eq!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileType::Svg).refusal(), Some(Refusal::FileTypeRefused));
}
