//! The simulation as a test: a few hundred lives keep every rule, one seed always gives the same life, and the checks notice every
//! rule that is broken on purpose.

use patio_client::testing::sync::engine::{Effect, Engine, Input, POLL_MS};
use patio_client::view::ConnectionState;
use patio_domain::{Access, Block, CommandId, CommentId, CommunityId, Doc, Inline, PostId};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, CommunityCreate, PostCreate};
use patio_testkit::{FakeClock, SeededRandom};
use patio_tests::sim::breaks::Break;
use patio_tests::sim::client::Laptop;
use patio_tests::sim::life::{EMPTY_WITHIN_MS, START_MS};
use patio_tests::sim::live;
use patio_tests::sim::server::Server;
use patio_tests::sim::watch::{Line, Stream, Watch};

/// The client notices within this time that a server stopped in order.
const NOTICED_MS: u64 = 5_000;
const MINUTE_MS: u64 = 60_000;
/// Within so many seeds each broken rule is noticed twice.
const SEEDS: u64 = 120;

#[test]
fn two_hundred_lives_hold() {
    let (mut refused, mut decided_together) = (0, 0);
    for seed in 1..=200 {
        let outcome = live(seed, None, None);
        assert!(outcome.violations.is_empty(), "seed {seed}: {:?}", outcome.violations);
        assert!(outcome.counts.applied > 0, "seed {seed}: nothing happened");
        refused += outcome.counts.refused;
        decided_together += outcome.counts.decided_together;
    }
    assert!(refused > 0, "nothing was ever refused");
    assert!(decided_together > 50, "{decided_together} times were pushes decided together");
}

#[test]
fn one_seed_is_one_life() {
    assert_eq!(live(42, None, None), live(42, None, None));
    assert_ne!(live(42, None, None).trace, live(43, None, None).trace);
}

#[test]
fn every_rule_broken_on_purpose_is_noticed() {
    for broken in Break::ALL {
        let noticed: Vec<u64> = (1..=SEEDS).filter(|seed| !live(*seed, Some(*broken), None).violations.is_empty()).take(2).collect();
        println!("{broken:?}: seeds {noticed:?}");
        assert_eq!(noticed.len(), 2, "{broken:?} was broken and only seeds {noticed:?} of {SEEDS} noticed");
    }
}

/// A person who is offline must see that: the outbox holds what they write, and "Up to date" would be false.
#[test]
fn a_server_that_stops_is_noticed_in_seconds_however_long_the_app_has_run() {
    for seed in 1..=20 {
        for minutes in [1, 2, 7, 30] {
            let mut watch = Watch::new(seed);
            watch.pass(minutes * MINUTE_MS);
            assert_eq!(watch.state(), ConnectionState::Online, "seed {seed}");
            watch.stop_server();
            let noticed = watch.comes_to(ConnectionState::Offline, NOTICED_MS);
            assert!(noticed, "seed {seed}: after {minutes} minutes of quiet a stopped server was not noticed");
            watch.pass(minutes * MINUTE_MS);
            watch.start_server();
            let back = watch.comes_to(ConnectionState::Online, EMPTY_WITHIN_MS);
            assert!(back, "seed {seed}: the server came back and nobody said so");
        }
    }
}

#[test]
fn an_open_stream_spares_pulls_and_a_lost_one_brings_back_as_many_as_polling_needs() {
    for seed in 1..=20 {
        for (minutes, stream) in [(0, Stream::Buffered), (7, Stream::Buffered), (20, Stream::Buffered), (7, Stream::Refused)] {
            let mut watch = Watch::new(seed);
            watch.pass(minutes * MINUTE_MS);
            let spared = watch.pulls.len() as u64;
            assert!(spared <= 4 + minutes / 2, "seed {seed}: {spared} pulls in {minutes} quiet minutes with a stream");
            watch.set_stream(stream);
            let lost_at = watch.now;
            watch.pass(20 * MINUTE_MS);
            let mut asked: Vec<u64> = watch.pulls.iter().copied().filter(|at| *at >= lost_at).collect();
            let polls = asked.len() as u64;
            asked.extend([lost_at, watch.now]);
            asked.sort_unstable();
            let longest = asked.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(longest < Some(2 * POLL_MS), "seed {seed}, {minutes} min, {stream:?}: nothing was asked for {longest:?} ms");
            assert!(polls <= 20 * MINUTE_MS / POLL_MS + 6, "seed {seed}, {minutes} min, {stream:?}: {polls} pulls in 20 minutes");
        }
    }
}

/// Leak prevention does that: it answers every request that holds certain words, and lets the others pass.
#[test]
fn a_text_that_a_proxy_does_not_let_pass_holds_up_no_other_and_can_be_put_aside() {
    for seed in 1..=20 {
        let mut watch = Watch::new(seed);
        watch.pass(MINUTE_MS);
        let (first, profile) = (CommunityId(uuid::Uuid::from_u128(1)), patio_testkit::personas::profile(0).expect("a persona"));
        watch.write(&Command::ProfileSet(profile));
        watch.write(&Command::CommunityCreate(CommunityCreate {
            community: first,
            name: "Dok".into(),
            description: String::new(),
            access: Access::Open,
        }));
        watch.pass(MINUTE_MS);
        watch.blocked = Some("IBAN".into());
        let post = |number: u128, words: &str| {
            Command::PostCreate(PostCreate {
                post: PostId(uuid::Uuid::from_u128(number)),
                community: first,
                title: String::new(),
                text: Doc::plain(words),
                files: vec![],
            })
        };
        let stuck: Vec<_> = (2..5).map(|number| watch.write(&post(number, "IBAN 12"))).collect();
        let innocent: Vec<_> = (10..40).map(|number| watch.write(&post(number, "hallo"))).collect();
        let before = watch.pushes.len();
        watch.pass(EMPTY_WITHIN_MS);
        for id in &innocent {
            assert_eq!(watch.standing(*id), "applied", "seed {seed}");
        }
        assert!(stuck.iter().all(|id| watch.standing(*id) == "queued"));
        assert_eq!(watch.state(), ConnectionState::Online, "seed {seed}: it is the text, not the network");
        watch.pass(5 * MINUTE_MS);
        assert_eq!(watch.state(), ConnectionState::Online, "seed {seed}: nor later, when only such texts are left");
        let tries = watch.pushes.iter().skip(before).filter(|push| push.contains("IBAN")).count();
        assert!(tries < 120, "seed {seed}: {tries} tries in six minutes");
        watch.put_aside(stuck[0]);
        watch.pass(EMPTY_WITHIN_MS);
        assert_eq!(watch.standing(stuck[0]), "discarded", "seed {seed}");
        watch.blocked = None;
        watch.pass(EMPTY_WITHIN_MS);
        assert!(stuck.iter().skip(1).all(|id| watch.standing(*id) == "applied"), "seed {seed}");
    }
}

#[test]
fn what_a_person_may_take_back_waits_for_its_time_and_holds_up_only_what_comes_after_it_in_its_lane() {
    for seed in 1..=20 {
        let mut watch = Watch::new(seed);
        watch.pass(MINUTE_MS);
        watch.write(&Command::ProfileSet(patio_testkit::personas::profile(0).expect("a persona")));
        let community = |number: u128| CommunityId(uuid::Uuid::from_u128(number));
        let create = |number: u128| {
            let (community, name) = (community(number), format!("Dok {number}"));
            Command::CommunityCreate(CommunityCreate { community, name, description: String::new(), access: Access::Open })
        };
        watch.write(&create(1));
        watch.pass(MINUTE_MS);
        let post = |number: u128, words: &str| {
            let (post, text) = (PostId(uuid::Uuid::from_u128(number)), Doc::plain(words));
            Command::PostCreate(PostCreate { post, community: community(1), title: String::new(), text, files: vec![] })
        };
        let comment = |number: u128| {
            let (comment, post) = (CommentId(uuid::Uuid::from_u128(number)), PostId(uuid::Uuid::from_u128(10)));
            Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text: Doc::plain("En dit"), files: vec![] })
        };
        let (held, after) = (watch.write_held(&post(10, "Misschien niet"), 10_000), watch.write(&comment(11)));
        let other = watch.write(&post(12, "Wel"));
        watch.pass(5_000);
        assert_eq!(watch.standing(other), "applied", "seed {seed}: another lane goes on");
        assert_eq!((watch.standing(held), watch.standing(after)), ("queued".into(), "queued".into()), "seed {seed}");
        assert!(watch.pushes.iter().all(|push| !push.contains("Misschien")), "seed {seed}: nothing of it left");
        watch.pass(6_000);
        assert!(watch.is_applied(held) && watch.is_applied(after), "seed {seed}: its time is over");
        let taken_back = watch.write_held(&post(13, "Liever niet"), 10_000);
        watch.pass(9_000);
        watch.put_aside(taken_back);
        assert_eq!(watch.standing(taken_back), "discarded", "seed {seed}: there is nobody to ask about it");
        watch.pass(MINUTE_MS);
        assert!(watch.pushes.iter().all(|push| !push.contains("Liever")), "seed {seed}");
    }
}

/// An engine that met a damaged database begins anew while an answer of the network is on its way to it.
#[test]
fn an_engine_that_begins_anew_numbers_its_requests_on() {
    let (mut random, clock) = (SeededRandom::new(1), FakeClock::new(START_MS));
    let server = Server::new(clock.clone(), &mut random, None);
    let mut laptop = Laptop::new(&server.enrol("mira.devries"), clock, random.fork());
    let mut first_request = |engine: Engine| {
        laptop.engine = Some(engine);
        let effects = laptop.step(Input::Started, 0, None, &mut random).expect("no crash");
        let request = effects.iter().find_map(|effect| if let Effect::Send { request, .. } = effect { Some(request.0) } else { None });
        (request.expect("a request"), laptop.engine.take().expect("an engine"))
    };
    let (first, engine) = first_request(Engine::new());
    let (next, _) = first_request(Engine::after(&engine));
    assert!(next > first, "{first} {next}");
}

/// The laptop learns by a push that the server went on from a copy, and empties its cache. The answer to an earlier pull comes after that.
#[test]
fn a_pull_that_was_under_way_when_the_cache_was_emptied_hides_no_loss() {
    let mut watch = Watch::new(1);
    let community = CommunityId(uuid::Uuid::from_u128(1));
    let (name, description) = ("Dok".to_owned(), String::new());
    watch.write(&Command::ProfileSet(patio_testkit::personas::profile(0).expect("a persona")));
    watch.write(&Command::CommunityCreate(CommunityCreate { community, name, description, access: Access::Open }));
    watch.pass(MINUTE_MS);
    let post = |number: u128| {
        let (post, text) = (PostId(uuid::Uuid::from_u128(number)), Doc::plain("hallo"));
        Command::PostCreate(PostCreate { post, community, title: String::new(), text, files: vec![] })
    };
    watch.copy_server();
    let pulled = watch.write(&post(2));
    watch.pass(5_000);
    watch.pull_delay_ms = 15_000;
    watch.pull();
    watch.pass(1_000);
    watch.restore_server();
    let last = watch.write(&post(3));
    let knows_of_the_copy = (0..8_000).any(|_| {
        watch.pass(1);
        watch.downloaded().0 == 0
    });
    assert!(knows_of_the_copy);
    // No further push tells of what is missing before that answer comes.
    watch.blocked = Some("post.create".into());
    watch.pull_delay_ms = 0;
    watch.pass(20_000);
    watch.blocked = None;
    watch.pass(2 * MINUTE_MS);
    for command in [pulled, last] {
        assert!(watch.is_applied(command) && watch.standing(command) == "applied");
    }
}

/// One laptop made a community, and the other one posted there before it pulled anything of that. The server lost both, and the other laptop
/// had no answer: nothing that it has or was told is missing at the server.
#[test]
fn a_post_without_an_answer_waits_after_the_server_was_started_from_a_copy_for_what_another_laptop_of_the_same_person_did() {
    let mut watch = Watch::new(1);
    let (community, made) = (CommunityId(uuid::Uuid::from_u128(1)), CommandId(uuid::Uuid::from_u128(2)));
    let (name, description) = ("Dok".to_owned(), String::new());
    let create = Command::CommunityCreate(CommunityCreate { community, name, description, access: Access::Open });
    let (post, text) = (PostId(uuid::Uuid::from_u128(3)), Doc::plain("hallo"));
    let post = Command::PostCreate(PostCreate { post, community, title: String::new(), text, files: vec![] });
    watch.write(&Command::ProfileSet(patio_testkit::personas::profile(0).expect("a persona")));
    watch.pass(MINUTE_MS);
    watch.copy_server();
    watch.send_from_elsewhere(made, &create);
    watch.loses_verdicts = true;
    let posted = watch.write(&post);
    let has_arrived = (0..100).any(|_| {
        watch.pass(1);
        watch.is_applied(posted)
    });
    assert!(has_arrived);
    watch.restore_server();
    watch.loses_verdicts = false;
    watch.pass(5 * MINUTE_MS);
    assert_eq!((watch.is_applied(posted), watch.standing(posted).as_str()), (false, "queued"));
    watch.send_from_elsewhere(made, &create);
    watch.pass(MINUTE_MS);
    assert_eq!((watch.is_applied(posted), watch.standing(posted).as_str()), (true, "applied"));
    // What was never sent before does not wait: its author is told at once.
    let (post, text) = (PostId(uuid::Uuid::from_u128(5)), Doc::plain("nergens"));
    let nowhere = CommunityId(uuid::Uuid::from_u128(4));
    let refused = watch.write(&Command::PostCreate(PostCreate { post, community: nowhere, title: String::new(), text, files: vec![] }));
    watch.pass(2_000);
    assert_eq!(watch.standing(refused), "refused");
}

/// 1,071 links of 2,000 characters made a post of two megabytes: it was saved, never taken, and everything waited behind it.
#[test]
fn a_text_that_an_earlier_version_saved_and_no_server_takes_is_refused_and_holds_up_no_other() {
    let mut watch = Watch::new(1);
    watch.write(&Command::ProfileSet(patio_testkit::personas::profile(0).expect("a persona")));
    let community = CommunityId(uuid::Uuid::from_u128(1));
    watch.write(&Command::CommunityCreate(CommunityCreate {
        community,
        name: "Dok".into(),
        description: String::new(),
        access: Access::Open,
    }));
    watch.pass(MINUTE_MS);
    let link = format!("https://example.org/{}", "a".repeat(1_970));
    let part = |number: usize| Inline::Text { text: "ab".into(), marks: vec![], link: Some(format!("{link}{number:04}")) };
    let post = |number: u128, text: Doc| {
        Command::PostCreate(PostCreate {
            post: PostId(uuid::Uuid::from_u128(number)),
            community,
            title: "Lijst".into(),
            text,
            files: vec![],
        })
    };
    let large = Doc(vec![Block::Paragraph { content: (0..1_071).map(part).collect() }]);
    let id = CommandId(uuid::Uuid::from_u128(99));
    watch.saved_before(id, &post(2, large));
    let other = watch.write(&post(3, Doc::plain("hallo")));
    watch.pass(EMPTY_WITHIN_MS);
    assert_eq!((watch.standing(id).as_str(), watch.standing(other).as_str()), ("refused", "applied"));
    assert_eq!(watch.state(), ConnectionState::Online);
}

/// A community with texts of more than a megabyte in all, and its author at a new laptop on that line.
fn at_a_new_laptop(seed: u64, line: Line) -> (Watch, CommunityId) {
    let mut watch = Watch::new(seed);
    watch.write(&Command::ProfileSet(patio_testkit::personas::profile(0).expect("a persona")));
    let community = CommunityId(uuid::Uuid::from_u128(1));
    let (name, description) = ("Dok".to_owned(), String::new());
    watch.write(&Command::CommunityCreate(CommunityCreate { community, name, description, access: Access::Open }));
    watch.pass(MINUTE_MS);
    for number in 0..200 {
        let text = Doc::plain(&"bewaard ".repeat(900));
        let post = PostId(uuid::Uuid::from_u128(1_000 + number));
        watch.write(&Command::PostCreate(PostCreate { post, community, title: String::new(), text, files: vec![] }));
    }
    watch.pass(5 * MINUTE_MS);
    watch.go_on_elsewhere(line);
    (watch, community)
}

/// 64 kbit/s with 600 ms each way: a page of a megabyte takes more than two minutes.
const SLOW: Line = Line { bytes_per_s: Some(8_000), delay_ms: 600, breaks_after_ms: None, is_deaf: false, is_older: false };

#[test]
fn a_first_sync_over_a_slow_line_ends_and_a_post_goes_out_meanwhile() {
    for line in [SLOW, Line { breaks_after_ms: Some(10_000), ..SLOW }, Line { is_older: true, ..SLOW }, Line { is_deaf: true, ..SLOW }] {
        let (mut watch, community) = at_a_new_laptop(1, line);
        watch.pass(MINUTE_MS);
        assert!(!watch.downloaded().1, "{line:?}: this line is not slow");
        let (post, id) = (PostId(uuid::Uuid::from_u128(5)), CommandId(uuid::Uuid::from_u128(99)));
        let text = Doc::plain("intussen");
        watch.saved_before(id, &Command::PostCreate(PostCreate { post, community, title: String::new(), text, files: vec![] }));
        watch.pass(20_000);
        assert_eq!((watch.standing(id).as_str(), watch.downloaded().1), ("applied", false), "{line:?}");
        watch.pass(10 * MINUTE_MS);
        let (records, complete) = watch.downloaded();
        assert!(complete && records > 200, "{line:?}: {records} records after eleven minutes");
        assert_eq!(watch.state(), ConnectionState::Online, "{line:?}");
    }
}

/// What the test above holds against: the length of an answer bounded, and pages of one size.
#[test]
fn with_answers_bounded_by_their_length_and_pages_of_one_size_a_slow_line_would_never_do() {
    let (mut watch, _) = at_a_new_laptop(1, Line { is_deaf: true, is_older: true, ..SLOW });
    watch.pass(30 * MINUTE_MS);
    assert_eq!(watch.downloaded(), (0, false));
}
