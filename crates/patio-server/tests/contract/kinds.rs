//! For every kind of command: what a client has after applying the feed is what a fresh download gives (S6).

use crate::mirror::Mirror;
use crate::world::{Person, Seeded, World};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::world::Random;
use patio_domain::{CommentId, CommunityId, PostId, Profile};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentCreate, CommentEdit, CommentRef, CommunityCreate, CommunityRef, MemberRef, PostCreate, PostEdit, PostRef, ReactionSet,
};

crate::contract!(
    after_every_kind_of_command_the_feed_gives_the_state_of_a_fresh_download,
    after_random_commands_everybody_has_what_a_fresh_download_gives,
);

/// People and things that every case can use.
pub struct Cast {
    pub manager: Person,
    pub member: Person,
    outsider: Person,
    open: CommunityId,
    closed: CommunityId,
    post: PostId,
    comment: CommentId,
}

pub fn cast(world: &World) -> Cast {
    let (manager, member, outsider) = (world.person("Hanneke"), world.person("Joris"), world.person("Fatima"));
    let open = world.community(&manager, "Open", Access::Open);
    let closed = world.community(&manager, "Closed", Access::Closed);
    world.applied(&member, Command::CommunityJoin(CommunityRef { community: open }));
    let post = world.post(&member, open, "First version");
    let comment = world.comment(&member, post, "First comment");
    for target in [post.0, comment.0] {
        world.applied(&manager, Command::ReactionSet(ReactionSet { post, target, emoji: "👍".into(), on: true }));
    }
    let edit = PostEdit { post, title: "T".into(), text: Doc::plain("Second version"), files: None };
    world.applied(&member, Command::PostEdit(edit));
    let edit = CommentEdit { comment, post, text: Doc::plain("Second comment"), files: None };
    world.applied(&member, Command::CommentEdit(edit));
    Cast { manager, member, outsider, open, closed, post, comment }
}

/// Who does what, for each kind. A kind without a case fails.
pub fn cases(world: &World, cast: &Cast, kind: &str) -> Vec<(Person, Command)> {
    let Cast { manager, member, outsider, open, closed, post, comment } = cast;
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
            world.applied(manager, Command::CommunityInvite(MemberRef { community: closed, person: outsider.id }));
            [open, closed].map(|community| (outsider.clone(), Command::CommunityJoin(CommunityRef { community }))).into()
        }
        "community.leave" => vec![(member.clone(), Command::CommunityLeave(CommunityRef { community: open }))],
        "community.invite" => {
            vec![(manager.clone(), Command::CommunityInvite(MemberRef { community: closed, person: member.id }))]
        }
        "community.remove_member" => {
            world.applied(manager, Command::CommunityInvite(MemberRef { community: closed, person: outsider.id }));
            let remove = |community, person| (manager.clone(), Command::CommunityRemoveMember(MemberRef { community, person }));
            vec![remove(open, member.id), remove(closed, outsider.id)]
        }
        "post.create" => {
            let made = |community| PostCreate { post: PostId(world.id()), community, title: String::new(), text: text(), files: vec![] };
            vec![(member.clone(), Command::PostCreate(made(open))), (manager.clone(), Command::PostCreate(made(closed)))]
        }
        "post.edit" => vec![(member.clone(), Command::PostEdit(PostEdit { post, title: "U".into(), text: text(), files: None }))],
        "post.withdraw" => vec![(member.clone(), Command::PostWithdraw(PostRef { post }))],
        "comment.create" => {
            let made = CommentCreate { comment: CommentId(world.id()), post, reply_to: Some(comment), text: text(), files: vec![] };
            vec![(manager.clone(), Command::CommentCreate(made))]
        }
        "comment.edit" => vec![(member.clone(), Command::CommentEdit(CommentEdit { comment, post, text: text(), files: None }))],
        "comment.withdraw" => vec![(member.clone(), Command::CommentWithdraw(CommentRef { comment, post }))],
        "reaction.set" => {
            let set = |target, on| (manager.clone(), Command::ReactionSet(ReactionSet { post, target, emoji: "👍".into(), on }));
            vec![set(post.0, false), set(comment.0, false), set(post.0, true)]
        }
        other => panic!("there is no case for {other}"),
    }
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
    for (round, kind) in Command::KINDS.into_iter().enumerate() {
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
    }
}

fn after_random_commands_everybody_has_what_a_fresh_download_gives(world: &World) {
    let people = ["Ada", "Bea", "Cor"].map(|name| world.person(name));
    let communities = [world.community(&people[0], "Open", Access::Open), world.community(&people[1], "Closed", Access::Closed)];
    let mut mirrors = [(); 3].map(|()| Mirror::default());
    let (mut posts, mut comments): (Vec<PostId>, Vec<(PostId, CommentId)>) = (vec![], vec![]);
    let mut random = Seeded(42);
    for step in 0..250 {
        let mut pick = |n: usize| usize::try_from(random.below(n as u64)).unwrap();
        let (actor, other, community) = (&people[pick(3)], &people[pick(3)], communities[pick(2)]);
        let text = Doc::plain(&format!("text {}", pick(5)));
        let post = if posts.is_empty() { PostId(world.id()) } else { posts[pick(posts.len())] };
        let (of, comment) = if comments.is_empty() { (post, CommentId(world.id())) } else { comments[pick(comments.len())] };
        let member = MemberRef { community, person: other.id };
        let command = match pick(14) {
            0 => Command::CommunityJoin(CommunityRef { community }),
            1 => Command::CommunityLeave(CommunityRef { community }),
            2 => Command::CommunityInvite(member),
            3 => Command::CommunityRemoveMember(member),
            4..=6 => {
                posts.push(PostId(world.id()));
                Command::PostCreate(PostCreate { post: posts[posts.len() - 1], community, title: String::new(), text, files: vec![] })
            }
            7 => Command::PostEdit(PostEdit { post, title: "t".into(), text, files: None }),
            8 => Command::PostWithdraw(PostRef { post }),
            9 => {
                comments.push((post, CommentId(world.id())));
                Command::CommentCreate(CommentCreate { comment: comments[comments.len() - 1].1, post, reply_to: None, text, files: vec![] })
            }
            10 => Command::CommentEdit(CommentEdit { comment, post: of, text, files: None }),
            11 => Command::CommentWithdraw(CommentRef { comment, post: of }),
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
