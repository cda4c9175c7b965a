//! A laptop of a large organisation: 20,000 people with profiles, topics, and conversations in which some comments helped.
//!
//! Owns how the cache is filled: through the pages a server would send, and the same background work. Words are as frequent as
//! in real texts: few are everywhere, most are rare; and so are topics: what many claim is asked and answered most.

use patio_client::secrets::FileSecrets;
use patio_client::testing::store::{Databases, LocalStore};
use patio_client::testing::text::words::Words;
use patio_domain::world::Random;
use patio_domain::{CommunityId, Doc, Level, PersonId, PostId, Scope, TopicId, WorkSpan};
use patio_protocol::Record;
use patio_protocol::pull::{Page, Row};
use patio_protocol::record::*;
use patio_testkit::SeededRandom;
use serde_json::value::RawValue;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

const COMMUNITIES: usize = 20;
const TOPICS: usize = 400;
const PAGE: usize = 5_000;
/// The number of different words in all texts.
const WORDS: usize = 30_000;
const DAY_MS: i64 = 86_400_000;
/// Comments to a conversation.
const COMMENTS: usize = 4;

const THINGS: [&str; 40] = [
    "label", "printer", "scanner", "kassa", "rooster", "voorraad", "pallet", "heftruck", "factuur", "server", "laptop", "netwerk", "wifi",
    "badge", "telefoon", "pomp", "motor", "filter", "ketel", "lift", "deur", "alarm", "robot", "sensor", "camera", "database", "website",
    "contract", "salaris", "verlof", "training", "recept", "koeling", "lijm", "verf", "zaag", "kraan", "export", "douane", "planning",
];
const UNITS: [&str; 12] = [
    "Servicedesk",
    "Magazijn",
    "Productie",
    "Kwaliteit",
    "Inkoop",
    "Verkoop",
    "Techniek",
    "Keuken",
    "Zorg",
    "Transport",
    "Personeel",
    "Kantoor",
];
const PLACES: [&str; 8] = ["Zwolle", "Gent", "Utrecht", "Rotterdam", "Leeds", "Gdańsk", "Ankara", "Rabat"];
const ZONES: [&str; 4] = ["Europe/Amsterdam", "Europe/Brussels", "Europe/London", "Europe/Istanbul"];

/// The laptop.
pub struct Office {
    /// Its folder.
    pub databases: Databases,
    /// When everything is asked, UTC milliseconds.
    pub now_ms: i64,
    store: LocalStore,
    people: Vec<PersonId>,
    topics: Vec<String>,
    vocabulary: Vec<String>,
    indexed_in_ms: f64,
}

fn place(random: &mut SeededRandom, bound: usize) -> usize {
    usize::try_from(random.below(u64::try_from(bound).unwrap_or(0))).unwrap_or(0)
}

/// A random place in a list that favours the first places: the square of a random number.
fn often(random: &mut SeededRandom, bound: usize) -> usize {
    let at = place(random, bound);
    at * at / bound
}

/// A random word by frequency: the cube of a random number favours the first words.
fn word<'a>(random: &mut SeededRandom, vocabulary: &'a [String]) -> &'a str {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
    let at = (vocabulary.len() as f64 * (random.below(1_000_000) as f64 / 1_000_000.0).powi(3)) as usize;
    vocabulary.get(at).map_or("", String::as_str)
}

fn text(random: &mut SeededRandom, vocabulary: &[String], topic: &str, count: usize) -> String {
    let mut words: Vec<&str> = (0..count).map(|_| word(random, vocabulary)).collect();
    if !topic.is_empty() {
        let at = place(random, words.len());
        words.insert(at, topic);
    }
    words.join(" ")
}

fn vocabulary(random: &mut SeededRandom) -> Vec<String> {
    const SYLLABLES: [&str; 40] = [
        "ba", "be", "bor", "da", "del", "dra", "fa", "fen", "ga", "gel", "gro", "ha", "hen", "jo", "ka", "kel", "kra", "la", "lem", "ma",
        "mel", "mo", "na", "nor", "pa", "per", "ra", "ren", "sa", "sel", "spo", "ta", "ten", "tra", "va", "ver", "wa", "wel", "za", "zen",
    ];
    (0..WORDS)
        .map(|number| {
            let syllables = 2 + number * 2 / WORDS + place(random, 2);
            (0..syllables).map(|_| SYLLABLES[place(random, SYLLABLES.len())]).collect::<String>()
        })
        .collect()
}

struct Pages<'a> {
    store: &'a mut LocalStore,
    me: String,
    grants: Vec<Scope>,
    rows: Vec<Row>,
    pages: u32,
}

impl Pages<'_> {
    fn put(&mut self, scope: usize, id: Uuid, record: &Record) {
        let body = record.encode().expect("a record encodes");
        self.rows.push(Row {
            scope: u32::try_from(scope).expect("few"),
            seq: i64::from(self.pages) * 10_000 + i64::try_from(self.rows.len()).expect("few"),
            kind: record.kind().as_str().to_owned(),
            id: id.to_string(),
            body: Some(RawValue::from_string(body).expect("JSON")),
        });
        if self.rows.len() >= PAGE {
            self.send(true);
        }
    }

    fn send(&mut self, more: bool) {
        let page = Page {
            epoch: "bench".into(),
            run: String::new(),
            grants: self.grants.clone(),
            reset: vec![],
            rows: std::mem::take(&mut self.rows),
            complete: vec![],
            cursor: self.pages.to_string(),
            more,
            mark: String::new(),
            unknown: vec![],
        };
        self.store.apply(&self.me, &page, self.pages == 0, 1).expect("applied");
        self.pages += 1;
    }
}

impl Office {
    /// Fills a laptop in `folder`.
    ///
    /// # Panics
    /// When the set-up fails.
    #[must_use]
    pub fn new(folder: &Path, seed: u64, names: &[String], contributions: usize) -> Office {
        let mut random = SeededRandom::new(seed);
        // A Monday, 13:00 UTC.
        let now_ms = 1_795_438_800_000;
        let (databases, mut store) =
            patio_client::testing::open(folder, Arc::new(FileSecrets::new(folder.join("token")))).expect("databases");
        let people: Vec<PersonId> = names.iter().map(|_| PersonId(random.uuid_v7(1))).collect();
        let communities: Vec<CommunityId> = (0..COMMUNITIES).map(|_| CommunityId(random.uuid_v7(1))).collect();
        let vocabulary = vocabulary(&mut random);
        let topic_ids: Vec<TopicId> = (0..TOPICS).map(|_| TopicId(random.uuid_v7(1))).collect();
        let topics: Vec<String> = (0..TOPICS)
            .map(|_| format!("{}{}", THINGS[place(&mut random, THINGS.len())], THINGS[place(&mut random, THINGS.len())]))
            .collect();
        let grants = std::iter::once(Scope::Org).chain(communities.iter().map(|community| Scope::Community(*community))).collect();
        let me = people.first().map(ToString::to_string).unwrap_or_default();
        let mut pages = Pages { store: &mut store, me, grants, rows: Vec::new(), pages: 0 };
        for (id, name) in topic_ids.iter().zip(&topics) {
            let body = TopicBody {
                name: name.clone(),
                nl: name.clone(),
                en: String::new(),
                synonyms: vec![word(&mut random, &vocabulary).to_owned()],
                merged_into: None,
                before: None,
                created_at: 1,
            };
            pages.put(0, id.0, &Record::Topic(body));
        }
        for (id, name) in people.iter().zip(names) {
            let mut body = PersonBody::new(name.clone(), "medewerker".into(), vec![], AccountState::Active);
            for _ in 0..=place(&mut random, 3) {
                let topic = topic_ids[often(&mut random, TOPICS)];
                body.skills.push(SkillBody {
                    topic,
                    level: [Level::Learning, Level::Practised, Level::Expert][place(&mut random, 3)],
                    ask: text(&mut random, &vocabulary, "", 4),
                });
            }
            body.unit = UNITS[place(&mut random, UNITS.len())].into();
            body.location = PLACES[place(&mut random, PLACES.len())].into();
            body.languages = vec!["nl".into(), if random.chance(500) { "en".into() } else { "tr".into() }];
            body.manager = people.get(place(&mut random, people.len() / 10 + 1)).copied();
            body.about = text(&mut random, &vocabulary, "", 12);
            body.time_zone = ZONES[place(&mut random, ZONES.len())].into();
            let from_min = 420 + 30 * u16::try_from(place(&mut random, 8)).unwrap_or(0);
            body.hours = (1..=5).map(|day| WorkSpan { day, from_min, until_min: from_min + 480 }).collect();
            pages.put(0, id.0, &Record::Person(body));
        }
        let conversations = contributions / (COMMENTS + 1);
        for number in 0..conversations {
            let at =
                now_ms - DAY_MS * 700 + i64::try_from(number).unwrap_or(0) * (DAY_MS * 690 / i64::try_from(conversations).unwrap_or(1));
            let scope = 1 + number * COMMUNITIES / conversations;
            let community = communities[scope - 1];
            let (post, author) = (PostId(random.uuid_v7(at)), people[place(&mut random, people.len())]);
            let topic = topics[often(&mut random, TOPICS)].clone();
            let body = PostBody {
                community,
                author,
                title: format!("Waarom {}", text(&mut random, &vocabulary, &topic, 6)),
                text: Doc::plain(&text(&mut random, &vocabulary, &topic, 45)),
                files: vec![],
                created_at: at,
                edited_at: None,
                withdrawn_at: None,
                version: 1,
            };
            pages.put(scope, post.0, &Record::Post(body));
            for answer in 0..COMMENTS {
                let (id, by) = (random.uuid_v7(at), people[place(&mut random, people.len())]);
                let about = if random.chance(300) { topic.as_str() } else { "" };
                let body = CommentBody {
                    post,
                    community,
                    author: by,
                    reply_to: None,
                    text: Doc::plain(&text(&mut random, &vocabulary, about, 40)),
                    files: vec![],
                    created_at: at + i64::try_from(answer).unwrap_or(0) * 60_000,
                    edited_at: None,
                    withdrawn_at: None,
                    version: 1,
                };
                pages.put(scope, id, &Record::Comment(body));
                if by != author && random.chance(200) {
                    let mark = HelpfulBody { post, target: id, community, author: by, by: author, created_at: at + 3_600_000 };
                    pages.put(scope, helpful_id(id, author), &Record::Helpful(mark));
                }
            }
        }
        pages.send(false);
        let mut words = Words::default();
        let (indexed_in_ms, ()) = super::super::time(|| while store.index_words(&mut words).expect("indexed") > 0 {});
        store.cache.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("a checkpoint");
        Office { databases, now_ms, store, people, topics, vocabulary, indexed_in_ms }
    }

    /// The person whose laptop this is.
    #[must_use]
    pub fn me(&self) -> String {
        self.people.first().map(ToString::to_string).unwrap_or_default()
    }

    /// The numbers of records and texts on the laptop, for the printed report.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn facts(&self) -> String {
        let one = |sql: &str| self.store.cache.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a number");
        format!(
            "records {}, of them people {}, texts {}, marks {}; index: {} blocks, {:.1} MB of gaps, taken in within {:.1} s",
            one("SELECT COUNT(*) FROM record"),
            one("SELECT COUNT(*) FROM record WHERE kind = 'person'"),
            one("SELECT COUNT(*) FROM record WHERE kind IN ('post', 'comment')"),
            one("SELECT COUNT(*) FROM record WHERE kind = 'helpful'"),
            one("SELECT COUNT(*) FROM word_block"),
            f64::from(i32::try_from(one("SELECT SUM(length(gaps) + length(word)) FROM word_block") / 1_000).unwrap_or(0)) / 1_000.0,
            self.indexed_in_ms / 1_000.0,
        )
    }

    /// Questions about topics, in words of every frequency.
    #[must_use]
    pub fn questions(&self, seed: u64, count: usize) -> Vec<String> {
        let mut random = SeededRandom::new(seed);
        (0..count)
            .map(|_| {
                let topic = &self.topics[often(&mut random, self.topics.len())];
                let thing = THINGS[place(&mut random, THINGS.len())];
                let (one, other) = (word(&mut random, &self.vocabulary), word(&mut random, &self.vocabulary));
                match random.below(4) {
                    0 => format!("wie weet waarom de {topic} {one}"),
                    1 => format!("wie kent {thing} en {one} {other}?"),
                    2 => format!("who knows about {topic}"),
                    _ => format!("hoe {one} ik een {thing} met {other} en {topic}?"),
                }
            })
            .collect()
    }
}
