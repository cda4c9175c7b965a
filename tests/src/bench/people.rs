//! Finding people: typing a name against a LIKE scan, finding the right person by a misspelt name, and finding who knows a topic.
//!
//! Owns the rows of `patio-bench people`. Names, typing and questions come from seeds nobody tuned the search on: it was developed
//! on another one.

mod office;

use super::Row;
use office::Office;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::text::nicknames::Nicknames;
use patio_client::view::DirectoryRequest;
use patio_domain::name::key;
use patio_testkit::names::names;
use patio_testkit::typing::{Kind, Typing, typings};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap};

/// Seed of the reported figures.
const SEED: u64 = 20_261_124;
const PEOPLE: usize = 20_000;
const CONTRIBUTIONS: usize = 100_000;
const TYPINGS: usize = 2_400;
/// Typings whose every keystroke is timed, for each of the repeats.
const TRACES: usize = 60;
const REPEATS: usize = 5;
const QUESTIONS: usize = 300;
/// People a screen asks for.
const SHOWN: usize = 50;
/// Among how many first results the right person must be.
const FIRST: usize = 5;
const TYPING_GOAL_MS: f64 = 5.0;
const WHO_KNOWS_GOAL_MS: f64 = 20.0;
const MISSED_GOAL: f64 = 0.03;

fn nicknames() -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for (one, other) in Nicknames::new().pairs() {
        found.entry(one.to_owned()).or_default().push(other.to_owned());
    }
    found
}

/// Of each kind: how many were typed, and for how many the right person (or a namesake) was among the first five that `find` gives.
fn quality(names: &[String], typed: &[Typing], mut find: impl FnMut(&str) -> Vec<String>) -> BTreeMap<Kind, (usize, usize)> {
    let mut kinds: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for typing in typed {
        let right = find(&typing.text).iter().take(FIRST).any(|found| Some(found) == names.get(typing.means));
        let entry = kinds.entry(typing.kind).or_default();
        entry.0 += 1;
        entry.1 += usize::from(right);
    }
    kinds
}

/// The cost of a keystroke without an index of names.
fn like_scan(connection: &Connection, typed: &str) -> usize {
    let mut statement = connection
        .prepare_cached(
            "SELECT p.id FROM record p
             WHERE p.kind = 'person' AND (p.parent LIKE ?1 || '%' OR p.parent LIKE '% ' || ?1 || '%')
             ORDER BY p.parent LIKE ?1 || '%' DESC, p.parent, p.id LIMIT ?2",
        )
        .expect("a statement");
    let rows =
        statement.query_map(params![key(typed), u32::try_from(SHOWN).expect("a number")], |row| row.get::<_, String>(0)).expect("rows");
    rows.count()
}

/// Each text that the field holds while a person types this.
fn keystrokes(typed: &[Typing]) -> Vec<String> {
    let beginnings = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        (1..=letters.len()).map(|end| letters.iter().take(end).collect::<String>()).collect::<Vec<_>>()
    };
    typed.iter().flat_map(|typing| beginnings(&typing.text)).collect()
}

pub(super) fn percentile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short list")]
    let at = (times.len() as f64 * share) as usize;
    times.get(at.min(times.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

fn timed(each: impl Iterator<Item = impl AsRef<str>>, mut work: impl FnMut(&str)) -> f64 {
    let mut times: Vec<f64> = each.map(|text| super::time(|| work(text.as_ref())).0).collect();
    percentile(&mut times, 0.95)
}

/// The rows of this bench.
///
/// # Panics
/// When the set-up fails.
#[must_use]
pub fn run() -> Vec<Row> {
    let names = names(SEED, PEOPLE);
    let typed = typings(SEED + 1, &names, TYPINGS, &nicknames());
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(folder.path(), SEED + 2, &names, CONTRIBUTIONS);
    eprintln!("{}", office.facts());
    let reader = office.databases.reader().expect("a reader");
    let me = office.me();
    let mut indexes = Indexes::default();
    indexes.refresh(&reader).expect("indexes");
    let ask = |indexes: &mut Indexes, text: &str, limit: usize| {
        // In one transaction, as every call reads.
        reader.execute_batch("BEGIN").expect("begun");
        let reading = Reading::new(&reader, &me).expect("a reading");
        indexes.refresh(&reader).expect("indexes");
        let request = DirectoryRequest { text: text.to_owned(), limit: u32::try_from(limit).ok(), ..DirectoryRequest::default() };
        let answer = reading.search_directory(&request, indexes, office.now_ms).expect("an answer");
        reader.execute_batch("COMMIT").expect("ended");
        answer
    };
    // As a screen asks: with everything that could take a name for a question or a topic.
    let kinds = quality(&names, &typed, |text| ask(&mut indexes, text, FIRST).people.into_iter().map(|found| found.person.name).collect());
    for (kind, (all, right)) in &kinds {
        eprintln!("{kind:?}: the right person in the first five for {right} of {all}");
    }
    let (all, right) = kinds.values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    assert!(all >= 2_000, "only {all} names were typed");
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    let missed = 1.0 - right as f64 / all as f64;
    eprintln!("all: {right} of {all}, {:.2} % missed", missed * 100.0);
    let (mut against_like, mut typing, mut asking) = (Vec::new(), Vec::new(), Vec::new());
    let questions = office.questions(SEED + 3, QUESTIONS);
    for repeat in 0..=REPEATS {
        let trace: Vec<Typing> = typed.iter().skip(repeat * TRACES).take(TRACES).cloned().collect();
        let strokes = keystrokes(&trace);
        let index = timed(strokes.iter(), |text| drop(indexes.names.search(text, SHOWN)));
        let floor = timed(strokes.iter().step_by(5), |text| assert!(like_scan(&reader, text) <= SHOWN));
        let whole = timed(strokes.iter(), |text| drop(ask(&mut indexes, text, SHOWN)));
        let knows = timed(questions.iter(), |text| drop(ask(&mut indexes, text, SHOWN)));
        // The first round only fills the machine's caches.
        if repeat > 0 {
            against_like.push((index, floor));
            typing.push((whole, TYPING_GOAL_MS));
            asking.push((knows, WHO_KNOWS_GOAL_MS));
        }
    }
    let answered = questions.iter().filter(|text| !ask(&mut indexes, text, FIRST).people.is_empty()).count();
    assert!(answered * 10 > questions.len() * 9, "only {answered} of {} questions were answered", questions.len());
    vec![
        Row::of("find a person by typing, p95 a keystroke / a LIKE scan", 0.1, &against_like),
        Row::of("find a person by typing, the whole call, p95 / 5 ms", 1.0, &typing),
        Row::of("misspelt and partial names missed in the top 5 / 3 in 100", 1.0, &[(missed * 100.0, MISSED_GOAL * 100.0)]),
        Row::of("who knows, 20,000 people and 100,000 texts, p95 / 20 ms", 1.0, &asking),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use patio_client::testing::text::names::NameIndex;

    fn index(names: &[String]) -> NameIndex {
        let mut index = NameIndex::default();
        index.refresh(names.iter().enumerate().map(|(place, name)| (place.to_string(), key(name))));
        index
    }

    #[test]
    fn the_right_person_is_among_the_first_five_also_in_a_world_of_another_seed() {
        let names = names(77, 5_000);
        let typed = typings(78, &names, 600, &nicknames());
        let index = index(&names);
        let find = |text: &str| {
            let hits = index.search(text, FIRST);
            hits.iter().filter_map(|hit| names.get(hit.id.parse::<usize>().ok()?).cloned()).collect::<Vec<_>>()
        };
        let (all, right) = quality(&names, &typed, find).values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
        assert!(all >= 600 && right * 100 >= all * 97, "{right} of {all}");
    }
}
