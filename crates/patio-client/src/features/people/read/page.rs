//! A person's page: the profile with the evidence for each skill, the team, and the latest texts.
//!
//! Owns what stands on the page. Must not know how it is drawn. Managers are read one step up and one step down, so a ring of
//! managers ends where it began.

use super::hours::{availability, utc_offset_min};
use super::vcard;
use crate::features::people::indexes::Indexes;
use crate::features::people::view::directory::{Contribution, PersonPage, SkillView, VCard};
use crate::features::people::view::person::PersonCard;
use crate::features::people::view::profile::WorkSpanView;
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use crate::store::words::list;
use crate::text::terms::MANAGER;
use patio_domain::name::key;
use patio_domain::{Level, PersonId};
use patio_protocol::record::{PersonBody, SkillBody, VouchBody};
use rusqlite::OptionalExtension;
use std::collections::{BTreeMap, BTreeSet};

/// Contributions shown of a skill.
const HELPED_SHOWN: usize = 20;
/// Latest texts shown.
const RECENT_SHOWN: usize = 10;
/// Colleagues shown of a team.
const TEAM_MAX: usize = 100;

/// A person who left the organisation, or is unknown here, is in no team.
fn is_there(card: &PersonCard) -> bool {
    !card.disabled && !card.name.is_empty()
}

impl Reading<'_> {
    /// The page of a person; nothing for a person who is not here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn person_page(&self, id: &str, indexes: &mut Indexes, now_ms: i64) -> Result<Option<PersonPage>, StoreError> {
        let Some(body) = self.person_body(id)? else { return Ok(None) };
        let manager = body.manager.map(|manager| manager.to_string()).filter(|manager| manager != id);
        let peers = match &manager {
            Some(manager) => self.team_of(manager, &[id, manager.as_str()])?,
            None => Vec::new(),
        };
        let (skills, also_helped) = self.skills_of(id, &body, indexes)?;
        Ok(Some(PersonPage {
            card: self.card(id)?,
            available: availability(&body.time_zone, &body.hours, now_ms),
            utc_offset_min: utc_offset_min(&body.time_zone, now_ms),
            skills,
            also_helped,
            manager: manager.map(|manager| self.card(&manager)).transpose()?.filter(is_there),
            reports: self.team_of(id, &[id])?,
            peers,
            recent: self.recent_of(id, RECENT_SHOWN)?,
            unit: body.unit,
            location: body.location,
            time_zone: body.time_zone,
            hours: body
                .hours
                .iter()
                .map(|span| WorkSpanView { day: span.day, from_min: span.from_min, until_min: span.until_min })
                .collect(),
            languages: body.languages,
            email: body.contact.email,
            phone: body.contact.phone,
            other: body.contact.other,
            about: body.about,
            interests: body.interests,
            birth_year: body.birth_year,
            curator: self.pending.curator(id).unwrap_or(body.curator),
        }))
    }

    /// A person with one's own changes laid over.
    pub(crate) fn person_body(&self, id: &str) -> Result<Option<PersonBody>, StoreError> {
        let mut body = self.record::<PersonBody>("person", id)?;
        if let (true, Some(body)) = (id == self.me, body.as_mut()) {
            self.lay_over(body);
        }
        Ok(body)
    }

    /// The people who report to a person, by name, without these.
    fn team_of(&self, manager: &str, without: &[&str]) -> Result<Vec<PersonCard>, StoreError> {
        let mut team = Vec::new();
        for record in list(self.connection, &format!("{MANAGER}{manager}"), TEAM_MAX)?.records {
            let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'person'")?;
            let id: Option<String> = statement.query_row([record], |row| row.get(0)).optional()?;
            if let Some(id) = id.filter(|id| !without.contains(&id.as_str())) {
                team.push(self.card(&id)?);
            }
        }
        team.retain(is_there);
        team.sort_by(|a, b| key(&a.name).cmp(&key(&b.name)).then_with(|| a.id.cmp(&b.id)));
        team.truncate(TEAM_MAX);
        Ok(team)
    }

    /// The skills with the evidence for each, and contributions that helped and belong to none of them.
    fn skills_of(&self, person: &str, body: &PersonBody, indexes: &mut Indexes) -> Result<(Vec<SkillView>, Vec<Contribution>), StoreError> {
        let Indexes { topics, words, .. } = indexes;
        let evidence = self.evidence_of(person, words)?;
        let vouches =
            self.vouches_for(person, &|topic| topics.find(topic).map_or_else(|| topic.to_owned(), |(stands, _)| stands.to_owned()))?;
        let mut skills: Vec<SkillView> = Vec::new();
        let mut named: BTreeSet<String> = BTreeSet::new();
        for SkillBody { topic, level, ask } in &body.skills {
            let Some((stands, topic)) = topics.find(&topic.to_string()) else { continue };
            if skills.iter().any(|skill| skill.topic == stands) {
                continue;
            }
            let helped: Vec<_> =
                evidence.iter().filter(|evidence| evidence.is_about(topic)).map(|found| found.contribution.clone()).collect();
            named.extend(helped.iter().map(|contribution| contribution.entry.clone()));
            let by = vouches.get(stands).cloned().unwrap_or_default();
            skills.push(SkillView {
                topic: stands.to_owned(),
                name: self.name_in_language(&topic.body),
                level: *level,
                ask: ask.clone(),
                helped_count: u64::try_from(helped.len()).unwrap_or(0),
                last_at: helped.first().map(|first| first.at),
                helped: helped.into_iter().take(HELPED_SHOWN).collect(),
                vouched_by_me: by.contains(&self.me),
                vouched_by: by.iter().map(|by| self.card(by)).collect::<Result<_, _>>()?,
            });
        }
        // Words of one's own profile that are not confirmed as topics yet.
        if skills.is_empty() {
            skills.extend(body.expertise.iter().map(|word| SkillView {
                topic: String::new(),
                name: word.clone(),
                level: Level::default(),
                ask: String::new(),
                helped: Vec::new(),
                helped_count: 0,
                last_at: None,
                vouched_by: Vec::new(),
                vouched_by_me: false,
            }));
        }
        // A conversation in which two answers helped is one line.
        let mut conversations = BTreeSet::new();
        let others = evidence
            .into_iter()
            .map(|found| found.contribution)
            .filter(|found| !named.contains(&found.entry) && conversations.insert(found.post.clone()));
        Ok((skills, others.take(HELPED_SHOWN).collect()))
    }

    /// The colleagues who vouch for a person, by the topic that stands now, with one's own unconfirmed vouches laid over.
    fn vouches_for(&self, person: &str, stands: &dyn Fn(&str) -> String) -> Result<BTreeMap<String, BTreeSet<String>>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'vouch' AND parent = ?1")?;
        let bodies: Vec<String> = statement.query_map([person], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for body in bodies.iter().filter_map(|body| serde_json::from_str::<VouchBody>(body).ok()) {
            found.entry(stands(&body.topic.to_string())).or_default().insert(body.by.to_string());
        }
        if let Some(person) = parse::<PersonId>(person) {
            for (topic, on) in self.pending.vouches(person) {
                let by = found.entry(stands(&topic.to_string())).or_default();
                if on {
                    by.insert(self.me.clone());
                } else {
                    by.remove(&self.me);
                }
            }
        }
        if person == self.me {
            for (topic, by) in self.pending.declined() {
                if let Some(vouched) = found.get_mut(&stands(&topic.to_string())) {
                    vouched.remove(&by.to_string());
                }
            }
        }
        Ok(found)
    }

    /// A person as a vCard; nothing for a person who is not here.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn vcard(&self, id: &str, organisation: &str) -> Result<Option<VCard>, StoreError> {
        let Some(body) = self.person_body(id)? else { return Ok(None) };
        let mut expertise: Vec<(String, Option<Level>)> = Vec::new();
        for skill in &body.skills {
            let name = self.topic_name(skill.topic);
            if !name.is_empty() && !expertise.iter().any(|(known, _)| *known == name) {
                expertise.push((name, Some(skill.level)));
            }
        }
        if expertise.is_empty() {
            expertise.extend(body.expertise.iter().map(|word| (word.clone(), None)));
        }
        Ok(Some(VCard { name: vcard::file_name(&body.name), text: vcard::vcard(id, &body, &expertise, organisation) }))
    }
}
