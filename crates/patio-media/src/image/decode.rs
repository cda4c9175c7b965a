//! From bytes to upright pixels, within limits: the header first, then everything else.

use super::Pixels;
use crate::deadline::Timed;
use crate::{Deadline, FileType, MediaError};
use image::error::{LimitErrorKind, UnsupportedErrorKind};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use patio_domain::limits::IMAGE_MAX_PIXELS;
use std::io::Cursor;

/// Most bytes of a file that is decoded.
const FILE_MAX: usize = 100 * 1024 * 1024;
/// Most bytes of decoded pixels: 40 megapixels at eight bits and four channels take 160 MB.
const PIXELS_MAX: u64 = 256 * 1024 * 1024;
/// Most bytes a decoder may hold beside its output.
const WORK_MAX: u64 = 256 * 1024 * 1024;
/// Most pixels that all scans of a JPEG may write together; an honest JPEG has about ten scans.
const JPEG_PASSES_MAX: u64 = 16 * IMAGE_MAX_PIXELS;

/// Decodes an image of a known type.
pub(super) fn decode(bytes: &[u8], kind: FileType, deadline: Deadline<'_>) -> Result<Pixels, MediaError> {
    let format = match kind {
        FileType::Jpeg => ImageFormat::Jpeg,
        FileType::Png => ImageFormat::Png,
        FileType::Webp => ImageFormat::WebP,
        FileType::Gif => ImageFormat::Gif,
        _ => return Err(MediaError::TypeRefused),
    };
    deadline.check()?;
    if bytes.len() > FILE_MAX {
        return Err(MediaError::TooMuchMemory);
    }
    let bytes = if format == ImageFormat::Jpeg { first_image(bytes)? } else { bytes };
    let mut reader = ImageReader::with_format(Timed::new(Cursor::new(bytes), deadline), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(PIXELS_MAX + WORK_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(of)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > IMAGE_MAX_PIXELS {
        return Err(MediaError::TooManyPixels(pixels));
    }
    if decoder.total_bytes() > PIXELS_MAX {
        return Err(MediaError::TooMuchMemory);
    }
    if pixels == 0 {
        return Err(MediaError::Damaged("an image without pixels"));
    }
    if format == ImageFormat::Jpeg && passes(bytes).saturating_mul(pixels) > JPEG_PASSES_MAX {
        return Err(MediaError::TooLong);
    }
    // If the orientation cannot be read, the image stays as it is.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = eight_bits(DynamicImage::from_decoder(decoder).map_err(of)?);
    deadline.check()?;
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    Ok(match image {
        DynamicImage::ImageRgba8(rgba) => {
            let bytes = rgba.into_raw();
            let opaque = bytes.iter().skip(3).step_by(4).all(|alpha| *alpha == u8::MAX);
            if opaque { without_alpha(width, height, bytes) } else { Pixels { width, height, alpha: true, bytes } }
        }
        other => Pixels { width, height, alpha: false, bytes: other.into_rgb8().into_raw() },
    })
}

/// Converts the pixels into one of the two layouts that scaling and encoding know.
fn eight_bits(image: DynamicImage) -> DynamicImage {
    match image {
        ready @ (DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_)) => ready,
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.into_rgba8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

fn without_alpha(width: u32, height: u32, mut bytes: Vec<u8>) -> Pixels {
    let count = bytes.len() / 4;
    for at in 1..count {
        bytes.copy_within(at * 4..at * 4 + 3, at * 3);
    }
    bytes.truncate(count * 3);
    Pixels { width, height, alpha: false, bytes }
}

/// Counts the scans of a JPEG, each of which may go over all its pixels.
fn passes(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.windows(2).filter(|pair| *pair == [0xff, 0xda]).count()).unwrap_or(u64::MAX)
}

/// The first image of a JPEG, up to its end. Phones put a film or a second picture behind it, which this function ignores. An
/// image without an end counts as damaged: the decoder would fill the missing part with grey.
fn first_image(bytes: &[u8]) -> Result<&[u8], MediaError> {
    let no_end = || MediaError::Damaged("a JPEG without its end");
    let (mut at, mut has_scan) = (2, false);
    loop {
        let (marker, behind) = next_marker(bytes, at).ok_or_else(no_end)?;
        at = match marker {
            0xd9 if has_scan => return bytes.get(..behind).ok_or_else(no_end),
            0xd9 => return Err(MediaError::Damaged("a JPEG without a picture")),
            // These markers have no length: the beginning of an image, and a restart inside a scan.
            0x01 | 0xd0..=0xd8 => behind,
            // All other markers state their length. The bytes of a scan follow its header, up to the next marker.
            _ => {
                has_scan |= marker == 0xda;
                let length = bytes.get(behind..behind + 2).and_then(|two| <[u8; 2]>::try_from(two).ok()).ok_or_else(no_end)?;
                behind + usize::from(u16::from_be_bytes(length)).max(2)
            }
        };
    }
}

/// The next marker from this position on, and the position behind it. Inside a scan, `ff 00` is a byte of the picture.
fn next_marker(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match *bytes.get(at + 1)? {
            0x00 => at += 2,
            0xff => at += 1,
            marker => return Some((marker, at + 2)),
        }
    }
}

fn of(error: ImageError) -> MediaError {
    match error {
        ImageError::Limits(error) => match error.kind() {
            LimitErrorKind::DimensionError => MediaError::TooManyPixels(u64::MAX),
            _ => MediaError::TooMuchMemory,
        },
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::TimedOut => MediaError::TooLong,
        ImageError::Unsupported(error) => match error.kind() {
            UnsupportedErrorKind::Format(_) => MediaError::TypeRefused,
            _ => MediaError::Damaged("a form of image that is not read"),
        },
        // All bytes are in memory, so reading fails only behind their end.
        _ => MediaError::Damaged("an image"),
    }
}
