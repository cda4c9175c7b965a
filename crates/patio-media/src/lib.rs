//! The files that people may upload, and how Patio makes a safe image from an uploaded one.
//!
//! Owns: the list of file types and how each is recognised, reading the list of an archive, and decoding, cropping and encoding
//! images. The server uses it against hostile uploads; the laptop uses it to crop photos and to remove their metadata. Must not
//! know: clocks (time comes as a [`Deadline`]), files, networks, people. Never trusts a name, a declared size or a header: each
//! input ends in a [`MediaError`] or in bytes that this crate wrote itself.
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
