//! What the people of the sample know: profiles, topics, vouches and helpful marks, on top of the conversations.
//!
//! Keeps the promise that a second run changes nothing: each thing has a key, and what has one is not touched again.

use super::pictures::{self, Picture};
use super::{Calendar, SOURCE, When, parse};
use crate::core::Bulk;
use crate::core::Core;
use crate::import::ImportError;
use crate::import::known::Known;
use crate::import::report::Report;
use crate::store::StoreError;
use patio_domain::{CommunityId, Contact, PersonId, PostId, Skill, TopicId, WorkSpan};
use patio_protocol::record::{HelpfulBody, TopicBody, VouchBody};
use serde::Deserialize;
use std::path::Path;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    topics: Vec<TopicForm>,
    people: Vec<ProfileForm>,
    vouches: Vec<VouchForm>,
    helpful: Vec<HelpfulForm>,
    /// Keys of the people with a photo: `photos/<key>.jpg`.
    photos: Vec<String>,
    images: Vec<ImageForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicForm {
    nl: String,
    en: String,
    synonyms: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileForm {
    key: String,
    unit: String,
    manager: Option<String>,
    location: String,
    time_zone: String,
    hours: Vec<WorkSpan>,
    languages: Vec<String>,
    #[serde(default)]
    about: String,
    #[serde(default)]
    interests: Vec<String>,
    contact: Contact,
    #[serde(default)]
    skills: Vec<Skill>,
}

#[derive(Deserialize)]
struct VouchForm {
    person: String,
    topic: String,
    by: String,
    #[serde(flatten)]
    when: When,
}

#[derive(Deserialize)]
struct HelpfulForm {
    /// A post or comment.
    target: String,
    by: String,
    #[serde(flatten)]
    when: When,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImageForm {
    /// A post.
    target: String,
    /// In the folder `images`.
    file: String,
}

/// Brings it in, or counts what would come in.
pub(in crate::import) fn run(folder: &Path, core: &Core, now: i64, report: &mut Report) -> Result<(), ImportError> {
    let path = folder.join("knowledge.json");
    if !path.is_file() {
        return Ok(());
    }
    let form: Form = parse(&path)?;
    let calendar = Calendar::at(now).ok_or_else(|| ImportError::export(folder, "the clock is out of range"))?;
    let known = Known::read(core.store(), SOURCE)?;
    let is_new = |kind: &'static str, key: &str, report: &mut Report| {
        let is_new = known.key(kind, key).is_none();
        let count = report.count(kind);
        if is_new {
            count.new += 1
        } else {
            count.known += 1
        }
        is_new
    };
    let topics: Vec<&TopicForm> = form.topics.iter().filter(|topic| is_new("topic", &topic.nl, report)).collect();
    let people: Vec<&ProfileForm> = form.people.iter().filter(|person| is_new("profile", &person.key, report)).collect();
    let vouches: Vec<&VouchForm> = form.vouches.iter().filter(|vouch| is_new("vouch", &vouch.key(), report)).collect();
    let helpful: Vec<&HelpfulForm> = form.helpful.iter().filter(|mark| is_new("helpful", &mark.key(), report)).collect();
    let photos = form.photos.iter().filter(|key| is_new("photo", key, report));
    let photos: Vec<Picture> = photos.map(|key| Picture::photo(folder, key)).collect();
    let images = form.images.iter().filter(|image| is_new("image", &image.target, report));
    let images: Vec<Picture> = images.map(|image| Picture::image(folder, &image.target, &image.file)).collect();
    if report.dry_run {
        return Ok(());
    }
    let told = |what: &str| ImportError::NotAnExport(path.clone(), "sample organisation", what.to_owned());
    let named = Named { known: &known };
    let mut bodies = Vec::new();
    for mark in helpful {
        let at = calendar.moment(&mark.when).ok_or_else(|| told("a time of a mark"))?.ms();
        bodies.push((
            mark,
            named.target(core, &mark.target)?.ok_or_else(|| told(&mark.target))?,
            named.person(&mark.by).ok_or_else(|| told(&mark.by))?,
            at,
        ));
    }
    let mut given = Vec::new();
    for vouch in vouches {
        let at = calendar.moment(&vouch.when).ok_or_else(|| told("a time of a vouch"))?.ms();
        let people = named.person(&vouch.person).zip(named.person(&vouch.by));
        given.push((vouch, people.ok_or_else(|| told(&vouch.person))?, at));
    }
    let work = |bulk: &mut Bulk<'_>| -> Result<(), StoreError> {
        for topic in topics {
            insert_topic(bulk, topic, now)?;
        }
        for form in people {
            if let Some(person) = named.person(&form.key) {
                fill(bulk, person, form, form.manager.as_deref().and_then(|key| named.person(key)))?;
            }
        }
        for (vouch, (person, by), created_at) in given {
            let topic = bulk.topic(&vouch.topic, now)?;
            bulk.insert_vouch(VouchBody { person, topic, by, created_at })?;
            bulk.insert_key(SOURCE, &format!("vouch:{}", vouch.key()), topic.0)?;
        }
        for (mark, (post, target, community, author), by, created_at) in bodies {
            bulk.insert_helpful(HelpfulBody { post, target, community, author, by, created_at })?;
            bulk.insert_key(SOURCE, &format!("helpful:{}", mark.key()), target)?;
        }
        Ok(())
    };
    core.bulk(work)?;
    pictures::bring_in(core, &known, &photos, &images, report)
}

impl VouchForm {
    fn key(&self) -> String {
        format!("{}/{}/{}", self.person, self.topic, self.by)
    }
}

impl HelpfulForm {
    fn key(&self) -> String {
        format!("{}/{}", self.target, self.by)
    }
}

fn insert_topic(bulk: &mut Bulk<'_>, form: &TopicForm, now: i64) -> Result<(), StoreError> {
    let TopicForm { nl, en, synonyms } = form;
    let (name, nl, en, synonyms) = (nl.clone(), nl.clone(), en.clone(), synonyms.clone());
    let TopicId(id) =
        bulk.insert_topic(TopicBody { name: name.clone(), nl, en, synonyms, merged_into: None, before: None, created_at: now })?;
    bulk.insert_key(SOURCE, &format!("topic:{name}"), id)
}

/// A profile that its owner changed stays as it is; then only the key is kept.
fn fill(bulk: &mut Bulk<'_>, person: PersonId, form: &ProfileForm, manager: Option<PersonId>) -> Result<(), StoreError> {
    let form = form.clone();
    bulk.insert_key(SOURCE, &format!("profile:{}", form.key), person.0)?;
    if bulk.person(person)?.version > 0 {
        return Ok(());
    }
    bulk.fill_skills(person, form.skills)?;
    bulk.fill_fields(person, |body| {
        (body.unit, body.manager, body.location, body.time_zone) = (form.unit, manager, form.location, form.time_zone);
        (body.hours, body.languages, body.about, body.interests) = (form.hours, form.languages, form.about, form.interests);
        body.contact = form.contact;
        true
    })
}

/// People and texts of earlier steps, by their keys.
struct Named<'a> {
    known: &'a Known,
}

impl Named<'_> {
    fn person(&self, key: &str) -> Option<PersonId> {
        self.known.key("person", key).map(PersonId)
    }

    /// Conversation, text, community and author of a post or comment.
    fn target(&self, core: &Core, key: &str) -> Result<Option<(PostId, Uuid, CommunityId, PersonId)>, StoreError> {
        let ids = [self.known.key("post", key), self.known.key("comment", key)];
        let Some(id) = ids.into_iter().flatten().next() else { return Ok(None) };
        core.find_entry(id)
    }
}
