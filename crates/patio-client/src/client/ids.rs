//! Ids, as calls carry them: texts that may be anything until they are read.

use crate::calls::CallError;
use crate::reading::parse;
use patio_domain::Refusal;
use uuid::Uuid;

/// An id from the user interface.
pub(crate) fn id<T: From<Uuid>>(text: &str) -> Result<T, CallError> {
    parse(text).ok_or_else(|| CallError::from(Refusal::Malformed))
}

/// Ids from the user interface.
pub(crate) fn ids<T: From<Uuid>>(texts: &[String]) -> Result<Vec<T>, CallError> {
    texts.iter().map(|text| id(text)).collect()
}
