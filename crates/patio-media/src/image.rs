//! Images: this module decodes them within limits, turns them upright, crops and scales them, and encodes them anew from their
//! pixels alone.
//!
//! Owns the limits on pixels, memory and time, and the sizes of the smaller forms. Keeps: no metadata of the input reaches the
//! output, because only pixels go from the decoder to the encoder.

mod decode;
mod encode;
mod scale;

use crate::{Deadline, FileType, MediaError};
use decode::decode;
use encode::encode;
use scale::{fit, scaled};

/// Longest side of the large form, in pixels: a screen's width.
pub const LARGE: u32 = 1600;
/// Longest side of the medium form, in pixels: a picture in a conversation.
pub const MEDIUM: u32 = 640;
/// Longest side of the small form, in pixels: a face in a list.
pub const SMALL: u32 = 160;
/// Longest side of a cropped photo, in pixels.
pub const PHOTO: u32 = 1024;

/// An image as this crate wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// JPEG or PNG.
    pub kind: FileType,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// An image in the sizes it is shown in. An image that is smaller than a size keeps its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// All pixels of the upload.
    pub original: Encoded,
    /// See [`LARGE`].
    pub large: Encoded,
    /// See [`MEDIUM`].
    pub medium: Encoded,
    /// See [`SMALL`].
    pub small: Encoded,
}

/// A square of an upright image, in pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Square {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Length of its sides.
    pub side: u32,
}

/// Pixels, upright, eight bits a channel.
struct Pixels {
    width: u32,
    height: u32,
    /// Whether there is a fourth channel: how opaque a pixel is.
    alpha: bool,
    bytes: Vec<u8>,
}

impl Pixels {
    fn longest(&self) -> u32 {
        self.width.max(self.height)
    }
}

/// Makes an image for a post or comment, in all its sizes. An animation becomes its first frame.
///
/// # Errors
/// Why it cannot be had.
pub fn pictures(bytes: &[u8], kind: FileType, deadline: Deadline<'_>) -> Result<Pictures, MediaError> {
    in_sizes(decode(bytes, kind, deadline)?, kind, deadline)
}

/// Makes a person's photo: the square in the middle of the image, at most [`PHOTO`] pixels wide.
///
/// # Errors
/// Why it cannot be had.
pub fn square_pictures(bytes: &[u8], kind: FileType, deadline: Deadline<'_>) -> Result<Pictures, MediaError> {
    let pixels = decode(bytes, kind, deadline)?;
    let side = pixels.width.min(pixels.height);
    let square = Square { x: (pixels.width - side) / 2, y: (pixels.height - side) / 2, side };
    in_sizes(cut(&pixels, square)?, kind, deadline)
}

/// Cuts a square out of an image that a person chose as their photo: at most [`PHOTO`] pixels wide, without metadata.
///
/// # Errors
/// Why it cannot be had; [`MediaError::Damaged`] for a square that is not inside the image.
pub fn crop_square(bytes: &[u8], square: Square, deadline: Deadline<'_>) -> Result<Encoded, MediaError> {
    let kind = crate::recognise::image_kind(bytes).ok_or(MediaError::TypeRefused)?;
    let pixels = decode(bytes, kind, deadline)?;
    encode(&cut(&pixels, square)?, kind)
}

/// An image without anything but its pixels: all of them, upright.
///
/// # Errors
/// Why it cannot be had.
pub fn stripped(bytes: &[u8], deadline: Deadline<'_>) -> Result<Encoded, MediaError> {
    let kind = crate::recognise::image_kind(bytes).ok_or(MediaError::TypeRefused)?;
    let pixels = decode(bytes, kind, deadline)?;
    encode(&pixels, kind)
}

/// An upright, smaller form of an image for choosing a square in it, and how many pixels the whole image has.
///
/// # Errors
/// Why it cannot be had.
pub fn preview(bytes: &[u8], longest: u32, deadline: Deadline<'_>) -> Result<(Encoded, (u32, u32)), MediaError> {
    let kind = crate::recognise::image_kind(bytes).ok_or(MediaError::TypeRefused)?;
    let pixels = decode(bytes, kind, deadline)?;
    let whole = (pixels.width, pixels.height);
    let small = fit(&pixels, longest)?;
    Ok((encode(small.as_ref().unwrap_or(&pixels), FileType::Jpeg)?, whole))
}

fn cut(pixels: &Pixels, square: Square) -> Result<Pixels, MediaError> {
    let inside = |from: u32, length: u32| from.checked_add(square.side).is_some_and(|to| to <= length);
    if square.side == 0 || !inside(square.x, pixels.width) || !inside(square.y, pixels.height) {
        return Err(MediaError::Damaged("a square outside the image"));
    }
    let side = square.side.min(PHOTO);
    scaled(pixels, Some(square), side, side)
}

fn in_sizes(pixels: Pixels, kind: FileType, deadline: Deadline<'_>) -> Result<Pictures, MediaError> {
    deadline.check()?;
    let original = encode(&pixels, kind)?;
    let mut from = pixels;
    // Each form is made from the next larger one: that takes a quarter of the work, and no one sees the difference.
    let mut next = |longest: u32, sharp: bool| {
        deadline.check()?;
        if let Some(smaller) = fit(&from, longest)? {
            from = smaller;
        }
        // Screenshots and drawings stay PNG in the sizes that people read, so that letters stay sharp.
        encode(&from, if sharp { kind } else { FileType::Jpeg })
    };
    let (large, medium, small) = (next(LARGE, true)?, next(MEDIUM, false)?, next(SMALL, false)?);
    Ok(Pictures { original, large, medium, small })
}
