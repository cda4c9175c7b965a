//! Giving bytes: access is looked at for each request, by the gate of every pull.

use super::{Facts, find};
use crate::core::Core;
use crate::core::identity::access;
use crate::core::sync::grant;
use crate::files::{Chunks, Files};
use crate::store::StoreError;
use patio_domain::FileId;
use patio_protocol::ErrorCode;
use patio_protocol::file::{FileStatus, Variant};
use std::ops::Range;
use std::sync::Arc;

/// Bytes that may be given to the person who asked.
#[derive(Clone, Debug)]
pub struct Content {
    file: FileId,
    variant: Variant,
    files: Arc<Files>,
    /// How many there are.
    pub size: u64,
    /// What the file is called.
    pub name: String,
    /// Its media type, when it is an image that was encoded here. Anything else is only ever saved, never shown.
    pub image: Option<String>,
}

impl Content {
    /// The bytes of a range, as they come.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn bytes(&self, range: Range<u64>) -> Result<Chunks, StoreError> {
        Ok(self.files.objects.get(self.file, self.variant, range)?)
    }
}

impl Core {
    /// Looks whether a person may have a form of a file. Not there and not to be seen are one answer.
    ///
    /// # Errors
    /// The inner error is for the client; the outer one is the store's.
    pub fn content(&self, token: Option<&str>, file: &str, variant: &str) -> Result<Result<Content, ErrorCode>, StoreError> {
        let at = self.moment()?;
        let Some(files) = self.place_of_files() else { return Ok(Err(ErrorCode::NotFound)) };
        self.store().read(|tx| {
            let viewer = match access::authorise(tx, token, at)? {
                Ok(viewer) => viewer,
                Err(code) => return Ok(Err(code)),
            };
            let (Ok(file), Ok(variant)) = (file.parse::<FileId>(), variant.parse::<Variant>()) else {
                return Ok(Err(ErrorCode::NotFound));
            };
            let Some(known) = find(tx, file)?.filter(|known| known.status == FileStatus::Ready) else {
                return Ok(Err(ErrorCode::NotFound));
            };
            let granted = match &known.scope {
                Some(scope) => grant::is_granted(tx, viewer.person, scope)?,
                None => known.owner == viewer.person,
            };
            let facts = known.facts.filter(|_| granted);
            let found = facts.and_then(|facts| size_of(&facts, variant).map(|size| (facts, size)));
            Ok(found.map_or(Err(ErrorCode::NotFound), |(facts, size)| {
                let image = facts.forms.get(variant.as_str()).cloned();
                Ok(Content { file, variant, files, size, name: facts.name, image })
            }))
        })
    }
}

pub(super) fn size_of(facts: &Facts, variant: Variant) -> Option<u64> {
    if variant == Variant::Original {
        return Some(facts.size);
    }
    facts.image.as_ref()?.variants.iter().find(|form| form.variant == variant.as_str()).map(|form| form.size)
}
