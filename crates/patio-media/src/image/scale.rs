//! Scaling pixels down, the whole image or a square of it.

use super::{Pixels, Square};
use crate::MediaError;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

const FAILED: MediaError = MediaError::Damaged("an image that cannot be scaled");

/// The image with its longest side `longest` pixels long; nothing when it is no longer than that.
pub(super) fn fit(pixels: &Pixels, longest: u32) -> Result<Option<Pixels>, MediaError> {
    let now = u64::from(pixels.longest());
    if now <= u64::from(longest) {
        return Ok(None);
    }
    let side = |length: u32| {
        let rounded = (u64::from(length) * u64::from(longest) + now / 2) / now;
        u32::try_from(rounded).unwrap_or(longest).max(1)
    };
    scaled(pixels, None, side(pixels.width), side(pixels.height)).map(Some)
}

/// The image, or a square of it, scaled to these sides.
pub(super) fn scaled(pixels: &Pixels, square: Option<Square>, width: u32, height: u32) -> Result<Pixels, MediaError> {
    let kind = if pixels.alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).map_err(|_| FAILED)?;
    let mut to = Image::new(width, height, kind);
    let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    if let Some(Square { x, y, side }) = square {
        options = options.crop(f64::from(x), f64::from(y), f64::from(side), f64::from(side));
    }
    Resizer::new().resize(&from, &mut to, &options).map_err(|_| FAILED)?;
    Ok(Pixels { width, height, alpha: pixels.alpha, bytes: to.into_vec() })
}
