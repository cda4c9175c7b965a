//! The features, one folder each: what their commands do, what an import brings in, and the tables that are theirs.
//!
//! What they share lies below them, in `sync` and `identity`, which name none of them. The order of the lines below is a rule: a feature
//! knows only those before it (`in_the_server_a_feature_knows_only_those_before_it_and_what_they_share_knows_none`). Blank lines keep
//! the order when the file is formatted.

pub(in crate::core) mod files;

pub(in crate::core) mod communities;

pub(in crate::core) mod topics;

pub(in crate::core) mod desks;

pub(in crate::core) mod knowledge;

pub(in crate::core) mod people;

pub(in crate::core) mod feed;

use super::identity;
use super::sync::entity::Entity;

/// What has ids of its own. The doctor compares each table with the ids in use.
pub const ENTITIES: [Entity; 13] = [
    identity::PERSON,
    files::FILE,
    communities::COMMUNITY,
    topics::TOPIC,
    desks::DESK,
    desks::QUESTION,
    desks::REPLY,
    desks::INCIDENT,
    desks::INCIDENT_MESSAGE,
    desks::MACRO,
    knowledge::KNOWLEDGE,
    feed::POST,
    feed::COMMENT,
];
