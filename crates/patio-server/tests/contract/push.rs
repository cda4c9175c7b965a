//! Pushing: each command exactly once, whatever happens to answers and servers.

use crate::world::{Person, World};
use patio_domain::Refusal;
use patio_domain::community::{Access, MemberRole};
use patio_domain::limits::LINK_MAX_CHARS;
use patio_domain::rich_text::Doc;
use patio_domain::{CommandId, CommentId, CommunityId, PostId, TopicId};
use patio_protocol::command::*;
use patio_protocol::envelope::open;
use patio_protocol::push::{ItemVerdict, PushAnswer, PushItem, PushRequest, VOID, Verdict};
use patio_protocol::{Command, ErrorCode};
use patio_server::{Request, Store};
use serde_json::json;
use serde_json::value::RawValue;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

crate::contract!(
    the_same_command_twice_takes_effect_once_and_gets_the_same_verdict,
    the_same_id_with_other_content_is_refused,
    another_persons_command_id_answers_like_a_thing_that_is_not_there,
    a_failure_before_or_after_the_commit_gives_no_verdict_and_a_retry_takes_effect_once,
    a_voided_command_never_takes_effect_and_one_that_was_decided_keeps_its_verdict,
    a_command_that_the_store_fails_for_holds_up_no_other,
    pushes_that_came_together_have_an_answer_each_and_nobody_elses_fault,
    a_command_that_is_too_large_is_refused_and_not_the_push,
    a_refusal_is_remembered_even_when_the_reason_goes_away,
    a_command_that_may_wait_is_not_refused_for_what_is_missing_and_is_charged_once,
    a_command_that_may_wait_is_refused_for_what_stands_in_its_way,
);

fn a_post(world: &World, community: CommunityId) -> Command {
    Command::PostCreate(PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("Hello"), files: vec![] })
}

fn the_same_command_twice_takes_effect_once_and_gets_the_same_verdict(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = || world.item(&a_post(world, community));
    let item = item();
    let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    let first = world.push_item(&world.core, &anna, again()).unwrap();
    world.clock.forward(5_000);
    let second = world.push_item(&world.core, &anna, again()).unwrap();
    assert!(matches!(first, Verdict::Applied { .. }));
    assert_eq!(first, second);
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}

fn the_same_id_with_other_content_is_refused(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let (one, mut two) = (world.item(&a_post(world, community)), world.item(&a_post(world, community)));
    two.command_id = one.command_id;
    world.push_item(&world.core, &anna, one).unwrap();
    let verdict = world.push_item(&world.core, &anna, two).unwrap();
    assert_eq!(verdict, Verdict::refused(Refusal::IdReused));
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}

fn another_persons_command_id_answers_like_a_thing_that_is_not_there(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = world.item(&a_post(world, community));
    let stolen = patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    world.push_item(&world.core, &anna, item).unwrap();
    let verdict = world.push_item(&world.core, &bram, stolen).unwrap();
    assert_eq!(verdict, Verdict::refused(Refusal::NotFound));
}

fn a_failure_before_or_after_the_commit_gives_no_verdict_and_a_retry_takes_effect_once(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let mut expected = 0;
    for (point, happened) in [("before_commit", 0), ("after_commit", 1)] {
        let failing = Arc::new(AtomicBool::new(true));
        let armed = failing.clone();
        let fault = move |at: &'static str| at == point && armed.load(Ordering::SeqCst);
        let core = world.another_core(|store: Store| store.with_fault(Arc::new(fault)));
        let item = world.item(&a_post(world, community));
        let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
        let fault = world.push_item(&core, &anna, again()).unwrap_err();
        assert_eq!(fault.code, ErrorCode::Busy);
        assert_eq!(world.fresh(&anna).of_kind("post").len(), expected + happened);
        failing.store(false, Ordering::SeqCst);
        let verdict = world.push_item(&core, &anna, again()).unwrap();
        assert!(matches!(verdict, Verdict::Applied { .. }));
        expected += 1;
        assert_eq!(world.fresh(&anna).of_kind("post").len(), expected);
    }
}

fn a_refusal_is_remembered_even_when_the_reason_goes_away(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let item = world.item(&a_post(world, community));
    let again = || patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    let refused = Verdict::refused(Refusal::NotAMember);
    assert_eq!(world.push_item(&world.core, &bram, again()).unwrap(), refused);
    world.applied(&bram, Command::CommunityJoin(patio_protocol::command::CommunityJoin { community }));
    assert_eq!(world.push_item(&world.core, &bram, again()).unwrap(), refused);
}

fn a_voided_command_never_takes_effect_and_one_that_was_decided_keeps_its_verdict(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let void =
        |item: &PushItem| PushItem { command_id: item.command_id, kind: VOID.into(), body: RawValue::from_string("{}".into()).unwrap() };
    let put_aside = Verdict::refused(Refusal::PutAside);
    let late = world.item(&a_post(world, community));
    for _ in 0..2 {
        assert_eq!(world.push_item(&world.core, &anna, void(&late)).unwrap(), put_aside);
    }
    let verdict = world.push_item(&world.core, &anna, late).unwrap();
    assert!(matches!(verdict, Verdict::Refused { code: Refusal::IdReused, .. }), "a copy that was under way: {verdict:?}");
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 0);

    let arrived = world.item(&a_post(world, community));
    let voiding = void(&arrived);
    let theirs = void(&arrived);
    let verdict = world.push_item(&world.core, &anna, arrived).unwrap();
    assert_eq!(world.push_item(&world.core, &anna, voiding).unwrap(), verdict, "it had arrived");
    assert_eq!(world.push_item(&world.core, &bram, theirs).unwrap(), Verdict::refused(Refusal::NotFound));
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 1);
}

fn a_command_that_the_store_fails_for_holds_up_no_other(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let broken = world.post(&anna, community, "Hello");
    let id = broken.to_string();
    world.core.store().write(|tx| tx.execute("DELETE FROM feed WHERE id = $1", &[(&id).into()])).unwrap();
    let edit = Command::PostEdit(PostEdit { post: broken, title: "x".into(), text: Doc::plain("y"), files: None });
    let items = vec![world.item(&a_post(world, community)), world.item(&edit), world.item(&a_post(world, community))];
    let asked = PushRequest { items, ..PushRequest::default() };
    let answer: PushAnswer = world.call(&asked, Some(&anna.tokens.access), |request| world.core.push(request)).unwrap();
    let verdicts: Vec<&Verdict> = answer.verdicts.iter().map(|item| &item.verdict).collect();
    assert!(matches!(verdicts[..], [Verdict::Applied { .. }, Verdict::Later { .. }, Verdict::Applied { .. }]), "{verdicts:?}");
    let sql = "SELECT id FROM feed WHERE kind = 'post' AND body IS NOT NULL";
    assert_eq!(world.core.store().read(|tx| tx.query(sql, &[])).unwrap().len(), 2);
    // Alone it is not decided either, and says so.
    assert_eq!(world.push_item(&world.core, &anna, world.item(&edit)).unwrap_err().code, ErrorCode::Busy);
}

fn pushes_that_came_together_have_an_answer_each_and_nobody_elses_fault(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
    let broken = world.post(&anna, community, "Hello");
    let id = broken.to_string();
    world.core.store().write(|tx| tx.execute("DELETE FROM feed WHERE id = $1", &[(&id).into()])).unwrap();
    let edit = world.item(&Command::PostEdit(PostEdit { post: broken, title: "x".into(), text: Doc::plain("y"), files: None }));
    let (hers, his) = (world.item(&a_post(world, community)), world.item(&a_post(world, community)));
    let again = || PushItem { command_id: his.command_id, kind: his.kind.clone(), body: his.body.clone() };
    let body = |asked: PushRequest| serde_json::to_vec(&asked).unwrap();
    let of = |items| body(PushRequest { items, ..PushRequest::default() });
    let elsewhere = PushRequest { items: vec![world.item(&a_post(world, community))], cursor: Some("x".into()), ..PushRequest::default() };
    let forgotten = PushRequest { applied: vec![CommandId(world.id())], ..PushRequest::default() };
    let (anna, bram) = (Some(anna.tokens.access.as_str()), Some(bram.tokens.access.as_str()));
    let hers = of(vec![hers]);
    let asked = [
        (anna, hers.clone()),
        (None, hers),
        (bram, b"[]".to_vec()),
        (anna, of(vec![edit])),
        (bram, of(vec![again()])),
        (bram, of(vec![again()])),
        (anna, body(elsewhere)),
        (anna, body(forgotten)),
        (anna, of(vec![])),
    ];
    let nonces: Vec<String> = (0..asked.len()).map(|number| format!("n-{number}")).collect();
    let requests: Vec<Request<'_>> =
        asked.iter().zip(&nonces).map(|((token, body), nonce)| Request { token: *token, nonce, peer: "test", body }).collect();
    let commits = world.core.store().commits();
    let answers = world.core.push_all(&requests);
    let told: Vec<Result<PushAnswer, ErrorCode>> =
        answers.iter().zip(&nonces).map(|(answer, nonce)| open(&answer.body, nonce).unwrap().map_err(|fault| fault.code)).collect();
    let applied =
        |number: usize| matches!(told[number].as_ref().unwrap().verdicts[..], [ItemVerdict { verdict: Verdict::Applied { .. }, .. }]);
    assert!(applied(0) && applied(4) && applied(5), "{told:?}");
    assert_eq!(told[4].as_ref().unwrap().verdicts, told[5].as_ref().unwrap().verdicts);
    let faults: Vec<Option<ErrorCode>> = told.iter().map(|told| told.as_ref().err().copied()).collect();
    let (ended, bad, busy) = (Some(ErrorCode::SessionEnded), Some(ErrorCode::Malformed), Some(ErrorCode::Busy));
    assert_eq!(faults, [None, ended, bad, busy, None, None, Some(ErrorCode::Diverged), None, None]);
    assert_eq!(told[7].as_ref().unwrap().unknown.len(), 1);
    assert!(told[8].as_ref().unwrap().verdicts.is_empty());
    let sql = "SELECT id FROM feed WHERE kind = 'post' AND body IS NOT NULL";
    assert_eq!(world.core.store().read(|tx| tx.query(sql, &[])).unwrap().len(), 2);
    assert_eq!(world.core.store().commits(), commits.map(|before| before + 1));
    // Whoever listens is told of what was written, and of nothing else.
    let touched: Vec<bool> = answers.iter().map(|answer| !answer.touched.is_empty()).collect();
    assert_eq!(touched, [true, false, false, false, true, false, false, false, false]);
}

fn a_command_that_is_too_large_is_refused_and_not_the_push(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock 4", Access::Open);
    let link = format!("https://example.org/{}", "a".repeat(LINK_MAX_CHARS - 30));
    let text = |number: usize| json!({"type": "text", "text": "ab", "marks": [], "link": format!("{link}{number:05}")});
    let large = json!({
        "post": world.id(), "community": community, "title": "Lijst",
        "text": [{"type": "paragraph", "content": (0..300).map(text).collect::<Vec<_>>()}],
    });
    let item =
        PushItem { command_id: CommandId(world.id()), kind: "post.create".into(), body: RawValue::from_string(large.to_string()).unwrap() };
    let asked = PushRequest { items: vec![item, world.item(&a_post(world, community))], ..PushRequest::default() };
    let answer: PushAnswer = world.call(&asked, Some(&anna.tokens.access), |request| world.core.push(request)).unwrap();
    assert_eq!(answer.verdicts[0].verdict, Verdict::refused(Refusal::CommandTooLarge));
    assert!(matches!(answer.verdicts[1].verdict, Verdict::Applied { .. }));
}

/// A person without rights must make nobody wait: rights are looked at before anything is locked.
#[test]
fn what_is_refused_for_its_rights_locks_nothing() {
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let log = Arc::clone(&told);
    let world = World::telling(Arc::new(move |sql: &str| log.lock().unwrap().push(sql.to_owned())));
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Dock 4", Access::Open);
    let post = world.post(&anna, community, "Hello");
    let comment = world.comment(&anna, post, "Hello");
    let topic = TopicId(world.fresh(&anna).ids_of_kind("topic")[0]);
    let commands = [
        Command::PostWithdraw(PostWithdraw { post }),
        Command::CommentWithdraw(CommentWithdraw { post, comment }),
        Command::PostEdit(PostEdit { post, title: "x".into(), text: Doc::plain("y"), files: None }),
        Command::ReactionSet(ReactionSet { post, target: post.0, emoji: "👍".into(), on: true }),
        Command::HelpfulSet(HelpfulSet { post, target: post.0, on: true }),
        Command::CommunityLeave(CommunityLeave { community }),
        Command::CommunityInvite(CommunityInvite { community, person: anna.id }),
        Command::CommunityRemoveMember(CommunityRemoveMember { community, person: anna.id }),
        Command::CommunitySetTile(CommunitySetTile { community, tile: None }),
        Command::CommunitySetRole(CommunitySetRole { community, person: bea.id, role: MemberRole::Manager }),
        Command::CommunityUpdate(CommunityUpdate { community, name: Some("x".into()), description: None }),
        Command::TopicRename(TopicRename { topic, nl: "x".into(), en: "y".into(), synonyms: vec![] }),
        Command::TopicMerge(TopicMerge { from: topic, into: topic }),
        Command::TopicSplit(TopicSplit { topic }),
        Command::TopicRenameBack(TopicRenameBack { topic }),
        Command::CuratorSet(CuratorSet { person: bea.id, on: true }),
    ];
    for command in commands {
        told.lock().unwrap().clear();
        let verdict = world.push(&bea, command.clone());
        assert!(matches!(verdict, Verdict::Refused { .. }), "{command:?}: {verdict:?}");
        let locks: Vec<String> =
            told.lock().unwrap().iter().filter(|sql| sql.starts_with("UPDATE") && !sql.contains("session")).cloned().collect();
        assert_eq!(locks, Vec::<String>::new(), "{command:?}");
    }
}

/// A push of one command that may wait.
fn push_waiting(world: &World, person: &Person, item: &PushItem) -> Verdict {
    let copy = PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
    let asked = PushRequest { items: vec![copy], may_wait: vec![item.command_id], ..PushRequest::default() };
    let answer: PushAnswer = world.call(&asked, Some(&person.tokens.access), |request| world.core.push(request)).unwrap();
    answer.verdicts.into_iter().next().unwrap().verdict
}

fn a_command_that_may_wait_is_not_refused_for_what_is_missing_and_is_charged_once(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let (community, hidden) = (world.community(&anna, "Dock 4", Access::Open), world.community(&anna, "Board", Access::Closed));
    world.applied(&bram, Command::CommunityJoin(CommunityJoin { community }));
    let (lost, secret) = (PostId(world.id()), world.post(&anna, hidden, "not his"));
    let comment = |post| {
        let text = Doc::plain("below it");
        world.item(&Command::CommentCreate(CommentCreate { comment: CommentId(world.id()), post, reply_to: None, text, files: vec![] }))
    };
    let (item, prying) = (comment(lost), comment(secret));
    let later = push_waiting(world, &bram, &item);
    assert!(matches!(later, Verdict::Later { .. }), "{later:?}");
    assert_eq!(push_waiting(world, &bram, &prying), later, "what is missing and what is none of his answer alike");
    // Waiting costs nothing, however often it is asked: afterwards as much is left as before.
    let left =
        || world.core.store().read(|tx| tx.query("SELECT quota, recovered_at FROM quota_use ORDER BY quota, recovered_at", &[])).unwrap();
    let before = left();
    for _ in 0..5 {
        assert_eq!(push_waiting(world, &bram, &item), later);
    }
    assert_eq!(format!("{:?}", left()), format!("{before:?}"));
    let made = PostCreate { post: lost, community, title: String::new(), text: Doc::plain("back again"), files: vec![] };
    world.applied(&anna, Command::PostCreate(made));
    assert!(matches!(push_waiting(world, &bram, &item), Verdict::Applied { .. }));
    assert!(matches!(push_waiting(world, &bram, &item), Verdict::Applied { .. }));
    assert_eq!(world.fresh(&bram).of_kind("comment").len(), 1);
    // Without waiting it is refused for good, also later.
    let refused = world.push_item(&world.core, &bram, comment(PostId(world.id()))).unwrap();
    assert_eq!(refused, Verdict::refused(Refusal::NotFound));
}

fn a_command_that_may_wait_is_refused_for_what_stands_in_its_way(world: &World) {
    let anna = world.person("Anna");
    world.community(&anna, "Dock 4", Access::Open);
    let taken =
        CommunityCreate { community: CommunityId(world.id()), name: "Dock 4".into(), description: String::new(), access: Access::Open };
    let item = world.item(&Command::CommunityCreate(taken));
    assert_eq!(push_waiting(world, &anna, &item), Verdict::refused(Refusal::NameTaken));
}
