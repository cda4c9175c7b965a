//! Profiles, topics and what helped: named in the person's language through merges, own changes laid over until confirmed.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::sync::outbox::NewCommand;
use patio_client::testing::text::names::NameIndex;
use patio_client::view::ConversationRequest;
use patio_client::view::{HomeFilter, HomeRequest};
use patio_client::view::{ProfileView, TopicSearch, TopicView};
use patio_domain::{Level, ProfileChange, Refusal, Scope, Skill, WorkSpan};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;
use patio_protocol::{Command, Record};

const PRINTERS: u128 = 70;
const ZEBRA: u128 = 71;

fn reading<T>(folder: &Folder, locale: &str, read: impl FnOnce(&Reading<'_>) -> T) -> T {
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading").speaking(locale);
    read(&reading)
}

fn topic(nl: &str, en: &str, synonyms: &[&str], merged_into: Option<u128>) -> Record {
    let synonyms = synonyms.iter().map(|each| (*each).to_owned()).collect();
    Record::Topic(TopicBody {
        name: nl.into(),
        nl: nl.into(),
        en: en.into(),
        synonyms,
        merged_into: merged_into.map(id),
        before: None,
        created_at: 1,
    })
}

fn person(name: &str, topics: &[u128], state: AccountState) -> Record {
    let skills = topics.iter().map(|topic| SkillBody { topic: id(*topic), level: Level::Expert, ask: "rollen".into() }).collect();
    Record::Person(PersonBody { skills, ..PersonBody::new(name.into(), "tester".into(), vec!["oude woorden".into()], state) })
}

/// Anna and Bas claim label printers, Bas also Zebra, which became label printers.
fn office() -> (Folder, Feed) {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.put(Scope::Org, PRINTERS, &topic("labelprinters", "label printers", &["etikettenprinter"], None));
    feed.put(Scope::Org, ZEBRA, &topic("Zebra", "", &[], Some(PRINTERS)));
    feed.put(Scope::Org, ME, &person("Anna Bos", &[PRINTERS], AccountState::Active));
    feed.put(Scope::Org, BAS, &person("Bas Mol", &[ZEBRA, PRINTERS], AccountState::Active));
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    (folder, feed)
}

fn names_of(folder: &Folder) -> NameIndex {
    let mut indexes = Indexes::default();
    indexes.refresh(&folder.databases.reader().expect("a reader")).expect("fresh");
    indexes.names
}

fn apply(folder: &mut Folder, feed: &mut Feed) {
    folder.store.apply(&text_id(ME), &feed.page(), false, 6).expect("applied");
}

fn save(folder: &mut Folder, number: u128, command: &Command) {
    let me = text_id(ME);
    let new = NewCommand { command_id: id(number), person: &me, command, after: vec![], saved_at: 7_000 };
    folder.store.update_outbox(&new.into()).expect("saved");
}

fn topics(folder: &Folder, text: &str) -> Vec<TopicView> {
    let request = TopicSearch { text: text.into(), limit: None };
    reading(folder, "nl", |reading| reading.topics(&request, false)).expect("topics").topics
}

fn own(folder: &Folder) -> ProfileView {
    reading(folder, "nl", |reading| reading.own_profile("Europe/Amsterdam")).expect("a profile")
}

#[test]
fn expertise_is_named_in_the_persons_language_and_through_merges() {
    let (folder, _) = office();
    let names = |locale: &str| {
        let request = patio_client::view::SuggestRequest { text: "Bas".into(), community: None, limit: None };
        let names = names_of(&folder);
        reading(&folder, locale, |reading| reading.suggest(&request, &names)).expect("people").people[0].expertise.clone()
    };
    assert_eq!(names("nl"), ["labelprinters"], "the merged topic is the same topic, once");
    assert_eq!(names("en"), ["label printers"]);
}

#[test]
fn a_conversation_kept_on_home_after_it_was_read_speaks_the_persons_language() {
    let (mut folder, mut feed) = office();
    feed.post(10, BAS, "Dock 4", 1_000);
    feed.post(11, BAS, "Dock 5", 2_000);
    apply(&mut folder, &mut feed);
    let rows = |folder: &Folder, locale: &str, keep: &[u128]| -> Vec<(String, bool, Vec<String>)> {
        let request = HomeRequest { filter: HomeFilter::All, keep: keep.iter().map(|post| text_id(*post)).collect() };
        let home = reading(folder, locale, |reading| reading.home(&request)).expect("home");
        let rows = home.groups.into_iter().flat_map(|group| group.conversations);
        rows.map(|row| (row.post, row.unread, row.author.expertise)).collect()
    };
    let dutch = || vec!["labelprinters".to_owned()];
    assert_eq!(rows(&folder, "nl", &[]), [(text_id(11), true, dutch()), (text_id(10), true, dutch())]);
    folder.store.upsert_read_mark(&text_id(ME), &text_id(10), 3_000).expect("marked");
    assert_eq!(rows(&folder, "nl", &[]), [(text_id(11), true, dutch())], "what was read leaves home");
    let english = || vec!["label printers".to_owned()];
    assert_eq!(rows(&folder, "en", &[10]), [(text_id(11), true, english()), (text_id(10), false, english())], "unless it is kept");
}

#[test]
fn whoever_is_mentioned_is_found_by_half_a_misspelt_name_in_any_order() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, 50, &person("Łukasz Dąbrowski", &[], AccountState::Active));
    feed.put(Scope::Org, 51, &person("Bas Weggegaan", &[], AccountState::Disabled));
    apply(&mut folder, &mut feed);
    let names = names_of(&folder);
    let found = |text: &str| {
        let request = patio_client::view::SuggestRequest { text: text.into(), community: None, limit: None };
        let list = reading(&folder, "nl", |reading| reading.suggest(&request, &names)).expect("people");
        list.people.into_iter().map(|person| person.name).collect::<Vec<_>>()
    };
    for text in ["dabrowski", "dabrwoski luk", "lukasz"] {
        assert_eq!(found(text), ["Łukasz Dąbrowski"], "{text}");
    }
    assert_eq!(found("bas")[0], "Bas Mol");
    assert!(!found("bas").contains(&"Bas Weggegaan".to_owned()), "nobody is offered who left");
    assert!(found("").contains(&"Anna Bos".to_owned()), "nothing typed offers everybody");
}

#[test]
fn a_topic_is_found_by_any_of_its_names_and_one_that_was_merged_is_not_offered() {
    let (folder, _) = office();
    for text in ["label", "LABEL PRINTERS", "etiket", "printers"] {
        let found = topics(&folder, text);
        assert_eq!(found.iter().map(|topic| topic.name.as_str()).collect::<Vec<_>>(), ["labelprinters"], "{text}");
    }
    assert_eq!(topics(&folder, "xyz"), []);
}

#[test]
fn who_claims_two_topics_that_became_one_counts_once_and_who_left_counts_no_more() {
    let (mut folder, mut feed) = office();
    assert_eq!(topics(&folder, "")[0].people, 2);
    feed.put(Scope::Org, BAS, &person("Bas Mol", &[ZEBRA, PRINTERS], AccountState::Disabled));
    apply(&mut folder, &mut feed);
    assert_eq!(topics(&folder, "")[0].people, 1);
    feed.remove(Scope::Org, "person", ME);
    apply(&mut folder, &mut feed);
    assert_eq!(topics(&folder, "")[0].people, 0);
}

#[test]
fn a_change_of_the_own_profile_is_seen_at_once_and_a_refused_one_is_not_taken_for_true() {
    let (mut folder, _) = office();
    let skill = Skill { topic: "scanners".into(), level: Level::Learning, ask: String::new() };
    let changes = vec![ProfileChange::Unit("Magazijn".into()), ProfileChange::Expertise(vec![skill])];
    save(&mut folder, 100, &Command::ProfileUpdate(ProfileUpdate { changes }));
    let seen = own(&folder);
    assert_eq!((seen.unit.as_str(), seen.card.expertise, seen.pending), ("Magazijn", vec!["scanners".to_owned()], true));
    assert_eq!(seen.expertise[0].level, Level::Learning);
    folder.store.update_settled(&[(id(100), Verdict::refused(patio_domain::Refusal::ProfileFieldInvalid))], 9).expect("settled");
    let seen = own(&folder);
    assert_eq!((seen.unit.as_str(), seen.refusal), ("", Some(Refusal::ProfileFieldInvalid)));
    assert_eq!((seen.expertise[0].topic.as_str(), seen.expertise[0].ask.as_str()), ("labelprinters", "rollen"));
}

#[test]
fn what_is_consent_is_never_counted_as_missing() {
    let (folder, _) = office();
    let seen = own(&folder);
    assert_eq!((seen.filled, seen.of), (3, 12), "name, job and expertise of the twelve that count");
    assert!(seen.missing.iter().all(|word| word != "photo" && word != "birth_year"), "{:?}", seen.missing);
}

#[test]
fn what_a_profile_said_before_is_told_by_field() {
    let (mut folder, mut feed) = office();
    let skill = Skill { topic: "scanners".into(), level: Level::Learning, ask: "accu's".into() };
    let changes = vec![
        ProfileChange::Location("Zwolle".into()),
        ProfileChange::Languages(vec!["nl".into(), "tr".into()]),
        ProfileChange::Hours(vec![WorkSpan { day: 1, from_min: 540, until_min: 1_020 }]),
        ProfileChange::Expertise(vec![skill]),
    ];
    let revision = ProfileRevisionBody { person: id(ME), version: 1, changes, replaced_at: 50 };
    feed.put(Scope::Person(id(ME)), 800, &Record::ProfileRevision(revision));
    apply(&mut folder, &mut feed);
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough over lifetimes")]
    let history = reading(&folder, "nl", |reading| reading.profile_history()).expect("read");
    let told: Vec<(&str, &str)> = history.changes.iter().map(|row| (row.field.as_str(), row.value.as_str())).collect();
    assert_eq!(told, [("location", "Zwolle"), ("languages", ""), ("hours", ""), ("expertise", "")]);
    let [_, languages, hours, expertise] = history.changes.as_slice() else { panic!("four") };
    assert_eq!(languages.languages, ["nl", "tr"]);
    assert_eq!((hours.hours[0].day, hours.hours[0].from_min, hours.hours[0].until_min), (1, 540, 1_020));
    let told = &expertise.expertise[0];
    assert_eq!((told.topic.as_str(), told.level, told.ask.as_str()), ("scanners", Level::Learning, "accu's"));
}

#[test]
fn names_and_merges_of_topics_are_seen_at_once_and_gone_with_a_refusal() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, ZEBRA + 1, &topic("inpakstation", "", &["inpaktafel"], None));
    feed.put(Scope::Org, ZEBRA + 2, &topic("paklijn", "", &[], None));
    apply(&mut folder, &mut feed);
    let names = |folder: &Folder, text: &str| topics(folder, text).into_iter().map(|topic| topic.name).collect::<Vec<_>>();
    let rename = TopicRename { topic: id(PRINTERS), nl: "stickerprinters".into(), en: "label printers".into(), synonyms: vec![] };
    save(&mut folder, 100, &Command::TopicRename(rename));
    assert_eq!(names(&folder, "sticker"), ["stickerprinters"]);
    assert_eq!(names(&folder, "labelprinters"), ["stickerprinters"], "the earlier name stays a synonym");
    assert_eq!(own(&folder).card.expertise, ["stickerprinters"]);
    save(&mut folder, 101, &Command::TopicMerge(TopicMerge { from: id(ZEBRA + 1), into: id(ZEBRA + 2) }));
    save(&mut folder, 102, &Command::TopicMerge(TopicMerge { from: id(ZEBRA + 2), into: id(ZEBRA + 1) }));
    assert_eq!(names(&folder, "inpaktafel"), ["paklijn"], "found by any name of either");
    assert_eq!(names(&folder, "pak"), ["paklijn"], "what is one already stays one");
    save(&mut folder, 103, &Command::TopicMerge(TopicMerge { from: id(ZEBRA + 2), into: id(PRINTERS) }));
    assert_eq!(topics(&folder, "").len(), 1);
    assert_eq!(topics(&folder, "")[0].people, 2);
    let refused = Verdict::refused(patio_domain::Refusal::NotAManager);
    folder.store.update_settled(&[100, 101, 102, 103].map(|number| (id(number), refused.clone())), 9).expect("settled");
    assert_eq!(names(&folder, ""), ["inpakstation", "labelprinters", "paklijn"], "as the server has them");
}

#[test]
fn what_helped_is_counted_with_the_own_mark_laid_over() {
    let (mut folder, mut feed) = office();
    feed.post(10, BAS, "Dock 4", 1_000);
    let mark = |by: u128| HelpfulBody { post: id(10), target: id(10), community: id(PLACE), author: id(BAS), by: id(by), created_at: 9 };
    feed.put(place(), 801, &Record::Helpful(mark(77)));
    apply(&mut folder, &mut feed);
    let helped = |folder: &Folder| {
        let request = ConversationRequest { post: text_id(10), ..ConversationRequest::default() };
        let post = reading(folder, "nl", |reading| reading.conversation(&request)).expect("read").expect("there").post;
        (post.helped, post.helped_me)
    };
    assert_eq!(helped(&folder), (1, false));
    save(&mut folder, 100, &Command::HelpfulSet(HelpfulSet { post: id(10), target: id(10), on: true }));
    assert_eq!(helped(&folder), (2, true));
    save(&mut folder, 101, &Command::HelpfulSet(HelpfulSet { post: id(10), target: id(10), on: false }));
    assert_eq!(helped(&folder), (1, false));
}

#[test]
fn only_who_was_given_the_right_may_edit_topics() {
    let (mut folder, mut feed) = office();
    let request = TopicSearch { text: String::new(), limit: None };
    let may = |folder: &Folder, administrator: bool| {
        reading(folder, "nl", |reading| reading.topics(&request, administrator)).expect("topics").may_edit
    };
    assert_eq!((may(&folder, false), may(&folder, true)), (false, true));
    let body = PersonBody::new("Ik".into(), "tester".into(), vec![], AccountState::Active);
    feed.put(Scope::Org, ME, &Record::Person(PersonBody { curator: true, ..body }));
    apply(&mut folder, &mut feed);
    assert!(may(&folder, false));
}

#[test]
fn what_was_undone_is_seen_before_the_server_knows() {
    let (mut folder, mut feed) = office();
    let named = |nl: &str, merged_into: Option<u128>| TopicBody {
        name: nl.into(),
        nl: nl.into(),
        en: String::new(),
        synonyms: if merged_into.is_none() { vec!["returns".into()] } else { vec![] },
        merged_into: merged_into.map(id),
        before: merged_into.is_none().then(|| TopicNames { nl: "terug".into(), ..TopicNames::default() }),
        created_at: 1,
    };
    feed.put(Scope::Org, 901, &Record::Topic(named("retouren", None)));
    feed.put(Scope::Org, 902, &Record::Topic(named("returns", Some(901))));
    apply(&mut folder, &mut feed);
    let list = |folder: &Folder| {
        let request = TopicSearch { text: "ret".into(), limit: None };
        let list = reading(folder, "nl", |reading| reading.topics(&request, true)).expect("topics").topics;
        list.into_iter().map(|topic| (topic.name, topic.synonyms, topic.merged.len(), topic.before)).collect::<Vec<_>>()
    };
    assert_eq!(list(&folder), [("retouren".into(), vec!["returns".to_owned()], 1, Some("terug".to_owned()))]);
    save(&mut folder, 100, &Command::TopicSplit(TopicSplit { topic: id(902) }));
    assert_eq!(
        list(&folder).iter().map(|(name, synonyms, merged, _)| (name.as_str(), synonyms.len(), *merged)).collect::<Vec<_>>(),
        [("retouren", 0, 0), ("returns", 0, 0)]
    );
    save(&mut folder, 101, &Command::TopicRenameBack(TopicRenameBack { topic: id(901) }));
    let request = TopicSearch { text: "terug".into(), limit: None };
    let found = reading(&folder, "nl", |reading| reading.topics(&request, true)).expect("topics").topics;
    assert_eq!(found.iter().map(|topic| (topic.nl.as_str(), topic.before.is_none())).collect::<Vec<_>>(), [("terug", true)]);
}

#[test]
fn the_palette_offers_who_knows_about_something_that_nobody_is_called() {
    let (folder, _) = office();
    let offered = |text: &str| {
        let reader = folder.databases.reader().expect("a reader");
        let mut indexes = patio_client::testing::people::Indexes::default();
        indexes.refresh(&reader).expect("fresh");
        let request = patio_client::view::SuggestRequest { text: text.into(), community: None, limit: None };
        let items = reading(&folder, "nl", |reading| reading.palette(&request, &mut indexes, 9)).expect("places").items;
        items.into_iter().map(|item| item.label).collect::<Vec<_>>()
    };
    assert_eq!(offered("labelprinter"), ["Bas Mol"]);
    assert_eq!(offered("raketten"), Vec::<String>::new());
}
