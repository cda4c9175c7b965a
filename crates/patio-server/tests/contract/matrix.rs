//! The matrix of rights: every kind of command × every role × every membership, in a closed and in an open community; `matrix.txt` has
//! the verdicts. The kinds come from the table of commands: a new one fails until it stands there. What is refused moves no scope.

use crate::desks::cases::{AtDesk, staff};
use crate::world::{Person, World};
use patio_domain::community::{Access, MemberRole, Tile};
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, DeskId, DeskRole, Level, PostId, Profile, ProfileChange, QuestionId, Role, Skill, TopicId};
use patio_protocol::Command;
use patio_protocol::command::{
    CommentCreate, CommentEdit, CommentWithdraw, CommunityCreate, CommunityInvite, CommunityJoin, CommunityLeave, CommunityRemoveMember,
    CommunitySetRole, CommunitySetTile, CommunityUpdate, CuratorSet, HelpfulSet, PostCreate, PostEdit, PostWithdraw, ProfileUpdate,
    ReactionSet, TopicMerge, TopicRename, TopicRenameBack, TopicSplit, VouchDecline, VouchSet,
};
use patio_protocol::push::Verdict;

crate::contract!(every_kind_of_command_is_allowed_to_those_who_may_and_to_nobody_else);

/// Who acts. The expelled one wrote the texts in question before the membership ended; the last four were never members.
const ACTORS: [&str; 9] = ["author", "member", "manager", "invited", "expelled", "outsider", "curator", "administrator", "newcomer"];

/// What everybody gets. A newcomer has no profile yet.
const MATRIX: &str = include_str!("matrix.txt");

/// A community, and the texts in it: the author's, and those of the person who was expelled since.
struct Place {
    community: CommunityId,
    access: Access,
    written: [(PostId, CommentId); 2],
}

/// The people who act in every place. Manager and author are others for each kind, because one person makes only so many communities and asks only
/// so many questions.
struct People {
    author: Person,
    member: Person,
    invited: Person,
    expelled: Person,
    outsider: Person,
    curator: Person,
    administrator: Person,
    /// Somebody about whom others ask something.
    third: Person,
    /// One desk for all: the administrator made it and does not work there.
    desk: DeskId,
    /// Another desk, at which the administrator works.
    other: DeskId,
    /// A public and a private question of the author, with which others are put together.
    into: [QuestionId; 2],
}

impl People {
    fn of(world: &World) -> People {
        let [author, member, invited, expelled, outsider, curator, administrator, third] =
            ["Anna", "Mees", "Ineke", "Eef", "Otto", "Cas", "Ada", "Teun"].map(|name| world.person(name));
        world.core.set_curator(&curator.login, true).unwrap();
        world.core.set_role(&administrator.login, Role::Administrator).unwrap();
        let desk = crate::desks::cases::desk(world, &administrator, "IT");
        world.applied(&administrator, staff(desk, member.id, Some(DeskRole::Agent)));
        world.applied(&administrator, staff(desk, administrator.id, None));
        let other = crate::desks::cases::desk(world, &administrator, "HR");
        let into = to_put_together_with(world, &author, desk);
        People { author, member, invited, expelled, outsider, curator, administrator, third, desk, other, into }
    }

    /// The same people with another author.
    fn with_author(self, world: &World, name: &str) -> People {
        let author = world.person(name);
        let into = to_put_together_with(world, &author, self.desk);
        People { author, into, ..self }
    }

    fn named<'a>(&'a self, actor: &str, manager: &'a Person, newcomer: &'a Person) -> &'a Person {
        match actor {
            "author" => &self.author,
            "member" => &self.member,
            "manager" => manager,
            "invited" => &self.invited,
            "expelled" => &self.expelled,
            "outsider" => &self.outsider,
            "curator" => &self.curator,
            "administrator" => &self.administrator,
            "newcomer" => newcomer,
            other => panic!("nobody is called {other}"),
        }
    }

    fn place(&self, world: &World, manager: &Person, name: &str, access: Access) -> Place {
        let community = world.community(manager, name, access);
        for person in [&self.author, &self.member, &self.expelled] {
            if access == Access::Closed {
                world.applied(manager, CommunityInvite { community, person: person.id }.into());
            }
            world.applied(person, CommunityJoin { community }.into());
        }
        world.applied(manager, CommunityInvite { community, person: self.invited.id }.into());
        let written = [&self.author, &self.expelled].map(|person| {
            let post = world.post(person, community, "A text");
            (post, world.comment(person, post, "And more to it"))
        });
        world.applied(manager, CommunityRemoveMember { community, person: self.expelled.id }.into());
        Place { community, access, written }
    }
}

/// A public and a private question.
fn to_put_together_with(world: &World, author: &Person, desk: DeskId) -> [QuestionId; 2] {
    [false, true].map(|private| crate::desks::cases::ask(world, author, desk, private))
}

/// What the actor asks with a kind of command. A kind without an answer fails.
fn asked(world: &World, people: &People, manager: &Person, place: &Place, actor: &str, kind: &str) -> Command {
    let Place { community, access, written } = *place;
    let (post, comment) = written[usize::from(actor == "expelled")];
    let text = || Doc::plain("Something else");
    let third = people.third.id;
    let unique = world.id().simple().to_string();
    // The manager knows about two topics that nobody else has touched.
    let topics = || {
        let names = [format!("een {unique}"), format!("twee {unique}")];
        let skills = names.clone().map(|topic| Skill { topic, level: Level::Expert, ask: String::new() }).into();
        world.applied(manager, ProfileUpdate { changes: vec![ProfileChange::Expertise(skills)] }.into());
        names.map(|name| topic(world, &name))
    };
    match kind {
        "profile.set" => Profile { name: "Een Naam".into(), job: "job".into(), expertise: vec!["testing".into()] }.into(),
        "profile.update" => ProfileUpdate { changes: vec![ProfileChange::About(unique)] }.into(),
        "community.create" => {
            let (community, name) = (CommunityId(world.id()), format!("Nieuw {unique}"));
            CommunityCreate { community, name, description: String::new(), access: Access::Open }.into()
        }
        "community.join" => CommunityJoin { community }.into(),
        "community.leave" => CommunityLeave { community }.into(),
        "community.invite" => CommunityInvite { community, person: third }.into(),
        "community.remove_member" => CommunityRemoveMember { community, person: people.member.id }.into(),
        "community.set_tile" => CommunitySetTile { community, tile: Some(Tile { pattern: 1, hue: 1 }) }.into(),
        "community.set_role" => CommunitySetRole { community, person: people.member.id, role: MemberRole::Manager }.into(),
        "community.update" => CommunityUpdate { community, name: Some(format!("Anders {unique}")), description: None }.into(),
        "post.create" => PostCreate { post: PostId(world.id()), community, title: String::new(), text: text(), files: vec![] }.into(),
        "post.edit" => PostEdit { post, title: "Another".into(), text: text(), files: None }.into(),
        "post.withdraw" => PostWithdraw { post }.into(),
        "comment.create" => {
            CommentCreate { comment: CommentId(world.id()), post, reply_to: Some(comment), text: text(), files: vec![] }.into()
        }
        "comment.edit" => CommentEdit { comment, post, text: text(), files: None }.into(),
        "comment.withdraw" => CommentWithdraw { comment, post }.into(),
        "reaction.set" => ReactionSet { post, target: comment.0, emoji: "👍".into(), on: true }.into(),
        "helpful.set" => HelpfulSet { post, target: comment.0, on: true }.into(),
        "topic.rename" => TopicRename { topic: topics()[0], nl: format!("drie {unique}"), en: String::new(), synonyms: vec![] }.into(),
        "topic.merge" => {
            let [from, into] = topics();
            TopicMerge { from, into }.into()
        }
        "topic.split" => {
            let [from, into] = topics();
            world.applied(&people.administrator, TopicMerge { from, into }.into());
            TopicSplit { topic: from }.into()
        }
        "topic.rename_back" => {
            let topic = topics()[0];
            let renamed = TopicRename { topic, nl: format!("vier {unique}"), en: String::new(), synonyms: vec![] };
            world.applied(&people.administrator, renamed.into());
            TopicRenameBack { topic }.into()
        }
        "vouch.set" => VouchSet { person: manager.id, topic: topics()[0], on: true }.into(),
        // Nobody vouched for anybody but the manager, and a decline is of what concerns oneself.
        "vouch.decline" => {
            let topic = topics()[0];
            world.applied(&people.third, VouchSet { person: manager.id, topic, on: true }.into());
            VouchDecline { topic, by: third }.into()
        }
        "curator.set" => CuratorSet { person: third, on: true }.into(),
        other => {
            let private = access == Access::Closed;
            let into = people.into[usize::from(private)];
            let at = AtDesk {
                desk: people.desk,
                author: &people.author,
                agent: &people.member,
                lead: manager,
                third,
                other: people.other,
                into,
                private,
            };
            crate::desks::cases::asked(world, &at, other)
        }
    }
}

/// The topic of a name that is its own key.
fn topic(world: &World, name: &str) -> TopicId {
    let sql = "SELECT topic_id FROM topic_name WHERE name_key = $1";
    let rows = world.core.store().read(|tx| tx.query(sql, &[name.into()])).unwrap();
    rows[0].text(0).unwrap().parse().unwrap()
}

fn heads(world: &World) -> Vec<(String, i64)> {
    let rows = world.core.store().read(|tx| tx.query("SELECT name, head FROM scope ORDER BY name", &[])).unwrap();
    rows.iter().map(|row| (row.text(0).unwrap().to_owned(), row.int(1).unwrap())).collect()
}

fn every_kind_of_command_is_allowed_to_those_who_may_and_to_nobody_else(world: &World) {
    let mut people = People::of(world);
    let mut found = line("", "", &ACTORS.map(str::to_owned));
    for (number, kind) in Command::KINDS.iter().enumerate() {
        people = people.with_author(world, &format!("Author{number}"));
        let manager = world.person(&format!("Manager{number}"));
        world.applied(&people.administrator, staff(people.desk, manager.id, Some(DeskRole::Lead)));
        for access in [Access::Closed, Access::Open] {
            let newcomer = world.newcomer(&format!("Newcomer{number}{access:?}"));
            let mut place = people.place(world, &manager, &format!("{kind} {access:?}"), access);
            let words = ACTORS.map(|actor| {
                let command = asked(world, &people, &manager, &place, actor, kind);
                let before = heads(world);
                match world.push(people.named(actor, &manager, &newcomer), command) {
                    Verdict::Applied { .. } => {
                        // The next one meets the place as it was.
                        place = people.place(world, &manager, &format!("{kind} {access:?} after {actor}"), access);
                        "yes".to_owned()
                    }
                    Verdict::Refused { code, .. } => {
                        assert_eq!(heads(world), before, "{kind} {access:?} {actor}: a refusal changed something");
                        code.code().to_owned()
                    }
                    other => panic!("{kind} {actor}: {other:?}"),
                }
            });
            found.push_str(&line(kind, &format!("{access:?}").to_lowercase(), &words));
        }
    }
    assert_eq!(found, MATRIX);
}

fn line(kind: &str, access: &str, words: &[String]) -> String {
    let words: String = words.iter().map(|word| format!(" {word:<20}")).collect();
    format!("{}\n", format!("{kind:<24} {access:<6}{words}").trim_end())
}
