//! What may be uploaded, and how an image becomes one that can be shown.
//!
//! Owns: the list of file types and how each is recognised, the look into archives, and decoding, cropping and encoding of
//! images. The server uses it against hostile uploads, the laptop for cropping and stripping photos. Must not know: clocks
//! (time comes as a [`Deadline`]), files, networks, people. Never trusts a name, a declared size or a header: each input ends in
//! a [`MediaError`] or in bytes this crate wrote itself.
#![cfg_attr(not(test), forbid(unsafe_code))]

pub mod archive;
mod deadline;
mod error;
pub mod image;
mod kind;
mod name;
mod recognise;
pub mod table;
mod text;

pub use deadline::Deadline;
pub use error::MediaError;
pub use image::{Encoded, Pictures, Square, crop_square, pictures, preview, square_pictures, stripped};
pub use kind::FileType;
pub use name::check_file_name;
pub use recognise::recognise;
