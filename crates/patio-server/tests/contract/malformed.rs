//! What is malformed, oversized or unknown gets its stable code: never a 5xx, never a panic.

use crate::world::World;
use patio_domain::community::Access;
use patio_domain::limits::{PUSH_MAX_BYTES, PUSH_MAX_ITEMS};
use patio_domain::world::Random;
use patio_domain::{CommandId, Refusal};
use patio_protocol::command::CommunityLeave;
use patio_protocol::push::{PushItem, PushRequest, VOID, Verdict};
use patio_protocol::{Command, ErrorCode};
use patio_server::{Answer, Core, Request};
use serde_json::value::RawValue;

crate::contract!(
    nonsense_in_any_body_is_malformed_and_nothing_more,
    an_unknown_or_ill_formed_command_is_refused_for_good,
    a_command_of_a_later_version_is_decided_later_and_can_be_taken_back,
    a_push_over_the_limits_is_too_large,
    a_command_damaged_on_the_way_gets_a_verdict_or_is_malformed,
    a_text_with_every_odd_character_is_kept_as_it_is,
    every_text_over_its_limit_is_refused_with_its_own_word,
);

type Route = fn(&Core, &Request<'_>) -> Answer;

fn nonsense_in_any_body_is_malformed_and_nothing_more(world: &World) {
    let anna = world.person("Anna");
    let routes: [(&str, Route, bool); 6] = [
        ("push", Core::push, true),
        ("pull", Core::pull, true),
        ("sign_in", Core::sign_in, false),
        ("refresh", Core::refresh, false),
        ("invitation_check", Core::invitation_check, false),
        ("invitation_accept", Core::invitation_accept, false),
    ];
    let deep = "[".repeat(100_000);
    let mut bodies: Vec<Vec<u8>> = ["", "{", "null", "[]", "7", "\"x\"", "{\"items\":7}", "{\"cursor\":[]}", "\u{0}", deep.as_str()]
        .map(|text| text.as_bytes().to_vec())
        .into();
    bodies.push(vec![0xff, 0xfe, 0x00]);
    let mut random = crate::world::Seeded(3);
    bodies.extend((0..50).map(|n| {
        let mut bytes = vec![0; n * 7];
        random.fill(&mut bytes);
        bytes
    }));
    for (name, route, signed_in) in routes {
        for body in &bodies {
            let token = signed_in.then_some(anna.tokens.access.as_str());
            let answer = route(&world.core, &Request { token, nonce: "n", peer: "", body });
            let opened = patio_protocol::envelope::open::<serde_json::Value>(&answer.body, "n").unwrap();
            assert_eq!(opened.unwrap_err().code, ErrorCode::Malformed, "{name}: {:?}", String::from_utf8_lossy(body));
            assert_eq!(answer.status, 400);
        }
    }
}

fn item(world: &World, kind: &str, body: &str) -> PushItem {
    PushItem { command_id: CommandId(world.id()), kind: kind.into(), body: RawValue::from_string(body.into()).unwrap() }
}

fn an_unknown_or_ill_formed_command_is_refused_for_good(world: &World) {
    let anna = world.person("Anna");
    let deep = format!("{}{}", "[".repeat(120), "]".repeat(120));
    for (kind, body, code) in [
        ("", "null", Refusal::UnknownCommand),
        ("post", "{}", Refusal::UnknownCommand),
        ("Post.create", "{}", Refusal::UnknownCommand),
        ("post.create.twice", "{}", Refusal::UnknownCommand),
        ("post.create", "{}", Refusal::Malformed),
        ("post.create", "7", Refusal::Malformed),
        ("profile.set", r#"{"name":"A","job":"b","expertise":["c"],"admin":true}"#, Refusal::Malformed),
        ("profile.set", r#"{"name":"A","name":"B","job":"b","expertise":["c"]}"#, Refusal::Malformed),
        ("profile.update", r#"{"changes":[]}"#, Refusal::ProfileFieldInvalid),
        ("profile.update", r#"{"changes":[{"field":"salary","value":1}]}"#, Refusal::Malformed),
        ("profile.update", r#"{"changes":[{"field":"about","value":null}]}"#, Refusal::Malformed),
        ("profile.update", r#"{"changes":[{"field":"unit","value":"a"},{"field":"unit","value":"b"}]}"#, Refusal::ProfileFieldInvalid),
        (
            "profile.update",
            r#"{"changes":[{"field":"hours","value":[{"day":8,"from_min":1,"until_min":2}]}]}"#,
            Refusal::ProfileFieldInvalid,
        ),
        ("profile.update", r#"{"changes":[{"field":"expertise","value":[]}]}"#, Refusal::ExpertiseInvalid),
        ("topic.rename", r#"{"topic":"x","nl":"a","en":"b","synonyms":[]}"#, Refusal::Malformed),
        ("vouch.set", r#"{"person":7,"topic":8,"on":true}"#, Refusal::Malformed),
        ("helpful.set", r#"{"on":true}"#, Refusal::Malformed),
        ("community.join", r#"{"community":"../etc/passwd"}"#, Refusal::Malformed),
        ("community.join", &deep, Refusal::Malformed),
    ] {
        let verdict = world.push_item(&world.core, &anna, item(world, kind, body)).unwrap();
        assert_eq!(verdict, Verdict::refused(code), "{kind} {body}");
    }
}

/// The kinds of the newest client reach a node that is not updated yet: nothing is stored, so that the updated node decides.
fn a_command_of_a_later_version_is_decided_later_and_can_be_taken_back(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let newer = item(world, "note.create", r#"{"note":1}"#);
    let id = newer.command_id;
    for _ in 0..2 {
        let newer = PushItem { command_id: id, kind: newer.kind.clone(), body: newer.body.clone() };
        assert!(matches!(world.push_item(&world.core, &anna, newer).unwrap(), Verdict::Later { .. }));
    }
    // Under the same id a command that this version knows takes effect: no verdict stands in its way.
    let known = Command::CommunityLeave(CommunityLeave { community });
    let known = PushItem { command_id: id, ..world.item(&known) };
    assert!(!matches!(
        world.push_item(&world.core, &anna, known).unwrap(),
        Verdict::Later { .. } | Verdict::Refused { code: Refusal::IdReused, .. }
    ));
    let other = item(world, "note.create", "{}");
    let void = PushItem { command_id: other.command_id, ..item(world, VOID, "{}") };
    assert!(matches!(world.push_item(&world.core, &anna, other).unwrap(), Verdict::Later { .. }));
    assert_eq!(world.push_item(&world.core, &anna, void).unwrap(), Verdict::refused(Refusal::PutAside));
}

fn a_push_over_the_limits_is_too_large(world: &World) {
    let anna = world.person("Anna");
    let items = (0..=PUSH_MAX_ITEMS).map(|_| item(world, "post.explode", "{}")).collect();
    let token = Some(anna.tokens.access.as_str());
    let fault = world
        .call::<serde_json::Value>(&PushRequest { items, ..PushRequest::default() }, token, |request| world.core.push(request))
        .unwrap_err();
    assert_eq!(fault.code, ErrorCode::TooLarge);
    let body = vec![b' '; PUSH_MAX_BYTES + 1];
    assert_eq!(world.core.push(&Request { token, nonce: "n", peer: "", body: &body }).status, 413);
}

fn every_text_over_its_limit_is_refused_with_its_own_word(world: &World) {
    use patio_domain::limits::{COMMENT_MAX_CHARS, POST_MAX_CHARS, TITLE_MAX_CHARS};
    use patio_domain::rich_text::Doc;
    use patio_domain::{CommentId, PostId};
    use patio_protocol::command::{CommentCreate, PostCreate};
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let post = |chars: usize, title: &str| {
        let text = Doc::plain(&"é".repeat(chars));
        Command::PostCreate(PostCreate { post: PostId(world.id()), community, title: title.into(), text, files: vec![] })
    };
    world.applied(&anna, post(POST_MAX_CHARS, "t"));
    assert_eq!(world.push(&anna, post(POST_MAX_CHARS + 1, "t")), Verdict::refused(Refusal::TextTooLong));
    assert_eq!(world.push(&anna, post(0, "t")), Verdict::refused(Refusal::TextEmpty));
    assert_eq!(world.push(&anna, post(5, &"é".repeat(TITLE_MAX_CHARS + 1))), Verdict::refused(Refusal::TitleInvalid));
    let of = world.post(&anna, community, "x");
    let comment = |chars: usize| {
        let text = Doc::plain(&"x".repeat(chars));
        Command::CommentCreate(CommentCreate { comment: CommentId(world.id()), post: of, reply_to: None, text, files: vec![] })
    };
    world.applied(&anna, comment(COMMENT_MAX_CHARS));
    assert_eq!(world.push(&anna, comment(COMMENT_MAX_CHARS + 1)), Verdict::refused(Refusal::TextTooLong));
}

/// Damages some bytes of a text that stays UTF-8.
fn damage(text: &str, random: &mut crate::world::Seeded) -> String {
    const PIECES: [&str; 12] = ["\"", "\\u0000", "}", "null", "-1", "[", "\u{0}", "1e999", "\u{202E}", ",", "{\"type\":\"quote\"}", ""];
    let mut chars: Vec<String> = text.chars().map(String::from).collect();
    for _ in 0..=random.below(3) {
        let at = usize::try_from(random.below(chars.len() as u64)).unwrap();
        chars[at] = PIECES[usize::try_from(random.below(12)).unwrap()].to_owned();
    }
    chars.concat()
}

fn a_command_damaged_on_the_way_gets_a_verdict_or_is_malformed(world: &World) {
    let cast = crate::kinds::cast(world);
    let mut random = crate::world::Seeded(11);
    for kind in Command::KINDS {
        for (actor, command) in crate::kinds::cases(world, &cast, kind) {
            let (kind, body) = command.encode().unwrap();
            for _ in 0..40 {
                let whole =
                    format!(r#"{{"items":[{{"command_id":"{}","kind":"{kind}","body":{}}}]}}"#, world.id(), damage(&body, &mut random));
                let request = Request { token: Some(&actor.tokens.access), nonce: "n", peer: "", body: whole.as_bytes() };
                let answer = world.core.push(&request);
                match patio_protocol::envelope::open::<patio_protocol::push::PushAnswer>(&answer.body, "n").unwrap() {
                    Ok(answer) => assert_eq!(answer.verdicts.len(), 1),
                    // The access token of a session that a damaged command cannot have ended.
                    Err(fault) => assert_eq!(fault.code, ErrorCode::Malformed, "{whole}"),
                }
            }
        }
    }
}

fn a_text_with_every_odd_character_is_kept_as_it_is(world: &World) {
    use patio_domain::community::Access;
    use patio_domain::rich_text::Doc;
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let odd = "nul \u{0} bell \u{7} quote \" back \\ tab \t rtl \u{202E} emoji \u{1F469}\u{200D}\u{1F4BB} far \u{10FFFF} end";
    let post = world.post(&anna, community, odd);
    let found = world.fresh(&anna);
    let body: patio_protocol::record::PostBody = serde_json::from_str(found.of_kind("post")[0]).unwrap();
    assert_eq!(body.text, Doc::plain(odd));
    world.applied(&anna, Command::PostWithdraw(patio_protocol::command::PostWithdraw { post }));
}
