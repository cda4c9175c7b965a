//! For every kind of command: what a client has after applying the feed is what a fresh download gives (S6). Here stand the cases of
//! each kind, and what an outsider asks with it (`closed.rs`).

use crate::mirror::Mirror;
use crate::world::{Person, Seeded, World};
use patio_domain::community::{Access, MemberRole, Tile};
use patio_domain::rich_text::Doc;
use patio_domain::world::Random;
use patio_domain::{
    CommentId, CommunityId, Contact, DeskId, Level, PersonId, PostId, Profile, ProfileChange, QuestionId, Skill, TopicId, WorkSpan,
};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentCreate, CommentEdit, CommentWithdraw, CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember,
    CommunitySetRole, CommunitySetTile, CommunityUpdate, CuratorSet, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ProfileUpdate,
    ReactionSet, TopicMerge, TopicRename, TopicRenameBack, TopicSplit, VouchDecline, VouchSet,
};
use patio_server::doctor::examine_store;
use uuid::Uuid;

crate::contract!(
    after_every_kind_of_command_the_feed_gives_the_state_of_a_fresh_download,
    after_random_commands_everybody_has_what_a_fresh_download_gives,
);

/// People and things that every case can use.
pub struct Cast {
    pub manager: Person,
    pub member: Person,
    pub outsider: Person,
    open: CommunityId,
    closed: CommunityId,
    post: PostId,
    comment: CommentId,
    /// An administrator, who made this desk.
    pub boss: Person,
    pub desk: DeskId,
}

pub fn cast(world: &World) -> Cast {
    let (manager, member, outsider) = (world.person("Hanneke"), world.person("Joris"), world.person("Fatima"));
    let open = world.community(&manager, "Open", Access::Open);
    let closed = world.community(&manager, "Closed", Access::Closed);
    world.applied(&member, Command::CommunityJoin(CommunityJoin { community: open }));
    world.core.set_curator(&manager.login, true).unwrap();
    world.applied(&world.person("Ruud"), Command::CommunityJoin(CommunityJoin { community: open }));
    let post = world.post(&member, open, "First version");
    let comment = world.comment(&member, post, "First comment");
    for target in [post.0, comment.0] {
        world.applied(&manager, Command::ReactionSet(ReactionSet { post, target, emoji: "👍".into(), on: true }));
    }
    let edit = PostEdit { post, title: "T".into(), text: Doc::plain("Second version"), files: None };
    world.applied(&member, Command::PostEdit(edit));
    let edit = CommentEdit { comment, post, text: Doc::plain("Second comment"), files: None };
    world.applied(&member, Command::CommentEdit(edit));
    let knows = |topics: &[&str]| {
        let skills = topics.iter().map(|topic| Skill { topic: (*topic).to_owned(), level: Level::Expert, ask: "when it skips".into() });
        Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Expertise(skills.collect())] })
    };
    world.applied(&manager, knows(&["retouren", "returns", "klachten"]));
    world.applied(&member, knows(&["label printer"]));
    let klachten = topic(world, &manager, "klachten");
    world.applied(&outsider, Command::VouchSet(VouchSet { person: member.id, topic: klachten, on: true }));
    let boss = world.person("Bo");
    world.core.set_role(&boss.login, patio_domain::Role::Administrator).unwrap();
    let desk = crate::desks::cases::desk(world, &boss, "IT");
    world.applied(&boss, crate::desks::cases::staff(desk, manager.id, Some(patio_domain::DeskRole::Lead)));
    Cast { manager, member, outsider, open, closed, post, comment, boss, desk }
}

/// Who does what, for each kind. A kind without a case fails.
pub fn cases(world: &World, cast: &Cast, kind: &str) -> Vec<(Person, Command)> {
    let Cast { manager, member, outsider, open, closed, post, comment, .. } = cast;
    let (open, closed, post, comment) = (*open, *closed, *post, *comment);
    let text = || Doc::plain("Something else");
    match kind {
        "profile.set" => {
            let profile = Profile { name: "Joris B.".into(), job: "other".into(), expertise: vec!["more".into()] };
            vec![(member.clone(), Command::ProfileSet(profile))]
        }
        "community.create" => [Access::Open, Access::Closed]
            .map(|access| {
                let (community, name) = (CommunityId(world.id()), format!("New {access:?}"));
                let made = CommunityCreate { community, name, description: "d".into(), access };
                (outsider.clone(), Command::CommunityCreate(made))
            })
            .into(),
        "community.join" => {
            world.applied(manager, Command::CommunityInvite(CommunityInvite { community: closed, person: outsider.id }));
            [open, closed].map(|community| (outsider.clone(), Command::CommunityJoin(CommunityJoin { community }))).into()
        }
        "community.leave" => vec![(member.clone(), Command::CommunityLeave(CommunityLeave { community: open }))],
        "community.invite" => {
            vec![(manager.clone(), Command::CommunityInvite(CommunityInvite { community: closed, person: member.id }))]
        }
        "community.remove_member" => {
            world.applied(manager, Command::CommunityInvite(CommunityInvite { community: closed, person: outsider.id }));
            let remove = |community, person| (manager.clone(), Command::CommunityRemoveMember(CommunityRemoveMember { community, person }));
            vec![remove(open, member.id), remove(closed, outsider.id)]
        }
        "post.create" => {
            let made = |community| PostCreate { post: PostId(world.id()), community, title: String::new(), text: text(), files: vec![] };
            vec![(member.clone(), Command::PostCreate(made(open))), (manager.clone(), Command::PostCreate(made(closed)))]
        }
        "post.edit" => vec![(member.clone(), Command::PostEdit(PostEdit { post, title: "U".into(), text: text(), files: None }))],
        "post.withdraw" => vec![(member.clone(), Command::PostWithdraw(PostWithdraw { post }))],
        "comment.create" => {
            let made = CommentCreate { comment: CommentId(world.id()), post, reply_to: Some(comment), text: text(), files: vec![] };
            vec![(manager.clone(), Command::CommentCreate(made))]
        }
        "comment.edit" => vec![(member.clone(), Command::CommentEdit(CommentEdit { comment, post, text: text(), files: None }))],
        "comment.withdraw" => vec![(member.clone(), Command::CommentWithdraw(CommentWithdraw { comment, post }))],
        "reaction.set" => {
            let set = |target, on| (manager.clone(), Command::ReactionSet(ReactionSet { post, target, emoji: "👍".into(), on }));
            vec![set(post.0, false), set(comment.0, false), set(post.0, true)]
        }
        "profile.update" => {
            let skill = |topic: &str| Skill { topic: topic.into(), level: Level::Learning, ask: String::new() };
            let contact = Contact { email: "joris@example.nl".into(), phone: String::new(), other: "B2.14".into() };
            let changes = vec![
                ProfileChange::Name("Joris".into()),
                ProfileChange::Job("network".into()),
                ProfileChange::Unit("IT".into()),
                ProfileChange::Manager(Some(manager.id)),
                ProfileChange::Location("Zwolle".into()),
                ProfileChange::TimeZone("Europe/Amsterdam".into()),
                ProfileChange::Hours(vec![WorkSpan { day: 1, from_min: 540, until_min: 1020 }]),
                ProfileChange::Languages(vec!["nl".into()]),
                ProfileChange::Contact(contact),
                ProfileChange::About("Likes cables.".into()),
                ProfileChange::Interests(vec!["chess".into()]),
                ProfileChange::Expertise(vec![skill("LABEL  printer"), skill("vpn")]),
                ProfileChange::Photo(None),
                ProfileChange::BirthYear(Some(1990)),
            ];
            let empty = vec![ProfileChange::About(String::new()), ProfileChange::Manager(None), ProfileChange::BirthYear(None)];
            [changes, empty].map(|changes| (member.clone(), Command::ProfileUpdate(ProfileUpdate { changes }))).into()
        }
        "topic.rename" => {
            let names = |nl: &str, synonyms: &[&str]| TopicRename {
                topic: topic(world, manager, "label printer"),
                nl: nl.into(),
                en: "label printer".into(),
                synonyms: synonyms.iter().map(|name| (*name).to_owned()).collect(),
            };
            [names("labelprinter", &["Zebra"]), names("etiketprinter", &[])]
                .map(|names| (manager.clone(), Command::TopicRename(names)))
                .into()
        }
        "topic.merge" => {
            let pair = TopicMerge { from: topic(world, manager, "returns"), into: topic(world, manager, "retouren") };
            vec![(manager.clone(), Command::TopicMerge(pair))]
        }
        "topic.split" => {
            let (from, into) = (topic(world, manager, "returns"), topic(world, manager, "retouren"));
            world.applied(manager, Command::TopicMerge(TopicMerge { from, into }));
            vec![(manager.clone(), Command::TopicSplit(TopicSplit { topic: from }))]
        }
        "topic.rename_back" => {
            let topic = topic(world, manager, "retouren");
            let names = TopicRename { topic, nl: "terug".into(), en: "back".into(), synonyms: vec![] };
            world.applied(manager, Command::TopicRename(names));
            vec![(manager.clone(), Command::TopicRenameBack(TopicRenameBack { topic }))]
        }
        "curator.set" => {
            world.core.set_role(&manager.login, patio_domain::Role::Administrator).unwrap();
            [true, false].map(|on| (manager.clone(), Command::CuratorSet(CuratorSet { person: member.id, on }))).into()
        }
        "vouch.set" => {
            let topic = topic(world, manager, "klachten");
            [(manager.id, true), (manager.id, false), (outsider.id, true)]
                .map(|(person, on)| (member.clone(), Command::VouchSet(VouchSet { person, topic, on })))
                .into()
        }
        "vouch.decline" => {
            let topic = topic(world, manager, "klachten");
            vec![(member.clone(), Command::VouchDecline(VouchDecline { topic, by: outsider.id }))]
        }
        "helpful.set" => {
            // Whatever became of the first ones meanwhile.
            world.applied(outsider, Command::CommunityJoin(CommunityJoin { community: open }));
            let post = world.post(manager, open, "Turn the roll around");
            let comment = world.comment(manager, post, "And clean the head");
            [(post.0, true), (comment.0, true), (comment.0, false)]
                .map(|(target, on)| (outsider.clone(), Command::HelpfulSet(HelpfulSet { post, target, on })))
                .into()
        }
        "community.set_tile" => [Some(Tile { pattern: 3, hue: 5 }), None]
            .map(|tile| (manager.clone(), Command::CommunitySetTile(CommunitySetTile { community: open, tile })))
            .into(),
        "community.set_role" => {
            // Whatever became of them meanwhile.
            world.applied(member, Command::CommunityJoin(CommunityJoin { community: open }));
            [MemberRole::Manager, MemberRole::Member]
                .map(|role| (manager.clone(), Command::CommunitySetRole(CommunitySetRole { community: open, person: member.id, role })))
                .into()
        }
        "community.update" => {
            world.applied(manager, Command::CommunityInvite(CommunityInvite { community: closed, person: outsider.id }));
            let words = [(open, Some("Opener"), None), (closed, Some("Closer"), Some("For the few")), (open, None, Some("For all"))];
            words
                .map(|(community, name, description)| {
                    let (name, description) = (name.map(str::to_owned), description.map(str::to_owned));
                    (manager.clone(), Command::CommunityUpdate(CommunityUpdate { community, name, description }))
                })
                .into()
        }
        of_desks if ["desk.", "question.", "incident.", "macro.", "me_too.", "knowledge."].iter().any(|of| of_desks.starts_with(of)) => {
            crate::desks::cases::cases(world, cast, of_desks)
        }
        other => panic!("there is no case for {other}"),
    }
}

/// The ids of what is inside a closed community, and of one that is empty; an outsider may have seen them, they are no secret.
pub struct Inside {
    pub community: CommunityId,
    pub post: PostId,
    pub comment: CommentId,
    pub empty: CommunityId,
    /// A private question.
    pub question: QuestionId,
}

/// What an outsider asks about a closed community, for each kind. A kind without an answer fails.
pub fn asked_from_outside(kind: &str, outsider: PersonId, things: &Inside) -> Vec<Command> {
    let Inside { community, post, comment, empty, question } = *things;
    let both = [community, empty];
    let topic = TopicId(Uuid::from_u128(81));
    let text = || Doc::plain("hello");
    let write = |number: u128, reply_to| {
        CommentCreate { comment: Uuid::from_u128(number).into(), post, reply_to, text: text(), files: vec![] }.into()
    };
    match kind {
        "profile.set" => vec![Profile { name: "Otto".into(), job: "other".into(), expertise: vec!["more".into()] }.into()],
        "profile.update" => vec![ProfileUpdate { changes: vec![ProfileChange::About("Reorganisation?".into())] }.into()],
        // The name of the closed community is free for everybody who cannot see it.
        "community.create" => vec![
            CommunityCreate {
                community: Uuid::from_u128(80).into(),
                name: "REORGANISATION".into(),
                description: String::new(),
                access: Access::Open,
            }
            .into(),
        ],
        "community.join" => both.map(|community| CommunityJoin { community }.into()).into(),
        "community.leave" => both.map(|community| CommunityLeave { community }.into()).into(),
        "community.invite" => both.map(|community| CommunityInvite { community, person: outsider }.into()).into(),
        "community.remove_member" => both.map(|community| CommunityRemoveMember { community, person: outsider }.into()).into(),
        "post.create" => both
            .map(|community| {
                let post = Uuid::from_u128(77).into();
                PostCreate { post, community, title: String::new(), text: text(), files: vec![] }.into()
            })
            .into(),
        "post.edit" => vec![PostEdit { post, title: String::new(), text: text(), files: None }.into()],
        "post.withdraw" => vec![PostWithdraw { post }.into()],
        "comment.create" => vec![write(78, None), write(79, Some(comment))],
        "comment.edit" => vec![CommentEdit { comment, post, text: text(), files: None }.into()],
        "comment.withdraw" => vec![CommentWithdraw { comment, post }.into()],
        "reaction.set" => {
            [(post.0, true), (comment.0, false)].map(|(target, on)| ReactionSet { post, target, emoji: "👍".into(), on }.into()).into()
        }
        "helpful.set" => [(post.0, true), (comment.0, false)].map(|(target, on)| HelpfulSet { post, target, on }.into()).into(),
        // Managing a closed community is nothing an outsider does; neither is guessing topics.
        "topic.rename" => vec![TopicRename { topic, nl: "geheim".into(), en: String::new(), synonyms: vec![] }.into()],
        "topic.merge" => vec![TopicMerge { from: topic, into: post.0.into() }.into()],
        "topic.split" => vec![TopicSplit { topic }.into(), TopicSplit { topic: post.0.into() }.into()],
        "topic.rename_back" => vec![TopicRenameBack { topic: post.0.into() }.into()],
        "curator.set" => vec![CuratorSet { person: post.0.into(), on: true }.into()],
        "vouch.set" => vec![VouchSet { person: post.0.into(), topic, on: true }.into()],
        "vouch.decline" => vec![VouchDecline { topic, by: comment.0.into() }.into()],
        "community.set_tile" => both.map(|community| CommunitySetTile { community, tile: Some(Tile { pattern: 1, hue: 1 }) }.into()).into(),
        "community.set_role" => {
            both.map(|community| CommunitySetRole { community, person: outsider, role: MemberRole::Manager }.into()).into()
        }
        "community.update" => {
            both.map(|community| CommunityUpdate { community, name: Some("Reorganisation".into()), description: None }.into()).into()
        }
        other => crate::desks::cases::asked_from_outside(90, other, outsider, question),
    }
}

/// A topic by what it was first called.
pub fn topic(world: &World, viewer: &Person, name: &str) -> TopicId {
    let mirror = world.fresh(viewer);
    let named = |body: &str| serde_json::from_str::<serde_json::Value>(body).unwrap()["name"] == name;
    let mut found = mirror.rows.iter().filter(|((_, kind, _), (_, body))| kind == "topic" && named(body));
    found.next().unwrap().0.2.parse().unwrap()
}

/// Does every kind of command once, for tests that look at what happens below.
pub fn do_everything(world: &World) -> Person {
    let cast = cast(world);
    for kind in Command::KINDS {
        for (actor, command) in cases(world, &cast, kind) {
            world.push(&actor, command);
        }
    }
    cast.manager
}

fn after_every_kind_of_command_the_feed_gives_the_state_of_a_fresh_download(world: &World) {
    for (round, kind) in Command::KINDS.iter().enumerate() {
        let inside = world.another_world(round);
        let world = inside.as_ref().unwrap_or(world);
        let cast = cast(world);
        let viewers = [&cast.manager, &cast.member, &cast.outsider];
        let mut mirrors = [(); 3].map(|()| Mirror::default());
        for (viewer, mirror) in viewers.iter().zip(&mut mirrors) {
            world.catch_up(viewer, mirror);
        }
        for (actor, command) in cases(world, &cast, kind) {
            let before = mirrors.clone().map(|mirror| mirror.rows);
            world.clock.forward(1_000);
            world.applied(&actor, command.clone());
            for (viewer, mirror) in viewers.iter().zip(&mut mirrors) {
                world.catch_up(viewer, mirror);
                assert_eq!(mirror.state(), world.fresh(viewer).state(), "{command:?} as seen by {}", viewer.login);
            }
            assert!(before != mirrors.clone().map(|mirror| mirror.rows), "{command:?} changed nothing for anybody");
        }
        let unwell: Vec<_> = examine_store(world.core.store()).into_iter().filter(|line| !line.well).collect();
        assert_eq!(unwell, [], "{kind}");
    }
}

fn change(which: usize, other: PersonId) -> ProfileUpdate {
    let skill = |topic: &str| Skill { topic: topic.into(), level: Level::Practised, ask: String::new() };
    let change = match which {
        0 => ProfileChange::About("about".into()),
        1 => ProfileChange::About(String::new()),
        2 => ProfileChange::Manager(Some(other)),
        3 => ProfileChange::Expertise(vec![skill("one"), skill("naam 1")]),
        4 => ProfileChange::Expertise(vec![skill("three"), skill("naam 2"), skill("naam 3")]),
        _ => ProfileChange::BirthYear(Some(1980)),
    };
    ProfileUpdate { changes: vec![change] }
}

fn after_random_commands_everybody_has_what_a_fresh_download_gives(world: &World) {
    let people = ["Ada", "Bea", "Cor"].map(|name| world.person(name));
    world.core.set_role(&people[0].login, patio_domain::Role::Administrator).unwrap();
    let communities = [world.community(&people[0], "Open", Access::Open), world.community(&people[1], "Closed", Access::Closed)];
    let mut mirrors = [(); 3].map(|()| Mirror::default());
    let (mut posts, mut comments): (Vec<PostId>, Vec<(PostId, CommentId)>) = (vec![], vec![]);
    let skills = |names: [&str; 3]| names.map(|topic| Skill { topic: topic.into(), level: Level::Practised, ask: String::new() }).to_vec();
    let all = ProfileUpdate { changes: vec![ProfileChange::Expertise(skills(["one", "two", "three"]))] };
    world.applied(&people[0], Command::ProfileUpdate(all));
    let topics = ["one", "two", "three"].map(|name| topic(world, &people[0], name));
    let mut random = Seeded(42);
    for step in 0..350 {
        let mut pick = |n: usize| usize::try_from(random.below(n as u64)).unwrap();
        let (actor, other, community) = (&people[pick(3)], &people[pick(3)], communities[pick(2)]);
        let text = Doc::plain(&format!("text {}", pick(5)));
        let post = if posts.is_empty() { PostId(world.id()) } else { posts[pick(posts.len())] };
        let (of, comment) = if comments.is_empty() { (post, CommentId(world.id())) } else { comments[pick(comments.len())] };
        let person = other.id;
        let (about, into) = (topics[pick(3)], topics[pick(3)]);
        let command = match pick(20) {
            0 => Command::CommunityJoin(CommunityJoin { community }),
            1 => Command::CommunityLeave(CommunityLeave { community }),
            2 => Command::CommunityInvite(CommunityInvite { community, person }),
            3 => Command::CommunityRemoveMember(CommunityRemoveMember { community, person }),
            4..=6 => {
                posts.push(PostId(world.id()));
                Command::PostCreate(PostCreate { post: posts[posts.len() - 1], community, title: String::new(), text, files: vec![] })
            }
            7 => Command::PostEdit(PostEdit { post, title: "t".into(), text, files: None }),
            8 => Command::PostWithdraw(PostWithdraw { post }),
            9 => {
                comments.push((post, CommentId(world.id())));
                Command::CommentCreate(CommentCreate { comment: comments[comments.len() - 1].1, post, reply_to: None, text, files: vec![] })
            }
            10 => Command::CommentEdit(CommentEdit { comment, post: of, text, files: None }),
            11 => Command::CommentWithdraw(CommentWithdraw { comment, post: of }),
            12 => Command::ProfileUpdate(change(pick(6), other.id)),
            13 => Command::TopicRename(TopicRename { topic: about, nl: format!("naam {}", pick(4)), en: String::new(), synonyms: vec![] }),
            14 => Command::VouchDecline(VouchDecline { topic: about, by: other.id }),
            15 | 16 => Command::VouchSet(VouchSet { person: other.id, topic: about, on: pick(3) > 0 }),
            17 => Command::HelpfulSet(HelpfulSet { post: of, target: comment.0, on: pick(3) > 0 }),
            18 if pick(3) == 0 => Command::TopicMerge(TopicMerge { from: about, into }),
            18 if pick(2) == 0 => Command::TopicSplit(TopicSplit { topic: about }),
            18 => Command::TopicRenameBack(TopicRenameBack { topic: about }),
            _ => Command::ReactionSet(ReactionSet { post: of, target: comment.0, emoji: "🎉".into(), on: pick(2) == 0 }),
        };
        // Refused or not: the feed must tell the truth either way.
        world.push(actor, command);
        let viewer = step % 3;
        world.catch_up(&people[viewer], &mut mirrors[viewer]);
        assert_eq!(mirrors[viewer].state(), world.fresh(&people[viewer]).state(), "after step {step}");
    }
    assert!(!mirrors[0].rows.is_empty());
}
