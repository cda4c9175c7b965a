//! Finds the people who may know the answer to a question, by their evidence: first answers of theirs that helped a colleague, then
//! texts about exactly that and expertise that colleagues vouch for, then expertise they only declare, what they say about themselves, and
//! last texts that are about part of it, or that ask the same. Job and rank are not read.
//!
//! Owns the order of results and their reasons. Must not know names or filters. All evidence is in records this person may see.

use super::evidence::helped;
use super::filter::Filter;
use super::matches::Matches;
use super::question::Question;
use crate::features::people::index::claims::level_of;
use crate::features::people::view::directory::{Reason, ReasonKind};
use crate::reading::Reading;
use crate::store::StoreError;
use crate::store::words::list;
use crate::text::names::NameIndex;
use crate::text::terms::{PROFILE, VOUCHED, is_question};
use patio_domain::Level;
use patio_protocol::record::PostBody;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A record with a smaller share of the question's words is not about the question.
const ABOUT: f32 = 0.55;
/// A text with this share of the question's words is about exactly that, when several words of the question are in texts at all.
const EXACT: f32 = 0.95;
const EXACT_WORDS_MIN: usize = 2;
/// Number of texts, best first, whose authors are considered.
const TEXTS_MAX: usize = 200;
/// Number of texts whose conversations are searched for answers that helped, so that newer talk hides no older answer.
const HELPED_SOUGHT: usize = 1_000;
/// Number of conversations with an answer that helped after which the search stops.
const HELPED_ENOUGH: usize = 80;
/// Number of profiles, best first, that are read.
const PROFILES_MAX: usize = 100;
/// Number of people considered for one topic.
const CLAIMS_MAX: usize = 200;
/// Tiers of evidence: an answer that helped; a text about exactly that, or expertise that colleagues vouch for; expertise that is only
/// declared; what a profile says; a vouch; a text about part of it.
const HELPED: u8 = 0;
const KNOWN: u8 = 1;
const CLAIMED: u8 = 2;
const SAID: u8 = 3;
const VOUCHED_FOR: u8 = 4;
const WROTE: u8 = 5;
/// Age at which an answer that helped counts half.
const HALF_LIFE_MS: f64 = 365.0 * 86_400_000.0;

/// Evidence that a person knows.
#[derive(Clone, Debug, Default)]
struct Tally {
    helped: f64,
    helped_count: u64,
    helped_at: i64,
    helped_post: String,
    declared: f64,
    level: Level,
    topic: String,
    profile: f32,
    vouched_by: BTreeSet<String>,
    vouched_at: i64,
    vouched_topic: String,
    wrote: f64,
    /// One of these texts is about exactly that, and does not ask it.
    wrote_exactly: bool,
    wrote_count: u64,
    wrote_at: i64,
    wrote_post: String,
}

/// A person who may know.
#[derive(Clone, Debug)]
pub struct Knower {
    /// The person.
    pub person: String,
    /// 0 for an answer that helped, and so on. A lower tier always comes first.
    pub tier: u8,
    /// Within the tier, larger is better.
    pub score: f64,
    /// Their evidence, strongest first.
    pub why: Vec<Reason>,
}

/// A text that fits the question.
struct Text {
    post: String,
    author: String,
    at: i64,
    share: f32,
}

impl Reading<'_> {
    /// The people who may know, best first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn who_knows(
        &self,
        question: &Question<'_>,
        names: &NameIndex,
        filter: Option<&Filter>,
        now_ms: i64,
    ) -> Result<Vec<Knower>, StoreError> {
        let mut people: HashMap<String, Tally> = HashMap::new();
        self.count_texts(question, now_ms, &mut people)?;
        self.count_topics(question, filter, &mut people)?;
        self.count_profiles(question, &mut people)?;
        let words = question.words().join(" ");
        let mut knowers: Vec<Knower> = Vec::with_capacity(people.len());
        for (person, tally) in people {
            // A person who left the organisation is not in the index of names.
            if names.contains(&person) && self.passes(filter, &person)? {
                knowers.extend(tally.judge(person, &words));
            }
        }
        knowers.sort_by(|a, b| a.tier.cmp(&b.tier).then_with(|| b.score.total_cmp(&a.score)).then_with(|| a.person.cmp(&b.person)));
        Ok(knowers)
    }

    fn count_texts(&self, question: &Question<'_>, now_ms: i64, people: &mut HashMap<String, Tally>) -> Result<(), StoreError> {
        let matches = Matches::new(self.connection, question, "")?;
        // Words that are in no text say nothing about how much of the question a text is about.
        let has_words = matches.weights.iter().filter(|weight| **weight > 0.0).count() >= EXACT_WORDS_MIN;
        // A comment need not repeat the subject of its conversation, so half of the question's words are enough to look closer.
        let mut posts: HashSet<String> = HashSet::new();
        let mut helpful = 0;
        for (at, (record, share)) in matches.best(ABOUT * 0.6, HELPED_SOUGHT).into_iter().enumerate() {
            if at >= TEXTS_MAX && helpful >= HELPED_ENOUGH {
                break;
            }
            let Some(text) = find_text(self.connection, record, share)? else { continue };
            if at < TEXTS_MAX && text.share >= ABOUT {
                let is_exact = has_words && text.share >= EXACT && !asks(self.connection, record)?;
                let tally = people.entry(text.author).or_default();
                tally.wrote_exactly |= is_exact;
                tally.wrote += f64::from(text.share) * decay(text.at, now_ms);
                tally.wrote_count += 1;
                if text.at > tally.wrote_at || tally.wrote_post.is_empty() {
                    (tally.wrote_at, tally.wrote_post) = (text.at, text.post.clone());
                }
            }
            if helpful >= HELPED_ENOUGH || !posts.insert(text.post.clone()) {
                continue;
            }
            let post = text.post;
            let helped = helped(self.connection, &post)?;
            if helped.is_empty() {
                continue;
            }
            helpful += 1;
            let opening = self.words_of(&matches, "post", &post)?;
            for helped in helped {
                // The subject of a contribution stands in its own text or in the first post, as on the person's page.
                let mut words = if helped.target == post { opening } else { self.words_of(&matches, "comment", &helped.target)? };
                words.iter_mut().zip(opening).for_each(|(word, opening)| *word = word.max(opening));
                let about = matches.share(&words);
                if about < ABOUT {
                    continue;
                }
                let tally = people.entry(helped.author).or_default();
                tally.helped += f64::from(about) * decay(helped.at, now_ms);
                tally.helped_count += 1;
                if helped.at > tally.helped_at || tally.helped_post.is_empty() {
                    (tally.helped_at, tally.helped_post) = (helped.at, post.clone());
                }
            }
        }
        Ok(())
    }

    /// The words of the question that are in a record.
    fn words_of(&self, matches: &Matches, kind: &str, id: &str) -> Result<super::matches::Found, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT rowid FROM record WHERE kind = ?1 AND id = ?2 LIMIT 1")?;
        let record: Option<i64> = statement.query_row([kind, id], |row| row.get(0)).optional()?;
        Ok(record.and_then(|record| matches.records.get(&record)).copied().unwrap_or_default())
    }

    fn count_topics(
        &self,
        question: &Question<'_>,
        filter: Option<&Filter>,
        people: &mut HashMap<String, Tally>,
    ) -> Result<(), StoreError> {
        for meant in &question.meant {
            let whole = if meant.whole { 1.0 } else { 0.6 };
            let name = self.name_in_language(&meant.topic.body);
            for member in &meant.topic.members {
                let mut statement =
                    self.connection.prepare_cached("SELECT person, level FROM claim WHERE topic = ?1 ORDER BY level DESC, person")?;
                let mut rows = statement.query([member])?;
                let mut taken = 0;
                while let Some(row) = rows.next()?
                    && taken < CLAIMS_MAX
                {
                    let person: String = row.get(0)?;
                    if !self.passes(filter, &person)? {
                        continue;
                    }
                    taken += 1;
                    let level = level_of(row.get(1)?);
                    let declared = whole * weight_of(level);
                    let tally = people.entry(person).or_default();
                    if declared > tally.declared {
                        (tally.declared, tally.level, tally.topic) = (declared, level, name.clone());
                    }
                }
                for record in list(self.connection, &format!("{VOUCHED}{member}"), CLAIMS_MAX)?.records {
                    let Some((person, by, at)) = find_vouch(self.connection, record)? else { continue };
                    // A person who removes a topic from their profile does not claim it any more, whatever colleagues vouch.
                    if !self.claims(&person, &meant.topic.members)? {
                        continue;
                    }
                    let tally = people.entry(person).or_default();
                    tally.vouched_by.insert(by);
                    tally.vouched_at = tally.vouched_at.max(at);
                    tally.vouched_topic.clone_from(&name);
                }
            }
        }
        Ok(())
    }

    fn claims(&self, person: &str, topics: &[String]) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM claim WHERE person = ?1 AND topic = ?2")?;
        for topic in topics {
            if statement.exists([person, topic])? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn count_profiles(&self, question: &Question<'_>, people: &mut HashMap<String, Tally>) -> Result<(), StoreError> {
        let matches = Matches::new(self.connection, question, PROFILE)?;
        for (record, share) in matches.best(ABOUT, PROFILES_MAX) {
            let mut statement = self.connection.prepare_cached("SELECT id FROM record WHERE rowid = ?1 AND kind = 'person'")?;
            if let Some(person) = statement.query_row([record], |row| row.get::<_, String>(0)).optional()? {
                let tally = people.entry(person).or_default();
                tally.profile = tally.profile.max(share);
            }
        }
        Ok(())
    }
}

/// People who are learning a topic come after people who know it.
fn weight_of(level: Level) -> f64 {
    match level {
        Level::Learning => 0.3,
        Level::Practised => 0.75,
        Level::Expert => 1.0,
    }
}

/// 1 for today, one half for a year ago, never 0: old knowledge is still knowledge.
fn decay(at: i64, now_ms: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "an age needs no more digits")]
    let age = now_ms.saturating_sub(at).max(0) as f64;
    0.5f64.powf(age / HALF_LIFE_MS).max(0.1)
}

fn find_text(connection: &Connection, record: i64, share: f32) -> Result<Option<Text>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT kind, id, parent, person, at FROM record WHERE rowid = ?1")?;
    let found = statement
        .query_row([record], |row| {
            let (kind, id, parent): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let post = match kind.as_str() {
                "post" => id,
                "comment" => parent,
                _ => return Ok(None),
            };
            Ok(Some(Text { post, author: row.get(3)?, at: row.get(4)?, share }))
        })
        .optional()?;
    Ok(found.flatten().filter(|text| !text.author.is_empty()))
}

/// Whether a text is a post that asks something.
fn asks(connection: &Connection, record: i64) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT body FROM record WHERE rowid = ?1 AND kind = 'post'")?;
    let body = statement.query_row([record], |row| row.get::<_, String>(0)).optional()?;
    let Some(post) = body.and_then(|body| serde_json::from_str::<PostBody>(&body).ok()) else { return Ok(false) };
    if post.title.is_empty() { Ok(post.text.plain_text(&|_| String::new()).contains('?')) } else { Ok(is_question(&post.title)) }
}

/// The fields of a vouch: the person, the colleague who vouches, the time.
fn find_vouch(connection: &Connection, record: i64) -> Result<Option<(String, String, i64)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT parent, body, at FROM record WHERE rowid = ?1 AND kind = 'vouch'")?;
    let found =
        statement.query_row([record], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))).optional()?;
    Ok(found.and_then(|(person, body, at)| {
        let body: patio_protocol::record::VouchBody = serde_json::from_str(&body).ok()?;
        Some((person, body.by.to_string(), at))
    }))
}

impl Tally {
    fn judge(self, person: String, words: &str) -> Option<Knower> {
        let mut evidence: Vec<(u8, f64, Reason)> = Vec::new();
        let reason = |kind, count, last_at, about: &str| {
            let about = about.to_owned();
            Reason { kind, count, last_at, about, post: None, title: String::new(), level: None }
        };
        // Texts were counted by the words of the question, which may say more or less than one topic.
        if self.helped_count > 0 {
            let why = reason(ReasonKind::Helped, self.helped_count, Some(self.helped_at), words);
            evidence.push((HELPED, self.helped, Reason { post: Some(self.helped_post), ..why }));
        }
        let vouches = u64::try_from(self.vouched_by.len()).unwrap_or(0);
        if self.declared > 0.0 {
            // What is vouched for is more than a claim, if they do not say themselves that they are still learning it.
            let tier = if vouches > 0 && self.level != Level::Learning { KNOWN } else { CLAIMED };
            let why = reason(ReasonKind::Declared, 1, None, &self.topic);
            evidence.push((tier, self.declared, Reason { level: Some(self.level), ..why }));
        }
        if self.profile > 0.0 {
            evidence.push((SAID, f64::from(self.profile), reason(ReasonKind::Profile, 1, None, words)));
        }
        if vouches > 0 {
            #[expect(clippy::cast_precision_loss, reason = "a few colleagues")]
            let score = vouches as f64;
            evidence.push((VOUCHED_FOR, score, reason(ReasonKind::Vouched, vouches, Some(self.vouched_at), &self.vouched_topic)));
        }
        if self.wrote_count > 0 {
            let tier = if self.wrote_exactly { KNOWN } else { WROTE };
            let why = reason(ReasonKind::Wrote, self.wrote_count, Some(self.wrote_at), words);
            evidence.push((tier, self.wrote, Reason { post: Some(self.wrote_post), ..why }));
        }
        evidence.sort_by_key(|(tier, ..)| *tier);
        let (tier, ..) = *evidence.first()?;
        // Evidence of lower tiers adds to the score within the tier, each tier less than the one before.
        let weight = |other: u8| 0.3f64.powi(i32::from(other - tier));
        let score = evidence.iter().map(|(other, score, _)| weight(*other) * score.min(20.0)).sum();
        Some(Knower { person, tier, score, why: evidence.into_iter().map(|(.., why)| why).collect() })
    }
}
