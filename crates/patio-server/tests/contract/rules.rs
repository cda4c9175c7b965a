//! The rules of commands, as the server keeps them.

use crate::world::{Person, World};
use patio_domain::community::{Access, MemberRole, Tile};
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, PersonId, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentCreate, CommentEdit, CommentWithdraw, CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember,
    CommunitySetRole, CommunitySetTile, CommunityUpdate, PostCreate, PostEdit, PostWithdraw, ReactionSet,
};
use patio_protocol::push::Verdict;
use patio_protocol::record::{CommentBody, CommunityBody, InvitationBody, MembershipBody, PostBody, RevisionBody};
use patio_server::doctor::examine_store;
use serde::de::DeserializeOwned;

crate::contract!(
    nobody_writes_before_the_profile_step,
    joining_twice_is_joining_once,
    the_last_manager_stays_until_alone_and_whoever_comes_next_becomes_manager,
    managers_invite_and_remove_and_nobody_else_does,
    managers_choose_the_tile_and_nobody_else_does,
    managers_give_and_take_roles_and_one_manager_stays,
    managers_change_name_and_description_and_invitations_say_it,
    an_edit_keeps_the_earlier_text_and_an_edit_that_changes_nothing_does_not,
    a_withdrawn_post_keeps_its_place_and_loses_its_words,
    a_withdrawn_comment_keeps_its_place_and_loses_its_words,
    nobody_changes_what_another_wrote,
    a_comment_answers_only_a_comment_of_the_same_conversation,
    a_thing_named_in_the_wrong_conversation_is_not_found,
    an_id_in_use_is_refused,
    reactions_count_once_and_can_be_taken_back,
    a_count_of_members_reaches_everybody,
    commands_of_one_push_see_each_other,
);

fn refused(world: &World, person: &Person, command: Command, code: Refusal) {
    assert_eq!(world.push(person, command.clone()), Verdict::refused(code), "{command:?}");
}

fn all<T: DeserializeOwned>(world: &World, viewer: &Person, kind: &str) -> Vec<T> {
    world.fresh(viewer).of_kind(kind).into_iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

fn join(community: CommunityId) -> Command {
    Command::CommunityJoin(CommunityJoin { community })
}

fn leave(community: CommunityId) -> Command {
    Command::CommunityLeave(CommunityLeave { community })
}

fn post(world: &World, community: CommunityId) -> Command {
    Command::PostCreate(PostCreate { post: PostId(world.id()), community, title: String::new(), text: Doc::plain("x"), files: vec![] })
}

fn nobody_writes_before_the_profile_step(world: &World) {
    let (anna, newcomer) = (world.person("Anna"), world.newcomer("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    let first = world.post(&anna, community, "Hello");
    world.applied(&newcomer, join(community));
    let comment = CommentCreate { comment: CommentId(world.id()), post: first, reply_to: None, text: Doc::plain("x"), files: vec![] };
    let reaction = ReactionSet { post: first, target: first.0, emoji: "👍".into(), on: true };
    for command in [post(world, community), Command::CommentCreate(comment), Command::ReactionSet(reaction)] {
        refused(world, &newcomer, command, Refusal::ProfileIncomplete);
    }
}

fn joining_twice_is_joining_once(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, join(community));
    let before = world.fresh(&anna);
    world.applied(&bram, join(community));
    assert_eq!(before.state(), world.fresh(&anna).state());
    assert_eq!(all::<CommunityBody>(world, &anna, "community")[0].member_count, 2);
}

fn the_last_manager_stays_until_alone_and_whoever_comes_next_becomes_manager(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, join(community));
    refused(world, &anna, leave(community), Refusal::LastManager);
    refused(world, &anna, Command::CommunityRemoveMember(CommunityRemoveMember { community, person: anna.id }), Refusal::LastManager);
    world.applied(&bram, leave(community));
    world.applied(&anna, leave(community));
    refused(world, &anna, leave(community), Refusal::NotAMember);
    refused(world, &anna, post(world, community), Refusal::NotAMember);
    world.applied(&bram, join(community));
    let members = all::<MembershipBody>(world, &bram, "membership");
    assert_eq!((members.len(), members[0].person, members[0].role), (1, bram.id, MemberRole::Manager));
}

fn managers_invite_and_remove_and_nobody_else_does(world: &World) {
    let (anna, bram, cato) = (world.person("Anna"), world.person("Bram"), world.person("Cato"));
    let (open, closed) = (world.community(&anna, "Open", Access::Open), world.community(&anna, "Closed", Access::Closed));
    let invite = |community, person| Command::CommunityInvite(CommunityInvite { community, person });
    let remove = |community, person| Command::CommunityRemoveMember(CommunityRemoveMember { community, person });
    refused(world, &bram, invite(open, cato.id), Refusal::NotAManager);
    refused(world, &bram, invite(closed, cato.id), Refusal::NotFound);
    refused(world, &bram, join(closed), Refusal::NotFound);
    refused(world, &anna, invite(closed, PersonId(world.id())), Refusal::NotFound);
    world.applied(&anna, invite(closed, bram.id));
    world.applied(&anna, invite(closed, bram.id));
    assert_eq!(world.fresh(&bram).of_kind("invitation").len(), 1);
    assert_eq!(world.fresh(&bram).of_kind("community").len(), 1, "an invitation is not a grant");
    // Taken back, it no longer opens anything.
    world.applied(&anna, remove(closed, bram.id));
    assert_eq!(world.fresh(&bram).of_kind("invitation").len(), 0);
    refused(world, &bram, join(closed), Refusal::NotFound);
    world.applied(&anna, invite(closed, bram.id));
    world.applied(&bram, join(closed));
    assert_eq!(world.fresh(&bram).of_kind("invitation").len(), 0);
    refused(world, &bram, invite(closed, cato.id), Refusal::NotAManager);
    refused(world, &bram, remove(closed, anna.id), Refusal::NotAManager);
    world.applied(&anna, remove(closed, bram.id));
    world.applied(&anna, remove(closed, bram.id));
    refused(world, &bram, join(closed), Refusal::NotFound);
    assert_eq!(all::<MembershipBody>(world, &anna, "membership").len(), 2);
}

fn managers_choose_the_tile_and_nobody_else_does(world: &World) {
    let (manager, member, outsider) = (world.person("Mila"), world.person("Noor"), world.person("Otto"));
    let (open, closed) = (world.community(&manager, "Open", Access::Open), world.community(&manager, "Closed", Access::Closed));
    world.applied(&member, join(open));
    let set = |community, tile| Command::CommunitySetTile(CommunitySetTile { community, tile });
    let tile = Some(Tile { pattern: 3, hue: 5 });
    refused(world, &member, set(open, tile), Refusal::NotAManager);
    refused(world, &outsider, set(closed, tile), Refusal::NotFound);
    refused(world, &manager, set(open, Some(Tile { pattern: 3, hue: 8 })), Refusal::Malformed);
    refused(world, &manager, set(CommunityId(world.id()), tile), Refusal::NotFound);
    let tiles = |viewer: &Person| all::<CommunityBody>(world, viewer, "community").into_iter().map(|body| body.tile).collect::<Vec<_>>();
    assert!(tiles(&outsider).iter().all(Option::is_none));
    world.applied(&manager, set(open, tile));
    assert_eq!(tiles(&outsider), [tile], "everybody who sees the community sees its tile");
    world.applied(&member, leave(open));
    assert_eq!(tiles(&outsider), [tile], "and keeps it when the community changes otherwise");
    world.applied(&manager, set(open, None));
    assert_eq!(tiles(&outsider), [None]);
}

fn managers_give_and_take_roles_and_one_manager_stays(world: &World) {
    let [anna, bram, cato, otto] = ["Anna", "Bram", "Cato", "Otto"].map(|name| world.person(name));
    let community = world.community(&anna, "Dock", Access::Open);
    let role = |person: &Person, role| Command::CommunitySetRole(CommunitySetRole { community, person: person.id, role });
    let manages = |person: &Person| {
        let memberships = all::<MembershipBody>(world, &anna, "membership");
        memberships.into_iter().find(|membership| membership.person == person.id).map(|membership| membership.role == MemberRole::Manager)
    };
    refused(world, &anna, role(&anna, MemberRole::Member), Refusal::LastManager);
    for person in [&bram, &cato] {
        world.applied(person, join(community));
    }
    refused(world, &bram, role(&bram, MemberRole::Manager), Refusal::NotAManager);
    refused(world, &otto, role(&otto, MemberRole::Manager), Refusal::NotAManager);
    refused(world, &anna, role(&otto, MemberRole::Manager), Refusal::NotFound);
    refused(world, &anna, leave(community), Refusal::LastManager);
    let heads = all::<CommunityBody>(world, &otto, "community");
    world.applied(&anna, role(&bram, MemberRole::Manager));
    world.applied(&anna, role(&bram, MemberRole::Manager));
    assert_eq!((manages(&anna), manages(&bram), manages(&cato)), (Some(true), Some(true), Some(false)));
    assert_eq!(all::<CommunityBody>(world, &otto, "community"), heads, "who manages concerns the members");
    // Two who take each other's role: the one who comes second is no manager any more.
    world.applied(&bram, role(&anna, MemberRole::Member));
    refused(world, &anna, role(&bram, MemberRole::Member), Refusal::NotAManager);
    refused(world, &bram, role(&bram, MemberRole::Member), Refusal::LastManager);
    world.applied(&anna, leave(community));
    refused(world, &bram, leave(community), Refusal::LastManager);
    world.applied(&bram, role(&cato, MemberRole::Manager));
    world.applied(&bram, leave(community));
    assert_eq!(manages(&cato), None, "Anna is no member any more, and is told nothing");
    assert!(examine_store(world.core.store()).iter().all(|line| line.well));
}

fn managers_change_name_and_description_and_invitations_say_it(world: &World) {
    let [anna, bram, otto] = ["Anna", "Bram", "Otto"].map(|name| world.person(name));
    let (open, closed) = (world.community(&anna, "Dock", Access::Open), world.community(&anna, "Board", Access::Closed));
    world.applied(&bram, join(open));
    let update = |community, name: Option<&str>, description: Option<&str>| {
        let (name, description) = (name.map(str::to_owned), description.map(str::to_owned));
        Command::CommunityUpdate(CommunityUpdate { community, name, description })
    };
    let said = |viewer: &Person| {
        let mut said: Vec<_> =
            all::<CommunityBody>(world, viewer, "community").into_iter().map(|body| (body.name, body.description)).collect();
        said.sort();
        said
    };
    refused(world, &bram, update(open, Some("Quay"), None), Refusal::NotAManager);
    refused(world, &otto, update(closed, Some("Quay"), None), Refusal::NotFound);
    refused(world, &anna, update(open, Some(" \u{200b}"), None), Refusal::NameInvalid);
    refused(world, &anna, update(open, None, Some(&"x".repeat(2_001))), Refusal::DescriptionInvalid);
    world.applied(&anna, update(open, Some(" Quay "), None));
    world.applied(&anna, update(open, None, Some("Ships")));
    assert_eq!(said(&otto), [("Quay".to_owned(), "Ships".to_owned())], "a field that is not named stays");
    // Its own name in other letters is not taken; that of another community is, also that of one's own closed one.
    world.applied(&anna, update(open, Some("QUAY"), None));
    refused(world, &anna, update(open, Some("board"), None), Refusal::NameTaken);
    world.applied(&anna, CommunityInvite { community: closed, person: otto.id }.into());
    world.applied(&anna, update(closed, Some("Staff"), Some("Plans")));
    let invitations = all::<InvitationBody>(world, &otto, "invitation");
    assert_eq!(invitations.iter().map(|body| (body.name.as_str(), body.description.as_str())).collect::<Vec<_>>(), [("Staff", "Plans")]);
    assert_eq!(said(&otto).len(), 1);
    // The old name is free again, the new one is taken.
    world.community(&bram, "Dock", Access::Open);
    refused(world, &bram, update(open, Some("Dock"), None), Refusal::NotAManager);
    refused(world, &anna, update(open, Some("dock"), None), Refusal::NameTaken);
}

fn an_edit_keeps_the_earlier_text_and_an_edit_that_changes_nothing_does_not(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let post = world.post(&anna, community, "one");
    let edit = |text: &str| Command::PostEdit(PostEdit { post, title: " Title ".into(), text: Doc::plain(text), files: None });
    world.applied(&anna, edit("one"));
    assert_eq!(all::<RevisionBody>(world, &anna, "revision").len(), 0);
    world.clock.forward(60_000);
    world.applied(&anna, edit("two"));
    world.applied(&anna, edit("three"));
    let found = all::<PostBody>(world, &anna, "post").remove(0);
    assert_eq!((found.version, found.text, found.title.as_str()), (3, Doc::plain("three"), "Title"));
    assert_eq!(found.edited_at, Some(found.created_at + 60_000));
    let mut revisions = all::<RevisionBody>(world, &anna, "revision");
    revisions.sort_by_key(|revision| revision.version);
    let texts: Vec<_> = revisions.iter().map(|revision| (revision.version, revision.text.clone(), revision.target)).collect();
    assert_eq!(texts, [(1, Doc::plain("one"), post.0), (2, Doc::plain("two"), post.0)]);
}

fn a_withdrawn_post_keeps_its_place_and_loses_its_words(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let post = world.post(&anna, community, "canary one");
    let edit = PostEdit { post, title: "T".into(), text: Doc::plain("canary two"), files: None };
    world.applied(&anna, Command::PostEdit(edit.clone()));
    world.applied(&anna, Command::ReactionSet(ReactionSet { post, target: post.0, emoji: "👍".into(), on: true }));
    let comment = world.comment(&anna, post, "stays");
    world.applied(&anna, Command::PostWithdraw(PostWithdraw { post }));
    let mirror = world.fresh(&anna);
    assert_eq!((mirror.of_kind("revision").len(), mirror.of_kind("reaction").len()), (0, 0));
    assert!(mirror.rows.values().all(|(_, body)| !body.contains("canary")));
    let found = all::<PostBody>(world, &anna, "post").remove(0);
    assert_eq!((found.author, found.title.as_str(), found.text), (anna.id, "", Doc::default()));
    assert!(found.withdrawn_at.is_some());
    refused(world, &anna, Command::PostEdit(edit), Refusal::Withdrawn);
    refused(world, &anna, Command::PostWithdraw(PostWithdraw { post }), Refusal::Withdrawn);
    refused(world, &anna, Command::ReactionSet(ReactionSet { post, target: post.0, emoji: "👍".into(), on: true }), Refusal::Withdrawn);
    // The conversation goes on.
    world.applied(&anna, Command::CommentEdit(CommentEdit { comment, post, text: Doc::plain("goes on"), files: None }));
    world.comment(&anna, post, "and on");
    let left = world.core.store().read(|tx| tx.query("SELECT body FROM feed WHERE body LIKE '%canary%'", &[])).unwrap();
    assert_eq!(left, []);
}

fn a_withdrawn_comment_keeps_its_place_and_loses_its_words(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let post = world.post(&anna, community, "post");
    let comment = world.comment(&anna, post, "canary");
    let edit = CommentEdit { comment, post, text: Doc::plain("canary two"), files: None };
    world.applied(&anna, Command::CommentEdit(edit.clone()));
    world.applied(&anna, Command::ReactionSet(ReactionSet { post, target: comment.0, emoji: "👍".into(), on: true }));
    let reply = CommentCreate { comment: CommentId(world.id()), post, reply_to: Some(comment), text: Doc::plain("reply"), files: vec![] };
    world.applied(&anna, Command::CommentCreate(reply));
    world.applied(&anna, Command::CommentWithdraw(CommentWithdraw { comment, post }));
    let mirror = world.fresh(&anna);
    assert!(mirror.rows.values().all(|(_, body)| !body.contains("canary")));
    assert_eq!((mirror.of_kind("revision").len(), mirror.of_kind("reaction").len()), (0, 0));
    assert_eq!(all::<CommentBody>(world, &anna, "comment").iter().filter(|comment| comment.withdrawn_at.is_some()).count(), 1);
    refused(world, &anna, Command::CommentEdit(edit), Refusal::Withdrawn);
    refused(world, &anna, Command::CommentWithdraw(CommentWithdraw { comment, post }), Refusal::Withdrawn);
}

fn nobody_changes_what_another_wrote(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, join(community));
    let post = world.post(&bram, community, "mine");
    let comment = world.comment(&bram, post, "mine too");
    let edit = PostEdit { post, title: String::new(), text: Doc::plain("yours"), files: None };
    refused(world, &anna, Command::PostEdit(edit.clone()), Refusal::NotTheAuthor);
    refused(world, &anna, Command::PostWithdraw(PostWithdraw { post }), Refusal::NotTheAuthor);
    let change = CommentEdit { comment, post, text: Doc::plain("yours"), files: None };
    refused(world, &anna, Command::CommentEdit(change), Refusal::NotTheAuthor);
    refused(world, &anna, Command::CommentWithdraw(CommentWithdraw { comment, post }), Refusal::NotTheAuthor);
    // Out of the community, even the author finds nothing.
    world.applied(&bram, leave(community));
    refused(world, &bram, Command::PostEdit(edit), Refusal::NotFound);
}

fn a_comment_answers_only_a_comment_of_the_same_conversation(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let (one, two) = (world.post(&anna, community, "1"), world.post(&anna, community, "2"));
    let comment = world.comment(&anna, one, "x");
    let reply = |post, to| {
        Command::CommentCreate(CommentCreate {
            comment: CommentId(world.id()),
            post,
            reply_to: Some(to),
            text: Doc::plain("x"),
            files: vec![],
        })
    };
    world.applied(&anna, reply(one, comment));
    refused(world, &anna, reply(two, comment), Refusal::NotFound);
    refused(world, &anna, reply(one, CommentId(one.0)), Refusal::NotFound);
}

fn a_thing_named_in_the_wrong_conversation_is_not_found(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let (one, two) = (world.post(&anna, community, "1"), world.post(&anna, community, "2"));
    let comment = world.comment(&anna, one, "x");
    let edit = CommentEdit { comment, post: two, text: Doc::plain("y"), files: None };
    refused(world, &anna, Command::CommentEdit(edit), Refusal::NotFound);
    refused(world, &anna, Command::CommentWithdraw(CommentWithdraw { comment, post: two }), Refusal::NotFound);
    let reaction = ReactionSet { post: two, target: comment.0, emoji: "👍".into(), on: true };
    refused(world, &anna, Command::ReactionSet(reaction), Refusal::NotFound);
}

fn an_id_in_use_is_refused(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let post = world.post(&anna, community, "1");
    let comment = world.comment(&anna, post, "x");
    let (title, text) = (String::new(), Doc::plain("x"));
    for id in [post.0, comment.0] {
        let made = PostCreate { post: PostId(id), community, title: title.clone(), text: text.clone(), files: vec![] };
        refused(world, &anna, Command::PostCreate(made), Refusal::IdTaken);
        let made = CommentCreate { comment: CommentId(id), post, reply_to: None, text: text.clone(), files: vec![] };
        refused(world, &anna, Command::CommentCreate(made), Refusal::IdTaken);
    }
    let made = CommunityCreate { community, name: "Other".into(), description: String::new(), access: Access::Open };
    refused(world, &anna, Command::CommunityCreate(made), Refusal::IdTaken);
}

fn reactions_count_once_and_can_be_taken_back(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, join(community));
    let post = world.post(&anna, community, "1");
    let set = |emoji: &str, on| Command::ReactionSet(ReactionSet { post, target: post.0, emoji: emoji.into(), on });
    for (person, emoji, on, expected) in [
        (&anna, "👍", true, 1),
        (&anna, "👍", true, 1),
        (&anna, "🎉", true, 2),
        (&bram, "👍", true, 3),
        (&anna, "👍", false, 2),
        (&anna, "👍", false, 2),
        // One heart, in the two forms in which keyboards send it.
        (&anna, "❤", true, 3),
        (&anna, "❤️", true, 3),
        (&anna, "❤", false, 2),
    ] {
        world.applied(person, set(emoji, on));
        assert_eq!(world.fresh(&bram).of_kind("reaction").len(), expected);
    }
    for text in ["ok", "👍👎", "\u{20E3}"] {
        refused(world, &anna, set(text, true), Refusal::EmojiInvalid);
    }
}

fn a_count_of_members_reaches_everybody(world: &World) {
    let (anna, bram, outsider) = (world.person("Anna"), world.person("Bram"), world.person("Otto"));
    let community = world.community(&anna, "Dock", Access::Open);
    world.applied(&bram, join(community));
    let counts = |viewer| all::<CommunityBody>(world, viewer, "community").iter().map(|body| body.member_count).collect::<Vec<_>>();
    assert_eq!(counts(&outsider), [2]);
    assert_eq!(counts(&bram), [2, 2], "once for everybody, once for members");
    world.applied(&bram, leave(community));
    assert_eq!(counts(&outsider), [1]);
}

fn commands_of_one_push_see_each_other(world: &World) {
    use patio_domain::Profile;
    use patio_protocol::push::{PushAnswer, PushRequest};
    let newcomer = world.newcomer("Nieuw");
    let (community, post) = (CommunityId(world.id()), PostId(world.id()));
    let profile = Profile { name: "Nieuw".into(), job: "x".into(), expertise: vec!["y".into()] };
    let made = CommunityCreate { community, name: "Dock".into(), description: String::new(), access: Access::Open };
    let commands = [
        Command::ProfileSet(profile),
        Command::CommunityCreate(made),
        Command::PostCreate(PostCreate { post, community, title: String::new(), text: Doc::plain("one"), files: vec![] }),
        Command::PostEdit(PostEdit { post, title: String::new(), text: Doc::plain("two"), files: None }),
        Command::PostEdit(PostEdit { post, title: String::new(), text: Doc::plain("three"), files: None }),
    ];
    let asked = PushRequest { items: commands.iter().map(|command| world.item(command)).collect(), ..PushRequest::default() };
    let answer: PushAnswer = world.call(&asked, Some(&newcomer.tokens.access), |request| world.core.push(request)).unwrap();
    assert!(answer.verdicts.iter().all(|item| matches!(item.verdict, Verdict::Applied { .. })), "{answer:?}");
    let found = all::<PostBody>(world, &newcomer, "post").remove(0);
    assert_eq!((found.version, found.text), (3, Doc::plain("three")));
    assert_eq!(all::<RevisionBody>(world, &newcomer, "revision").len(), 2);
}
