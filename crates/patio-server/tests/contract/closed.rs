//! Closed communities: an outsider learns nothing of one, through any answer (two worlds that differ only inside it).

use crate::kinds::{Inside, asked_from_outside};
use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::rich_text::{Block, Doc, Inline};
use patio_domain::{CommunityId, DeskId, PersonId, PostId, QuestionId, Refusal, ReplyId, Role};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentCreate, CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember, HelpfulSet, PostCreate,
    PostEdit, QuestionAnswer, QuestionAsk, QuestionAssign, QuestionMerge, QuestionNote, QuestionReopen, QuestionTransfer, ReactionSet,
};
use patio_protocol::push::{PushItem, PushRequest, Verdict};
use patio_server::Request;
use serde_json::value::RawValue;
use uuid::Uuid;

crate::contract!(
    an_outsider_gets_the_same_bytes_whatever_happens_inside_a_closed_community,
    a_removed_member_no_longer_gets_the_scope_and_the_next_page_says_so,
    the_name_of_a_closed_community_is_taken_only_for_those_who_see_it,
);

fn inside(of: u128) -> Inside {
    let id = |n: u128| Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + of * 100 + n);
    Inside { community: id(1).into(), post: id(2).into(), comment: id(3).into(), empty: id(4).into(), question: id(5).into() }
}

/// What happens inside: much, or nothing at all.
fn live(world: &World, member: &Person, friend: &Person, outsider: PersonId, (desks, things): ([DeskId; 2], &Inside), much: bool) {
    let [desk, other] = desks;
    if !much {
        return;
    }
    let Inside { community, post, comment, empty, question } = *things;
    let name = "Reorganisation".to_owned();
    world
        .applied(member, Command::CommunityCreate(CommunityCreate { community, name, description: String::new(), access: Access::Closed }));
    world.applied(
        member,
        Command::CommunityCreate(CommunityCreate { community: empty, name: "E".into(), description: "x".into(), access: Access::Closed }),
    );
    world.applied(member, Command::CommunityInvite(CommunityInvite { community, person: friend.id }));
    world.applied(friend, Command::CommunityJoin(CommunityJoin { community }));
    // Naming somebody who is not in it is allowed, and tells them nothing.
    let text = Doc(vec![Block::Paragraph { content: vec![Inline::Mention { person: outsider }] }]);
    world.applied(friend, Command::PostCreate(PostCreate { post, community, title: "Secret".into(), text: text.clone(), files: vec![] }));
    world.applied(member, Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text, files: vec![] }));
    world.applied(member, Command::ReactionSet(ReactionSet { post, target: post.0, emoji: "👀".into(), on: true }));
    world.applied(member, Command::HelpfulSet(HelpfulSet { post, target: post.0, on: true }));
    world.applied(friend, Command::HelpfulSet(HelpfulSet { post, target: comment.0, on: true }));
    world.applied(friend, Command::PostEdit(PostEdit { post, title: "Secret 2".into(), text: Doc::plain("x"), files: None }));
    world.applied(member, Command::CommunityLeave(CommunityLeave { community: empty }));
    let asked = QuestionAsk { question, desk, title: "My salary".into(), text: Doc::plain("is wrong"), private: true };
    world.applied(friend, asked.into());
    world.applied(member, QuestionAnswer { reply: ReplyId(world.id()), question, text: Doc::plain("It is not") }.into());
    world.applied(member, QuestionNote { reply: ReplyId(world.id()), question, text: Doc::plain("Again") }.into());
    world.applied(friend, QuestionReopen { reply: ReplyId(world.id()), question, text: Doc::plain("It is") }.into());
    let twin = QuestionId(world.id());
    let asked = QuestionAsk { question: twin, desk, title: "My salary".into(), text: Doc::plain("is wrong"), private: true };
    world.applied(friend, asked.into());
    world.applied(member, QuestionMerge { question: twin, into: question }.into());
    world.applied(member, QuestionAssign { question, person: member.id }.into());
    world.applied(member, QuestionTransfer { reply: ReplyId(world.id()), question, desk: other, text: Doc::plain("Yours") }.into());
}

/// Everything an outsider can ask, and the answers as bytes.
fn ask_everything(world: &World, outsider: &Person, things: &Inside) -> Vec<Vec<u8>> {
    let community = things.community;
    let commands: Vec<Command> = Command::KINDS.iter().flat_map(|kind| asked_from_outside(kind, outsider.id, things)).collect();
    let mut answers = vec![];
    let ask = |run: &dyn Fn(&Request<'_>) -> patio_server::Answer, body: &[u8]| {
        let request = Request { token: Some(&outsider.tokens.access), nonce: "n", peer: "", body };
        let answer = run(&request);
        assert!(answer.status < 500, "{}", String::from_utf8_lossy(&answer.body));
        [answer.status.to_string().into_bytes(), answer.body].concat()
    };
    for (n, command) in commands.iter().enumerate() {
        let (kind, body) = command.encode().unwrap();
        let command_id = Uuid::from_u128(1_000 + n as u128).into();
        let request = PushRequest {
            items: vec![PushItem { command_id, kind, body: RawValue::from_string(body).unwrap() }],
            ..PushRequest::default()
        };
        answers.push(ask(&|request| world.core.push(request), &serde_json::to_vec(&request).unwrap()));
    }
    for refetch in [vec![], vec![format!("community:{community}"), "org".to_owned()]] {
        let body = serde_json::json!({ "refetch": refetch });
        answers.push(ask(&|request| world.core.pull(request), &serde_json::to_vec(&body).unwrap()));
    }
    answers.push(ask(&|request| world.core.sessions(request), b""));
    answers.push(ask(&|request| world.core.hello(request), b""));
    let viewer = world.core.viewer(Some(&outsider.tokens.access)).unwrap().unwrap();
    answers.push(format!("{:?}", world.core.look(&viewer).unwrap()).into_bytes());
    answers
}

fn an_outsider_gets_the_same_bytes_whatever_happens_inside_a_closed_community(world: &World) {
    let other = world.another_world(1);
    let worlds = [world, other.as_ref().unwrap_or(world)];
    let mut told = vec![];
    for (world, much) in worlds.into_iter().zip([true, false]) {
        let (member, friend, outsider) = (world.person("Mila"), world.person("Noor"), world.person("Otto"));
        let open = world.community(&member, "Open", Access::Open);
        world.applied(&outsider, Command::CommunityJoin(CommunityJoin { community: open }));
        world.core.set_role(&member.login, Role::Administrator).unwrap();
        let desks = ["HR", "Payroll"].map(|name| crate::desks::cases::desk(world, &member, name));
        live(world, &member, &friend, outsider.id, (desks, &inside(1)), much);
        told.push(ask_everything(world, &outsider, &inside(1)));
    }
    assert!(told[0].len() > 20);
    for (one, two) in told[0].iter().zip(&told[1]) {
        assert_eq!(String::from_utf8_lossy(one), String::from_utf8_lossy(two));
    }
}

fn a_removed_member_no_longer_gets_the_scope_and_the_next_page_says_so(world: &World) {
    let (manager, member) = (world.person("Mila"), world.person("Noor"));
    let community = world.community(&manager, "Closed", Access::Closed);
    world.applied(&manager, Command::CommunityInvite(CommunityInvite { community, person: member.id }));
    world.applied(&member, Command::CommunityJoin(CommunityJoin { community }));
    world.post(&manager, community, "Secret");
    let mut mirror = world.fresh(&member);
    assert_eq!(mirror.of_kind("post").len(), 1);
    world.applied(&manager, Command::CommunityRemoveMember(CommunityRemoveMember { community, person: member.id }));
    world.post(&manager, community, "More secret");
    world.catch_up(&member, &mut mirror);
    assert_eq!(mirror.of_kind("post").len(), 0);
    assert_eq!(mirror.of_kind("community").len(), 0);
    assert_eq!(mirror.of_kind("membership").len(), 0);
    let verdict = world.push(
        &member,
        Command::PostCreate(PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("x"), files: vec![] }),
    );
    assert_eq!(verdict, Verdict::refused(Refusal::NotFound));
}

fn the_name_of_a_closed_community_is_taken_only_for_those_who_see_it(world: &World) {
    let (manager, outsider) = (world.person("Mila"), world.person("Otto"));
    world.community(&manager, "Plans", Access::Closed);
    let create = |access| {
        let community = CommunityId(world.id());
        Command::CommunityCreate(CommunityCreate { community, name: "plans".into(), description: String::new(), access })
    };
    let taken = Verdict::refused(Refusal::NameTaken);
    assert_eq!(world.push(&manager, create(Access::Closed)), taken);
    assert!(matches!(world.push(&outsider, create(Access::Closed)), Verdict::Applied { .. }));
    let third = world.person("Pim");
    assert!(matches!(world.push(&third, create(Access::Open)), Verdict::Applied { .. }));
    let fourth = world.person("Quirijn");
    assert_eq!(world.push(&fourth, create(Access::Open)), taken);
    assert_eq!(world.push(&fourth, create(Access::Closed)), taken);
}
