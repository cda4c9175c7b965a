//! Why a file is not taken, and the few words of it that leave the server.

use patio_domain::Refusal;
use std::io;
use thiserror::Error;

/// Why a file is not taken.
#[derive(Debug, Error)]
pub enum MediaError {
    /// It is a program, or of a type that is not on the list.
    #[error("not a type that is taken")]
    TypeRefused,
    /// Its name promises another type than its bytes are.
    #[error("the name does not fit what is inside")]
    NameMismatch,
    /// Its name cannot be one.
    #[error("the name of the file cannot be one")]
    NameInvalid,
    /// It ends too early, or contradicts itself.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// Its header promises more pixels than are decoded.
    #[error("{0} pixels are too many")]
    TooManyPixels(u64),
    /// Decoding would take more memory than allowed.
    #[error("decoding takes too much memory")]
    TooMuchMemory,
    /// Decoding takes longer than allowed.
    #[error("decoding takes too long")]
    TooLong,
    /// An archive that is refused.
    #[error("archive: {0}")]
    Archive(&'static str),
    /// Reading failed: says nothing about the file.
    #[error(transparent)]
    Io(io::Error),
}

impl MediaError {
    /// The refusal a person is told; nothing when reading failed, which decides nothing about the file.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            MediaError::TypeRefused | MediaError::NameMismatch => Some(Refusal::FileTypeRefused),
            MediaError::NameInvalid => Some(Refusal::FileNameInvalid),
            MediaError::Damaged(_) => Some(Refusal::FileDamaged),
            MediaError::TooManyPixels(_) | MediaError::TooMuchMemory | MediaError::TooLong => Some(Refusal::ImageTooLarge),
            MediaError::Archive(_) => Some(Refusal::ArchiveRefused),
            MediaError::Io(_) => None,
        }
    }
}
