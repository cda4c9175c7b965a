//! From pixels to bytes: JPEG for photos, PNG for images with transparency or sharp edges. Writes pixels and nothing else.

use super::{Encoded, Pixels};
use crate::{FileType, MediaError};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

/// Quality of JPEG: it looks like quality 95 and takes a third of its bytes.
const QUALITY: u8 = 85;

/// Encodes pixels that came from a file of type `from`.
pub(super) fn encode(pixels: &Pixels, from: FileType) -> Result<Encoded, MediaError> {
    let kind = if pixels.alpha || matches!(from, FileType::Png | FileType::Gif) { FileType::Png } else { FileType::Jpeg };
    let color = if pixels.alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let mut bytes = Vec::new();
    let written = match kind {
        FileType::Png => PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive).write_image(
            &pixels.bytes,
            pixels.width,
            pixels.height,
            color,
        ),
        _ => JpegEncoder::new_with_quality(&mut bytes, QUALITY).write_image(&pixels.bytes, pixels.width, pixels.height, color),
    };
    written.map_err(|_| MediaError::Damaged("an image that cannot be written"))?;
    Ok(Encoded { kind, width: pixels.width, height: pixels.height, bytes })
}
