//! The reasons why this crate refuses a file, and the refusal that the person is told for each.

use patio_domain::Refusal;
use std::io;
use thiserror::Error;

/// The reason why a file is refused.
#[derive(Debug, Error)]
pub enum MediaError {
    /// The file is a program, or its type is not on the list.
    #[error("not a type that is taken")]
    TypeRefused,
    /// Its name promises another type than its bytes have.
    #[error("the name does not fit what is inside")]
    NameMismatch,
    /// Its name is not a valid file name.
    #[error("the name of the file cannot be one")]
    NameInvalid,
    /// It ends too early, or contradicts itself.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// Its header promises more pixels than the limit.
    #[error("{0} pixels are too many")]
    TooManyPixels(u64),
    /// Decoding would take more memory than allowed.
    #[error("decoding takes too much memory")]
    TooMuchMemory,
    /// Decoding takes longer than allowed.
    #[error("decoding takes too long")]
    TooLong,
    /// It is an archive that would harm the person who unpacks it.
    #[error("archive: {0}")]
    Archive(&'static str),
    /// Reading failed, which says nothing about the file.
    #[error(transparent)]
    Io(io::Error),
}

impl MediaError {
    /// The refusal that the person is told; nothing when reading failed, because the file may be good.
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
