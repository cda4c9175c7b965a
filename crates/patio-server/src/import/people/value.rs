//! One value of a profile as a list gives it, and the hash by which it is known again.

use patio_domain::ProfileField;
use patio_domain::profile::update::ProfileChange;
use patio_protocol::digest::hex;
use patio_protocol::record::PersonBody;
use sha2::{Digest as _, Sha256};

/// A value for a field that is empty, or that still says what has this hash.
#[derive(Clone, Debug)]
pub(super) struct Put {
    pub(super) change: ProfileChange,
    pub(super) replaces: Option<String>,
}

/// What a field says, when a list may fill it and it is not empty. What is consent, and what is said in one's own words, is
/// given by oneself.
pub(super) fn value_of(body: &PersonBody, field: ProfileField) -> Option<ProfileChange> {
    let text = |value: &String| (!value.is_empty()).then(|| value.clone());
    match field {
        ProfileField::Name => text(&body.name).map(ProfileChange::Name),
        ProfileField::Job => text(&body.job).map(ProfileChange::Job),
        ProfileField::Unit => text(&body.unit).map(ProfileChange::Unit),
        ProfileField::Location => text(&body.location).map(ProfileChange::Location),
        ProfileField::Languages => (!body.languages.is_empty()).then(|| ProfileChange::Languages(body.languages.clone())),
        ProfileField::Hours => (!body.hours.is_empty()).then(|| ProfileChange::Hours(body.hours.clone())),
        ProfileField::Manager => body.manager.map(|manager| ProfileChange::Manager(Some(manager))),
        _ => None,
    }
}

/// The hash by which a value is known again. The value itself is not kept a second time.
pub(super) fn hash_of(change: &ProfileChange) -> String {
    // A change of a profile is always JSON.
    hex(&Sha256::digest(serde_json::to_vec(change).unwrap_or_default()))
}

/// Gives a field its value; false when it says something by now that is not to be replaced.
pub(super) fn put(body: &mut PersonBody, put: &Put) -> bool {
    let before = value_of(body, put.change.field());
    let may = before.is_none_or(|before| put.replaces.as_ref().is_some_and(|hash| *hash == hash_of(&before)));
    may && body.put(put.change.clone()).is_none()
}
