//! The directory as screens ask it: who knows and why, filters, a person's page, team, open topics. One test a rule.

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::text::words::Words;
use patio_client::view::*;
use patio_domain::{Access, Doc, Level, MemberRole, Scope, WorkSpan};
use patio_protocol::Record;
use patio_protocol::record::*;

pub const YOUSSEF: u128 = 40;
pub const PRIYA: u128 = 41;
pub const FATMA: u128 = 42;
pub const DIRK: u128 = 43;
const CHIEF: u128 = 44;
pub const PRINTERS: u128 = 70;
const VPN: u128 = 71;
/// Monday 23 November 2026, 13:00 UTC: 14:00 in Amsterdam.
pub const NOW: i64 = 1_795_438_800_000;
pub const DAY: i64 = 86_400_000;

pub fn person(name: &str, change: impl FnOnce(&mut PersonBody)) -> Record {
    let mut body = PersonBody::new(name.into(), "medewerker".into(), vec![], AccountState::Active);
    change(&mut body);
    Record::Person(body)
}

pub fn skill(topic: u128, ask: &str) -> SkillBody {
    SkillBody { topic: id(topic), level: Level::Expert, ask: ask.into() }
}

fn weekdays(from_min: u16, until_min: u16) -> Vec<WorkSpan> {
    (1..=5).map(|day| WorkSpan { day, from_min, until_min }).collect()
}

fn works(body: &mut PersonBody, from_min: u16, until_min: u16) {
    body.time_zone = "Europe/Amsterdam".into();
    body.hours = weekdays(from_min, until_min);
}

/// A desk with questions: Youssef's answer helped, Priya declares it, Fatma asked, Dirk names it in his profile.
pub struct Desk {
    pub folder: Folder,
    pub feed: Feed,
    pub indexes: Indexes,
    number: u128,
    started: bool,
}

impl Desk {
    pub fn new() -> Desk {
        let mut feed = Feed::office();
        let topic = |nl: &str, en: &str, synonyms: &[&str]| {
            let synonyms = synonyms.iter().map(|each| (*each).to_owned()).collect();
            Record::Topic(TopicBody {
                name: nl.into(),
                nl: nl.into(),
                en: en.into(),
                synonyms,
                merged_into: None,
                before: None,
                created_at: 1,
            })
        };
        feed.put(Scope::Org, PRINTERS, &topic("labelprinters", "label printers", &["Zebra"]));
        feed.put(Scope::Org, VPN, &topic("VPN", "VPN", &[]));
        feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |_| {}));
        feed.put(Scope::Org, PRIYA, &person("Priya Raman", |body| body.skills = vec![skill(PRINTERS, "")]));
        feed.put(Scope::Org, FATMA, &person("Fatma Yıldız", |_| {}));
        feed.put(Scope::Org, DIRK, &person("Dirk-Jan Postma", |body| body.about = "Ik stelde de labelprinter af die overslaat.".into()));
        feed.put(Scope::Org, CHIEF, &person("Directeur Labelprinter", |body| body.job = "hoofd labelprinters die overslaan".into()));
        feed.post(100, FATMA, "Waarom slaat de labelprinter over?", NOW - 40 * DAY);
        feed.comment(101, 100, YOUSSEF, None, Doc::plain("Kalibreren: feed-knop drie tellen vast."), NOW - 39 * DAY);
        let mut desk = Desk { folder: Folder::new(), feed, indexes: Indexes::default(), number: 500, started: false };
        desk.helps(100, 101, YOUSSEF, FATMA, NOW - 38 * DAY);
        desk
    }

    pub fn helps(&mut self, post: u128, target: u128, author: u128, by: u128, at: i64) {
        let body = HelpfulBody { post: id(post), target: id(target), community: id(PLACE), author: id(author), by: id(by), created_at: at };
        self.number += 1;
        self.feed.put(place(), self.number, &Record::Helpful(body));
    }

    pub fn vouch(&mut self, who: u128, topic: u128, by: u128) {
        let body = VouchBody { person: id(who), topic: id(topic), by: id(by), created_at: NOW - DAY };
        self.number += 1;
        self.feed.put(Scope::Org, self.number, &Record::Vouch(body));
    }

    /// Brings what was put to the laptop and takes it into the index.
    pub fn pull(&mut self) {
        let page = self.feed.page();
        self.folder.store.apply(&text_id(ME), &page, !self.started, 5).expect("applied");
        self.started = true;
        let mut words = Words::default();
        while self.folder.store.index_words(&mut words).expect("indexed") > 0 {}
    }

    pub fn read<T>(&mut self, read: impl FnOnce(&Reading<'_>, &mut Indexes) -> T) -> T {
        self.pull();
        let reader = self.folder.databases.reader().expect("a reader");
        let reading = Reading::new(&reader, &text_id(ME)).expect("a reading").speaking("nl");
        self.indexes.refresh(&reader).expect("fresh");
        read(&reading, &mut self.indexes)
    }

    pub fn ask(&mut self, request: DirectoryRequest) -> DirectoryAnswer {
        self.read(|reading, indexes| reading.search_directory(&request, indexes, NOW)).expect("an answer")
    }

    pub fn names(&mut self, text: &str) -> Vec<String> {
        let answer = self.ask(DirectoryRequest { text: text.into(), ..DirectoryRequest::default() });
        answer.people.into_iter().map(|found| found.person.name).collect()
    }

    fn page(&mut self, who: u128) -> PersonPage {
        self.read(|reading, indexes| reading.person_page(&text_id(who), indexes, NOW)).expect("read").expect("somebody")
    }
}

const QUESTION: &str = "wie weet waarom de labelprinter overslaat";

#[test]
fn what_helped_comes_first_then_what_is_declared_then_said_of_oneself_then_written() {
    let mut desk = Desk::new();
    let answer = desk.ask(DirectoryRequest { text: QUESTION.into(), ..DirectoryRequest::default() });
    let found: Vec<(&str, ReasonKind)> = answer.people.iter().map(|found| (found.person.name.as_str(), found.why[0].kind)).collect();
    assert_eq!(
        found,
        [
            ("Youssef El Amrani", ReasonKind::Helped),
            ("Priya Raman", ReasonKind::Declared),
            ("Dirk-Jan Postma", ReasonKind::Profile),
            ("Fatma Yıldız", ReasonKind::Wrote),
        ],
        "and a job counts for nothing"
    );
    assert_eq!((answer.words, answer.also), (vec!["labelprinter".to_owned(), "overslaat".to_owned()], vec!["Zebra".to_owned()]));
    let why = &answer.people[0].why[0];
    assert_eq!((why.count, why.last_at, why.post.clone()), (1, Some(NOW - 38 * DAY), Some(text_id(100))));
}

#[test]
fn evidence_is_contributions_and_not_marks() {
    let mut desk = Desk::new();
    // Bas's comment: one colleague who did not begin the conversation is not enough.
    desk.feed.comment(102, 100, BAS, None, Doc::plain("Nieuwe labelprinter kopen als hij overslaat"), NOW - 30 * DAY);
    desk.helps(100, 102, BAS, PRIYA, NOW - 29 * DAY);
    let answer = desk.ask(DirectoryRequest { text: QUESTION.into(), ..DirectoryRequest::default() });
    let bas = |answer: &DirectoryAnswer| answer.people.iter().find(|found| found.person.name == "Bas Mol").expect("Bas").why[0].clone();
    assert_eq!(bas(&answer).kind, ReasonKind::Wrote);
    // A second colleague is, and more of them change nothing.
    desk.helps(100, 102, BAS, DIRK, NOW - 28 * DAY);
    desk.helps(100, 102, BAS, CHIEF, NOW - 27 * DAY);
    let answer = desk.ask(DirectoryRequest { text: QUESTION.into(), ..DirectoryRequest::default() });
    assert_eq!((bas(&answer).kind, bas(&answer).count), (ReasonKind::Helped, 1));
    // One's own word for oneself counts for nothing.
    let mut desk = Desk::new();
    desk.helps(100, 100, FATMA, FATMA, NOW);
    let answer = desk.ask(DirectoryRequest { text: QUESTION.into(), ..DirectoryRequest::default() });
    let fatma = answer.people.iter().find(|found| found.person.name.starts_with("Fatma")).expect("Fatma");
    assert_eq!(fatma.why[0].kind, ReasonKind::Wrote);
}

#[test]
fn a_vouch_speaks_for_what_somebody_declares_and_goes_with_it() {
    let mut desk = Desk::new();
    let bas = |level: Option<Level>| {
        let skills = level.map(|level| SkillBody { topic: id(PRINTERS), level, ask: String::new() });
        person("Bas Mol", |body| body.skills = skills.into_iter().collect())
    };
    desk.feed.put(Scope::Org, BAS, &bas(Some(Level::Expert)));
    for by in [PRIYA, DIRK] {
        desk.vouch(BAS, PRINTERS, by);
    }
    let answer = desk.ask(DirectoryRequest { text: QUESTION.into(), ..DirectoryRequest::default() });
    let names: Vec<&str> = answer.people.iter().map(|found| found.person.name.as_str()).collect();
    assert_eq!(names, ["Youssef El Amrani", "Bas Mol", "Priya Raman", "Dirk-Jan Postma", "Fatma Yıldız"]);
    let why: Vec<(ReasonKind, u64)> = answer.people[1].why.iter().map(|why| (why.kind, why.count)).collect();
    assert_eq!(why, [(ReasonKind::Declared, 1), (ReasonKind::Vouched, 2)]);
    // Off the profile, colleagues cannot keep it there.
    desk.feed.put(Scope::Org, BAS, &bas(None));
    assert!(!desk.names(QUESTION).contains(&"Bas Mol".to_owned()));
}

#[test]
fn who_knows_it_better_by_their_own_word_comes_first() {
    let mut desk = Desk::new();
    for (who, name, level) in [(BAS, "Bas Mol", Level::Learning), (DIRK, "Dirk-Jan Postma", Level::Practised)] {
        let skills = vec![SkillBody { topic: id(PRINTERS), level, ask: String::new() }];
        desk.feed.put(Scope::Org, who, &person(name, |body| body.skills = skills));
    }
    let answer = desk.ask(DirectoryRequest { text: "zebra".into(), ..DirectoryRequest::default() });
    let found: Vec<(&str, Option<Level>)> =
        answer.people.iter().map(|found| (found.person.name.as_str(), found.why.first().and_then(|why| why.level))).collect();
    let declared: Vec<_> = found.into_iter().filter(|(_, level)| level.is_some()).collect();
    assert_eq!(
        declared,
        [("Priya Raman", Some(Level::Expert)), ("Dirk-Jan Postma", Some(Level::Practised)), ("Bas Mol", Some(Level::Learning))]
    );
}

#[test]
fn a_long_name_and_one_that_begins_like_a_question_are_names() {
    let mut desk = Desk::new();
    for (number, name) in
        [(200, "Jan Willem van der Meer"), (201, "Can Yılmaz"), (202, "Maria-Wilhelmina van Nieuwenhuizen-Oudekerk tot Sint-Annaland")]
    {
        desk.feed.put(Scope::Org, number, &person(name, |_| {}));
    }
    assert_eq!(desk.names("jan willem van der mee")[0], "Jan Willem van der Meer");
    assert_eq!(desk.names("Jan Willem van der Meer"), ["Jan Willem van der Meer"]);
    assert_eq!(desk.names("can yil")[0], "Can Yılmaz");
    assert_eq!(desk.names("can")[0], "Can Yılmaz");
    assert!(desk.names("maria-wilhelmina van nieuwenhuizen-oudekerk tot").first().is_some_and(|name| name.starts_with("Maria")));
    assert_eq!(desk.names("Jan Wilem van der Meerr")[0], "Jan Willem van der Meer", "a slip in a long name");
    assert_eq!(desk.names(QUESTION)[0], "Youssef El Amrani", "a question is one all the same");
}

#[test]
fn a_topic_of_one_word_comes_before_names_that_only_resemble_it() {
    let mut desk = Desk::new();
    let topic = |name: &str| {
        Record::Topic(TopicBody {
            name: name.into(),
            nl: name.into(),
            en: String::new(),
            synonyms: vec![],
            merged_into: None,
            before: None,
            created_at: 1,
        })
    };
    desk.feed.put(Scope::Org, 72, &topic("Docker"));
    desk.feed.put(Scope::Org, 73, &topic("C#"));
    desk.feed.put(Scope::Org, PRIYA, &person("Priya Raman", |body| body.skills = vec![skill(72, ""), skill(73, "")]));
    for (number, first) in ["Anna", "Cor", "Dirk", "Eva"].into_iter().enumerate() {
        desk.feed.put(Scope::Org, 210 + number as u128, &person(&format!("{first} Dekker"), |_| {}));
    }
    let found = desk.names("docker");
    assert_eq!((found[0].as_str(), found.len()), ("Priya Raman", 5), "the one who knows, then the Dekkers: {found:?}");
    assert!(desk.names("dekker").iter().all(|name| name.ends_with("Dekker")), "and a name is a name");
    assert_eq!(desk.names("c#")[0], "Priya Raman");
    assert_eq!(desk.names("wie kent C#?"), ["Priya Raman"]);
}

#[test]
fn filters_come_before_any_bound() {
    let mut desk = Desk::new();
    for number in 0..420u128 {
        let unit = if number == 419 { "Gent" } else { "Zwolle" };
        desk.feed.put(
            Scope::Org,
            1_000 + number,
            &person(&format!("Jansen Nummer{number:03}"), |body| {
                body.unit = unit.into();
                body.skills = vec![SkillBody { topic: id(VPN), level: Level::Practised, ask: String::new() }];
            }),
        );
    }
    for text in ["jansen", "wie weet iets van vpn"] {
        let gent = DirectoryRequest { text: text.into(), unit: Some("Gent".into()), ..DirectoryRequest::default() };
        let names: Vec<String> = desk.ask(gent).people.into_iter().map(|found| found.person.name).collect();
        assert_eq!(names, ["Jansen Nummer419"], "{text}");
    }
}

#[test]
fn who_left_is_in_no_list_and_in_no_count() {
    let mut desk = Desk::new();
    let all = desk.ask(DirectoryRequest::default()).total;
    assert_eq!(desk.ask(DirectoryRequest { text: "raman".into(), ..DirectoryRequest::default() }).total, 1);
    desk.feed.put(Scope::Org, PRIYA, &person("Priya Raman", |body| body.state = AccountState::Disabled));
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.state = AccountState::Disabled));
    let answer = desk.ask(DirectoryRequest::default());
    assert_eq!((answer.total, answer.people.len() as u64), (all - 2, all - 2));
    for text in ["raman", QUESTION] {
        let answer = desk.ask(DirectoryRequest { text: text.into(), ..DirectoryRequest::default() });
        assert_eq!(answer.total, answer.people.len() as u64, "{text}");
        assert!(!answer.people.iter().any(|found| found.person.disabled), "{text}");
    }
}

#[test]
fn an_answer_counts_for_what_was_asked_where_its_conversation_begins_in_the_list_and_on_the_page() {
    let mut desk = Desk::new();
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.skills = vec![skill(VPN, "")]));
    let mut asked = post(FATMA, "Hulp nodig", NOW - 9 * DAY);
    asked.text = Doc::plain("De VPN valt weg");
    desk.feed.put(place(), 130, &Record::Post(asked));
    desk.feed.comment(131, 130, YOUSSEF, None, Doc::plain("Herstart de client."), NOW - 8 * DAY);
    desk.helps(130, 131, YOUSSEF, FATMA, NOW - 7 * DAY);
    assert_eq!(desk.page(YOUSSEF).skills[0].helped_count, 1);
    let answer = desk.ask(DirectoryRequest { text: "wie weet iets van vpn".into(), ..DirectoryRequest::default() });
    assert_eq!((answer.people[0].why[0].kind, answer.people[0].why[0].count), (ReasonKind::Helped, 1));
}

#[test]
fn other_names_of_a_topic_and_parts_of_compounds_find_the_same_people() {
    let mut desk = Desk::new();
    for question in ["who knows about label printers?", "zebra", "labelprinter", "etiket of label printer kapot, wie helpt?"] {
        assert!(desk.names(question).contains(&"Priya Raman".to_owned()), "{question}");
    }
    desk.feed.post(110, BAS, "Zebra gekalibreerd", NOW - DAY);
    assert!(desk.names("labelprinters?").contains(&"Bas Mol".to_owned()), "by the synonym");
}

#[test]
fn among_equals_who_works_now_comes_first() {
    let mut desk = Desk::new();
    let declares = |name: &str, from, until| {
        person(name, |body| {
            body.skills = vec![skill(VPN, "")];
            works(body, from, until);
        })
    };
    desk.feed.put(Scope::Org, 50, &declares("Aad Avond", 1_000, 1_200));
    desk.feed.put(Scope::Org, 51, &declares("Bob Dag", 540, 1_020));
    desk.feed.put(Scope::Org, 52, &declares("Cas Ochtend", 360, 600));
    let answer = desk.ask(DirectoryRequest { text: "wie weet iets van vpn".into(), ..DirectoryRequest::default() });
    let found: Vec<(&str, AvailabilityState)> =
        answer.people.iter().map(|found| (found.person.name.as_str(), found.available.state)).collect();
    assert_eq!(
        found,
        [("Bob Dag", AvailabilityState::Now), ("Aad Avond", AvailabilityState::Later), ("Cas Ochtend", AvailabilityState::Away)]
    );
    assert_eq!(answer.people[0].available.at, Some(NOW + 3 * 3_600_000));
    let now = desk.ask(DirectoryRequest { text: "wie weet iets van vpn".into(), works_now: true, ..DirectoryRequest::default() });
    assert_eq!(now.people.len(), 1);
}

#[test]
fn filters_hold_for_names_questions_and_everybody() {
    let mut desk = Desk::new();
    let in_unit = |name: &str, unit: &str, place: &str, language: &str| {
        person(name, |body| {
            (body.unit, body.location, body.languages) = (unit.into(), place.into(), vec![language.into()]);
            body.skills = vec![skill(VPN, "")];
        })
    };
    desk.feed.put(Scope::Org, 50, &in_unit("Anna Aa", "Servicedesk", "Zwolle", "nl"));
    desk.feed.put(Scope::Org, 51, &in_unit("Anna Bee", "Magazijn", "Zwolle", "pl"));
    let names = |answer: DirectoryAnswer| answer.people.into_iter().map(|found| found.person.name).collect::<Vec<_>>();
    let unit = |text: &str| DirectoryRequest { text: text.into(), unit: Some("Servicedesk".into()), ..DirectoryRequest::default() };
    for text in ["anna", "wie kent vpn?", ""] {
        assert_eq!(names(desk.ask(unit(text))), ["Anna Aa"], "{text:?}");
    }
    let zwolle = DirectoryRequest { place: Some("Zwolle".into()), language: Some("pl".into()), ..DirectoryRequest::default() };
    let answer = desk.ask(zwolle);
    assert_eq!(
        (answer.total, answer.units.clone(), answer.places.clone()),
        (1, vec!["Magazijn".into(), "Servicedesk".into()], vec!["Zwolle".into()])
    );
    assert_eq!(names(answer), ["Anna Bee"]);
}

#[test]
fn everybody_is_listed_by_name_page_by_page_each_once() {
    let mut desk = Desk::new();
    for number in 0..450u128 {
        desk.feed.put(Scope::Org, 1_000 + number, &person(&format!("Collega {number:03}"), |_| {}));
    }
    desk.feed.put(Scope::Org, 900, &person("Weg Gegaan", |body| body.state = AccountState::Disabled));
    let mut names = Vec::new();
    let mut after = None;
    loop {
        let answer = desk.ask(DirectoryRequest { after, limit: Some(70), ..DirectoryRequest::default() });
        names.extend(answer.people.into_iter().map(|found| found.person.name));
        after = answer.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(names.len(), 450 + 7);
    assert!(names.is_sorted_by_key(|name| patio_domain::name::key(name)) && !names.contains(&"Weg Gegaan".to_owned()));
}

#[test]
fn names_come_by_name_and_a_question_of_one_word_by_what_people_know() {
    let mut desk = Desk::new();
    assert_eq!(desk.names("amrani yousef"), ["Youssef El Amrani"]);
    let answer = desk.ask(DirectoryRequest { text: "fatma".into(), ..DirectoryRequest::default() });
    assert!(answer.people[0].why.is_empty(), "the name is the reason");
    assert_eq!(desk.names("labelpr")[0], "Directeur Labelprinter", "a name that begins so");
    assert!(desk.names("labelpr").contains(&"Priya Raman".to_owned()), "and the word it will be");
    assert!(desk.names("xyzzyx").is_empty());
}

#[test]
fn nobody_is_found_by_what_was_withdrawn_or_by_a_community_that_is_gone() {
    let mut desk = Desk::new();
    assert_eq!(desk.names(QUESTION)[0], "Youssef El Amrani");
    desk.feed.revoke(&place());
    let names = desk.names(QUESTION);
    assert_eq!(names, ["Priya Raman", "Dirk-Jan Postma"]);
}

#[test]
fn a_page_shows_what_speaks_for_each_skill_with_its_sources() {
    let mut desk = Desk::new();
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.skills = vec![skill(PRINTERS, "rollen"), skill(VPN, "")]));
    desk.vouch(YOUSSEF, PRINTERS, PRIYA);
    desk.vouch(YOUSSEF, PRINTERS, ME);
    let page = desk.page(YOUSSEF);
    let printers = &page.skills[0];
    assert_eq!((printers.name.as_str(), printers.ask.as_str(), printers.helped_count), ("labelprinters", "rollen", 1));
    assert_eq!((printers.helped[0].post.clone(), printers.helped[0].entry.clone()), (text_id(100), text_id(101)));
    assert_eq!((printers.last_at, printers.vouched_by_me, printers.vouched_by.len()), (Some(NOW - 38 * DAY), true, 2));
    assert_eq!((page.skills[1].helped_count, page.skills[1].vouched_by.len()), (0, 0));
    assert_eq!(page.recent.iter().map(|recent| recent.entry.clone()).collect::<Vec<_>>(), [text_id(101)]);
}

#[test]
fn what_helped_and_is_about_no_skill_stands_on_the_page_too() {
    let mut desk = Desk::new();
    let also = |page: &PersonPage| page.also_helped.iter().map(|found| found.entry.clone()).collect::<Vec<_>>();
    let page = desk.page(YOUSSEF);
    assert_eq!((page.skills.len(), also(&page)), (0, vec![text_id(101)]), "he declares nothing, and is in the list for it");
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.skills = vec![skill(VPN, "")]));
    assert_eq!(also(&desk.page(YOUSSEF)), [text_id(101)]);
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.skills = vec![skill(PRINTERS, "")]));
    assert!(desk.page(YOUSSEF).also_helped.is_empty(), "it is counted once");
    desk.feed.put(Scope::Org, YOUSSEF, &person("Youssef El Amrani", |body| body.skills = vec![skill(VPN, "")]));
    desk.feed.comment(103, 100, YOUSSEF, None, Doc::plain("En de rol recht leggen."), NOW - 37 * DAY);
    desk.helps(100, 103, YOUSSEF, FATMA, NOW - 36 * DAY);
    assert_eq!(also(&desk.page(YOUSSEF)), [text_id(103)], "one conversation is one line, the latest");
}

#[test]
fn what_was_written_in_a_closed_community_shows_only_among_its_members() {
    const CLOSED: u128 = 60;
    let mut desk = Desk::new();
    let scope = Scope::Community(id(CLOSED));
    let community = CommunityBody {
        name: "Dicht".into(),
        description: String::new(),
        access: Access::Closed,
        member_count: 1,
        created_at: 1,
        tile: None,
    };
    desk.feed.put(scope.clone(), CLOSED, &Record::Community(community));
    let mut written = post(YOUSSEF, "Binnenskamers", NOW - DAY);
    written.community = id(CLOSED);
    desk.feed.put(scope.clone(), 120, &Record::Post(written));
    assert_eq!(desk.page(YOUSSEF).recent.len(), 1, "he is no member any more");
    let membership = MembershipBody { community: id(CLOSED), person: id(YOUSSEF), role: MemberRole::Member, since_at: 1 };
    desk.feed.put_as(scope, &membership_id(id(CLOSED), id(YOUSSEF)).to_string(), &Record::Membership(membership));
    assert_eq!(desk.page(YOUSSEF).recent.len(), 2);
}

#[test]
fn a_team_is_who_has_the_same_manager_and_a_ring_of_managers_ends() {
    let mut desk = Desk::new();
    let under = |name: &str, manager: u128| person(name, |body| body.manager = Some(id(manager)));
    desk.feed.put(Scope::Org, YOUSSEF, &under("Youssef El Amrani", CHIEF));
    desk.feed.put(Scope::Org, PRIYA, &under("Priya Raman", CHIEF));
    desk.feed.put(Scope::Org, CHIEF, &under("Chef", YOUSSEF));
    desk.feed.put(Scope::Org, FATMA, &under("Fatma Yıldız", FATMA));
    let names = |cards: &[patio_client::view::PersonCard]| cards.iter().map(|card| card.name.clone()).collect::<Vec<_>>();
    let page = desk.page(YOUSSEF);
    assert_eq!(
        (page.manager.map(|card| card.name), names(&page.peers), names(&page.reports)),
        (Some("Chef".into()), vec!["Priya Raman".into()], vec!["Chef".into()])
    );
    let page = desk.page(FATMA);
    assert!(page.manager.is_none() && page.reports.is_empty() && page.peers.is_empty(), "nobody reports to themselves");
    let gone = person("Chef", |body| (body.state, body.manager) = (AccountState::Disabled, Some(id(YOUSSEF))));
    desk.feed.put(Scope::Org, CHIEF, &gone);
    let page = desk.page(YOUSSEF);
    assert!(page.manager.is_none() && page.reports.is_empty(), "who left stands in no team");
    assert_eq!(names(&page.peers), ["Priya Raman"], "and colleagues are still colleagues");
}

#[test]
fn what_is_asked_and_nobody_claims_is_an_open_topic() {
    let mut desk = Desk::new();
    desk.feed.post(130, FATMA, "VPN doet het niet, wie weet raad?", NOW - DAY);
    for number in 0..3 {
        desk.feed.post(140 + number, FATMA, "Hoe werkt de heftruck?", NOW - 2 * DAY);
    }
    let open = desk.read(|reading, indexes| reading.open_topics(indexes)).expect("read").topics;
    let names: Vec<(&str, bool, u64)> = open.iter().map(|topic| (topic.name.as_str(), topic.topic.is_some(), topic.asked)).collect();
    assert_eq!(names[0], ("VPN", true, 1));
    assert!(names.contains(&("heftruck", false, 3)), "{names:?}");
    assert!(!names.iter().any(|(name, ..)| name.contains("label")), "Priya claims it: {names:?}");
    assert_eq!((open[0].examples[0].post.clone(), open[0].last_at), (text_id(130), NOW - DAY));
    desk.feed.put(Scope::Org, BAS, &person("Bas Mol", |body| body.skills = vec![skill(VPN, "heftruck")]));
    let open = desk.read(|reading, indexes| reading.open_topics(indexes)).expect("read").topics;
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn somebody_who_changed_is_found_anew_at_once() {
    let mut desk = Desk::new();
    assert_eq!(desk.names("raman"), ["Priya Raman"]);
    desk.feed.put(Scope::Org, PRIYA, &person("Priya de Boer", |body| body.about = "bijenkasten".into()));
    assert_eq!(
        (desk.names("priya boer"), desk.names("raman priya")[0].clone()),
        (vec!["Priya de Boer".into()], "Priya de Boer".to_owned())
    );
    assert_eq!(desk.names("wie weet iets van bijenkasten"), ["Priya de Boer"]);
    assert!(!desk.names("labelprinters?").contains(&"Priya de Boer".to_owned()));
}
