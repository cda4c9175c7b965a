//! Photos and images of the sample, brought in the way uploads come: staged, checked, encoded anew, attached.

use super::SOURCE;
use crate::core::Bulk;
use crate::core::{Core, Receiving};
use crate::files::Files;
use crate::import::ImportError;
use crate::import::item::Skip;
use crate::import::known::Known;
use crate::import::report::Report;
use crate::store::StoreError;
use patio_domain::{CommunityId, FileId, PersonId, PostId};
use patio_protocol::digest::hex;
use patio_protocol::file::{FileBegin, FilePlace, FileStatus};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A picture that is not here yet.
pub(super) struct Picture {
    /// Of the person or post.
    key: String,
    name: String,
    path: PathBuf,
}

impl Picture {
    pub(super) fn photo(folder: &Path, key: &str) -> Picture {
        let name = format!("{key}.jpg");
        Picture { key: key.to_owned(), path: folder.join("photos").join(&name), name }
    }

    pub(super) fn image(folder: &Path, key: &str, file: &str) -> Picture {
        Picture { key: key.to_owned(), path: folder.join("images").join(file), name: file.to_owned() }
    }
}

/// An uploaded picture, ready to be attached.
struct Ready {
    key: String,
    file: FileId,
    owner: PersonId,
    /// The post, for an image.
    post: Option<(PostId, CommunityId)>,
}

/// Brings all of them in. A server without a place for files gets none.
pub(super) fn bring_in(core: &Core, known: &Known, photos: &[Picture], images: &[Picture], report: &mut Report) -> Result<(), ImportError> {
    let Some(files) = core.files() else {
        report.skip(Skip::Attachment, u64::try_from(photos.len() + images.len()).unwrap_or(u64::MAX));
        return Ok(());
    };
    let mut ready = Vec::new();
    for photo in photos {
        if let Some(owner) = known.key("person", &photo.key).map(PersonId) {
            let file = upload(core, files, owner, FilePlace::Photo, photo)?;
            ready.push(Ready { key: format!("photo:{}", photo.key), file, owner, post: None });
        }
    }
    for image in images {
        let Some(id) = known.key("post", &image.key) else { continue };
        let Some((post, _, community, owner)) = core.find_entry(id)? else { continue };
        let file = upload(core, files, owner, FilePlace::Community(community), image)?;
        ready.push(Ready { key: format!("image:{}", image.key), file, owner, post: Some((post, community)) });
    }
    if !ready.is_empty() {
        core.bulk(|bulk| ready.iter().try_for_each(|one| attach(bulk, one)))?;
    }
    Ok(())
}

fn upload(core: &Core, files: &Arc<Files>, owner: PersonId, place: FilePlace, picture: &Picture) -> Result<FileId, ImportError> {
    let told = |why: &str| ImportError::export(&picture.path, why);
    let bytes = std::fs::read(&picture.path).map_err(|error| ImportError::export(&picture.path, error))?;
    let (file, sha256) = (FileId(core.new_file_id()), hex(&Sha256::digest(&bytes)));
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let begin = FileBegin { file, place, name: picture.name.clone(), size, sha256: sha256.clone() };
    let begun = core.begin_file(owner, &begin)?.map_err(|_| told("it is not taken"))?;
    if begun.status != FileStatus::Receiving {
        return Err(told("it is refused"));
    }
    // One part is enough for a picture of the sample.
    core.keep_part(&Receiving { file, person: owner, size, files: Arc::clone(files) }, 0, &sha256, &bytes)?;
    match core.finish_file(owner, file)? {
        Some(state) if state.status == FileStatus::Ready => Ok(file),
        Some(state) => Err(told(state.refusal.map_or("it is larger than a sample needs", |refusal| refusal.code()))),
        None => Err(told("it is gone")),
    }
}

/// Attaches a picture, unless its owner has something else there by now.
fn attach(bulk: &mut Bulk<'_>, one: &Ready) -> Result<(), StoreError> {
    bulk.insert_key(SOURCE, &one.key, one.file.0)?;
    match one.post {
        Some((post, community)) => bulk.attach_to_post(post, community, one.owner, one.file),
        None => bulk.attach_photo(one.owner, one.file),
    }
}
