//! Topics by name: in the person's language, through merges, with what is on its way laid over.

use crate::features::topics::view::{MergedTopic, TopicList, TopicSearch, TopicView};
use crate::reading::{Reading, parse};
use crate::store::StoreError;
use patio_domain::TopicId;
use patio_domain::name::key;
use patio_protocol::Command;
use patio_protocol::record::{PersonBody, TopicBody, TopicNames};
use std::collections::{BTreeMap, BTreeSet};

/// A merge of merges of merges leads nowhere useful; also ends a ring, which no server makes.
const MERGES_MAX: usize = 16;

impl Reading<'_> {
    /// The topic that stands for this one now, with its id.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn resolved_topic(&self, topic: TopicId) -> Result<Option<(TopicId, TopicBody)>, StoreError> {
        let mut id = topic;
        for _ in 0..MERGES_MAX {
            let Some(mut body) = self.record::<TopicBody>("topic", &id.to_string())? else { return Ok(None) };
            self.lay_over_topic(id, &mut body)?;
            match body.merged_into {
                Some(into) => id = into,
                None => return Ok(Some((id, body))),
            }
        }
        Ok(None)
    }

    /// Lays this person's unconfirmed names and merges over a topic, as the server will have them (S7).
    pub(crate) fn lay_over_topic(&self, topic: TopicId, body: &mut TopicBody) -> Result<(), StoreError> {
        if body.merged_into.is_some() {
            let splits = |change: &Command| matches!(change, Command::TopicSplit(split) if split.topic == topic);
            if !self.pending.topic_changes().any(splits) {
                return Ok(());
            }
            body.merged_into = None;
        }
        let mut merged: BTreeMap<TopicId, TopicId> = BTreeMap::new();
        for change in self.pending.topic_changes() {
            match change {
                Command::TopicRename(rename) if rename.topic == topic => {
                    body.before = Some(TopicNames { nl: body.nl.clone(), en: body.en.clone(), synonyms: body.synonyms.clone() });
                    let before = [std::mem::take(&mut body.nl), std::mem::take(&mut body.en)];
                    body.nl.clone_from(&rename.nl);
                    body.en.clone_from(&rename.en);
                    body.synonyms.clear();
                    add_synonyms(body, rename.synonyms.iter().cloned().chain(before));
                }
                Command::TopicRenameBack(back) if back.topic == topic => {
                    if let Some(TopicNames { nl, en, synonyms }) = body.before.take() {
                        (body.nl, body.en, body.synonyms) = (nl, en, synonyms);
                    }
                }
                Command::TopicSplit(split) => {
                    merged.remove(&split.topic);
                    if let Some(old) = self.record::<TopicBody>("topic", &split.topic.to_string())?
                        && split.topic != topic
                    {
                        let gone: BTreeSet<String> =
                            [&old.name, &old.nl, &old.en].into_iter().chain(&old.synonyms).map(|name| key(name)).collect();
                        body.synonyms.retain(|name| old.merged_into.is_none() || !gone.contains(&key(name)));
                    }
                }
                Command::TopicMerge(merge) => {
                    let stands = |topic: TopicId| merged.get(&topic).copied().unwrap_or(topic);
                    let (from, into) = (stands(merge.from), stands(merge.into));
                    // What is one already stays one, and what stands for another is not merged again.
                    if from == into || from != merge.from {
                        continue;
                    }
                    merged.values_mut().filter(|stands| **stands == from).for_each(|stands| *stands = into);
                    merged.insert(from, into);
                    if into == topic
                        && let Some(old) = self.record::<TopicBody>("topic", &from.to_string())?
                    {
                        add_synonyms(body, [old.name, old.nl, old.en].into_iter().chain(old.synonyms));
                    }
                }
                _ => {}
            }
        }
        body.merged_into = merged.get(&topic).copied();
        Ok(())
    }

    /// A topic's name in the person's language; empty when it is not here.
    #[must_use]
    pub fn topic_name(&self, topic: TopicId) -> String {
        if let Some(name) = self.topic_names.borrow().get(&topic) {
            return name.clone();
        }
        let name = self.resolved_topic(topic).ok().flatten().map(|(_, body)| self.name_in_language(&body)).unwrap_or_default();
        self.topic_names.borrow_mut().insert(topic, name.clone());
        name
    }

    /// A topic's own name, also when another topic stands for it; empty when it is not here.
    pub(crate) fn own_topic_name(&self, topic: TopicId) -> Result<String, StoreError> {
        let body = self.record::<TopicBody>("topic", &topic.to_string())?;
        Ok(body.map(|body| self.name_in_language(&body)).unwrap_or_default())
    }

    /// Names a topic that is known already, so that it is not read again.
    pub(crate) fn note_topic_name(&self, topic: TopicId, stands: &TopicBody) {
        self.topic_names.borrow_mut().entry(topic).or_insert_with(|| self.name_in_language(stands));
    }

    pub(crate) fn name_in_language(&self, body: &TopicBody) -> String {
        let (first, second) = if self.locale == "en" { (&body.en, &body.nl) } else { (&body.nl, &body.en) };
        [first, &body.name, second].into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
    }

    /// What a person knows, as words.
    #[must_use]
    pub fn expertise_names(&self, body: &PersonBody) -> Vec<String> {
        if body.skills.is_empty() {
            return body.expertise.clone();
        }
        let mut names: Vec<String> = Vec::new();
        for skill in &body.skills {
            let name = self.topic_name(skill.topic);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Topics whose names begin like the text, then those that hold it; all of them by name when it is empty.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn topics(&self, request: &TopicSearch, is_administrator: bool) -> Result<TopicList, StoreError> {
        let wanted = key(&request.text);
        let people = self.people_by_topic()?;
        let mut statement = self.connection.prepare_cached("SELECT id, body FROM record WHERE kind = 'topic'")?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?.collect::<Result<Vec<_>, _>>()?;
        let (mut found, mut merged) = (Vec::new(), BTreeMap::<TopicId, Vec<MergedTopic>>::new());
        for (id, body) in rows {
            let (Some(topic), Ok(mut body)) = (parse::<TopicId>(&id), serde_json::from_str::<TopicBody>(&body)) else { continue };
            self.lay_over_topic(topic, &mut body)?;
            if let Some(into) = body.merged_into {
                merged.entry(into).or_default().push(MergedTopic { id, name: self.name_in_language(&body) });
                continue;
            }
            let name = self.name_in_language(&body);
            let Some(rank) = rank(&body, &name, &wanted) else { continue };
            let people = people.get(&topic).copied().unwrap_or(0);
            let before = body.before.take().map(|TopicNames { nl, en, .. }| self.name_in_language(&TopicBody { nl, en, ..body.clone() }));
            let (TopicBody { nl, en, synonyms, .. }, merged) = (body, Vec::new());
            found.push((rank, topic, TopicView { id, name, nl, en, synonyms, people, merged, before }));
        }
        found.sort_by(|(one, _, a), (other, _, b)| {
            one.cmp(other).then_with(|| key(&a.name).cmp(&key(&b.name))).then_with(|| a.id.cmp(&b.id))
        });
        let limit = request.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        let with_merged = |(_, topic, view)| TopicView { merged: merged.remove(&topic).unwrap_or_default(), ..view };
        let topics = found.into_iter().take(limit).map(with_merged).collect();
        Ok(TopicList { topics, may_edit: is_administrator || self.is_curator()? })
    }

    /// How many people claim each topic, by the topic that stands for it now. Who claims two that became one counts once.
    fn people_by_topic(&self) -> Result<BTreeMap<TopicId, u64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT topic, COUNT(*) FROM claim GROUP BY topic")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?.collect::<Result<Vec<_>, _>>()?;
        let mut claimed: BTreeMap<TopicId, Vec<(TopicId, i64)>> = BTreeMap::new();
        for (id, count) in rows {
            let Some(topic) = parse::<TopicId>(&id) else { continue };
            let stands = self.resolved_topic(topic)?.map_or(topic, |(id, _)| id);
            claimed.entry(stands).or_default().push((topic, count));
        }
        let mut counts = BTreeMap::new();
        for (stands, parts) in claimed {
            let count = match parts.as_slice() {
                [(_, count)] => u64::try_from(*count).unwrap_or(0),
                parts => self.count_claims(parts)?,
            };
            counts.insert(stands, count);
        }
        Ok(counts)
    }

    fn count_claims(&self, topics: &[(TopicId, i64)]) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT person FROM claim WHERE topic = ?1")?;
        let mut people: BTreeSet<String> = BTreeSet::new();
        for (topic, _) in topics {
            for person in statement.query_map([topic.to_string()], |row| row.get(0))? {
                people.insert(person?);
            }
        }
        Ok(u64::try_from(people.len()).unwrap_or(0))
    }

    /// Whether an administrator gave this person the right to look after topics.
    fn is_curator(&self) -> Result<bool, StoreError> {
        Ok(self.record::<PersonBody>("person", &self.me)?.is_some_and(|body| body.curator))
    }
}

/// Adds names that are none of the topic's own yet.
fn add_synonyms(body: &mut TopicBody, names: impl Iterator<Item = String>) {
    for name in names.filter(|name| !name.is_empty()) {
        let wanted = key(&name);
        let known = [&body.name, &body.nl, &body.en].into_iter().chain(&body.synonyms).any(|known| key(known) == wanted);
        if !known {
            body.synonyms.push(name);
        }
    }
}

/// 0: its name; 1: a name begins so; 2: a word of a name begins so; 3: a name holds it.
fn rank(body: &TopicBody, name: &str, wanted: &str) -> Option<u8> {
    if wanted.is_empty() {
        return Some(0);
    }
    let names = [name, &body.name, &body.nl, &body.en].into_iter().chain(body.synonyms.iter().map(String::as_str)).map(key);
    names
        .filter_map(|name| {
            if name == wanted {
                Some(0)
            } else if name.starts_with(wanted) {
                Some(1)
            } else if name.split([' ', '-', '/']).any(|word| word.starts_with(wanted)) {
                Some(2)
            } else if wanted.chars().count() >= 3 && name.contains(wanted) {
                Some(3)
            } else {
                None
            }
        })
        .min()
}
