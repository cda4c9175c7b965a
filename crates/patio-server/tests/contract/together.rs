//! Many at once: positions without gaps, in the order of commits, on several nodes over one database.

use crate::mirror::Mirror;
use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, PostId};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, CommunityJoin, PostCreate};
use patio_protocol::pull::{Page, PullRequest};
use patio_protocol::push::{PushAnswer, PushRequest, Verdict};
use patio_server::{Core, Store};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

crate::contract!(
    writers_on_several_nodes_leave_no_gap_and_readers_miss_nothing,
    one_command_sent_to_several_nodes_at_once_takes_effect_once,
    pushes_with_their_commands_in_opposite_orders_do_not_wait_for_each_other,
    two_who_take_the_same_open_name_do_not_both_get_it,
    those_who_first_write_a_topic_at_the_same_moment_mean_the_same_topic,
);

const WRITERS: usize = 6;
const EACH: usize = 12;

/// A store whose commits take a moment, each another one: what was numbered first may be committed last, if it can.
fn slow(store: Store) -> Store {
    let count = AtomicU64::new(0);
    let delay = move |at: &'static str| {
        if at == "before_commit" {
            let n = count.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_micros((n * 7919) % 4_000));
        }
        false
    };
    store.with_fault(Arc::new(delay))
}

fn slow_node(world: &World) -> Core {
    world.another_core(slow)
}

fn post(id: PostId, community: CommunityId) -> Command {
    Command::PostCreate(PostCreate { post: id, community, title: String::new(), text: Doc::plain("x"), files: vec![] })
}

/// Pushes until there is a verdict, as a client does.
fn insist(world: &World, core: &Core, person: &Person, command: &Command) -> Verdict {
    let item = world.item(command);
    for _ in 0..200 {
        let again = patio_protocol::push::PushItem { command_id: item.command_id, kind: item.kind.clone(), body: item.body.clone() };
        match world.push_item(core, person, again) {
            Ok(verdict) => return verdict,
            Err(fault) => assert_eq!(fault.code, patio_protocol::ErrorCode::Busy),
        }
    }
    panic!("no verdict after 200 tries");
}

fn writers_on_several_nodes_leave_no_gap_and_readers_miss_nothing(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let people: Vec<Person> = (0..WRITERS).map(|n| world.person(&format!("Writer{n}"))).collect();
    for person in &people {
        world.applied(person, Command::CommunityJoin(CommunityJoin { community }));
    }
    let nodes: Vec<Core> = (0..3).map(|_| slow_node(world)).collect();
    let reader = world.another_core(|store| store);
    let writing = AtomicBool::new(true);
    let mirror = std::thread::scope(|scope| {
        let reading = scope.spawn(|| {
            let mut mirror = Mirror::default();
            let mut last_round = false;
            loop {
                let asked = PullRequest { cursor: mirror.cursor.clone(), refetch: vec![], applied: vec![], mark: None };
                let page: Page = world.call(&asked, Some(&anna.tokens.access), |request| reader.pull(request)).unwrap();
                let more = page.more;
                mirror.apply(page);
                if last_round && !more {
                    return mirror;
                }
                last_round = !writing.load(Ordering::SeqCst);
            }
        });
        let writers: Vec<_> = people
            .iter()
            .enumerate()
            .map(|(n, person)| {
                let node = &nodes[n % nodes.len()];
                scope.spawn(move || {
                    for _ in 0..EACH {
                        let verdict = insist(world, node, person, &post(PostId(world.id()), community));
                        assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
                    }
                })
            })
            .collect();
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        writing.store(false, Ordering::SeqCst);
        reading.join().unwrap()
    });
    assert_eq!(mirror.state(), world.fresh(&anna).state());
    assert_eq!(mirror.of_kind("post").len(), WRITERS * EACH);
    let scope = format!("community:{community}");
    let rows = world.core.store().read(|tx| tx.query("SELECT seq FROM feed WHERE scope = $1 AND kind = 'post'", &[(&scope).into()]));
    let seqs: BTreeSet<i64> = rows.unwrap().iter().map(|row| row.int(0).unwrap()).collect();
    let (first, last) = (*seqs.first().unwrap(), *seqs.last().unwrap());
    assert_eq!(seqs.len(), WRITERS * EACH);
    assert_eq!(last - first + 1, i64::try_from(seqs.len()).unwrap(), "a gap");
}

fn one_command_sent_to_several_nodes_at_once_takes_effect_once(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Open);
    let nodes: Vec<Core> = (0..3).map(|_| slow_node(world)).collect();
    for _ in 0..5 {
        let item = world.item(&post(PostId(world.id()), community));
        let verdicts: Vec<Verdict> = std::thread::scope(|scope| {
            let sent: Vec<_> = nodes
                .iter()
                .map(|node| {
                    let (item, anna) = (&item, &anna);
                    scope.spawn(move || {
                        (0..200)
                            .find_map(|_| {
                                let (kind, body) = (item.kind.clone(), item.body.clone());
                                let again = patio_protocol::push::PushItem { command_id: item.command_id, kind, body };
                                world.push_item(node, anna, again).ok()
                            })
                            .unwrap()
                    })
                })
                .collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{verdicts:?}");
    }
    assert_eq!(world.fresh(&anna).of_kind("post").len(), 5);
}

/// Each push writes into both conversations and communities; every other one begins with the second. When a push held what it had
/// written until its end, these waited for each other until PostgreSQL broke one of them off.
fn pushes_with_their_commands_in_opposite_orders_do_not_wait_for_each_other(world: &World) {
    let anna = world.person("Anna");
    let places = ["One", "Two"].map(|name| world.community(&anna, name, Access::Open));
    let posts = places.map(|community| world.post(&anna, community, "Hello"));
    let people: Vec<Person> = (0..WRITERS).map(|n| world.person(&format!("Writer{n}"))).collect();
    for (person, community) in people.iter().flat_map(|person| places.map(|place| (person, place))) {
        world.applied(person, Command::CommunityJoin(CommunityJoin { community }));
    }
    let tries = Arc::new(AtomicU64::new(0));
    let nodes: Vec<Core> = (0..2)
        .map(|_| {
            let tries = Arc::clone(&tries);
            let log = move |sql: &str| {
                tries.fetch_add(u64::from(sql.starts_with(LOOKED_UP)), Ordering::SeqCst);
            };
            world.another_core(|store| slow(store).with_statement_log(Arc::new(log)))
        })
        .collect();
    std::thread::scope(|scope| {
        for (n, person) in people.iter().enumerate() {
            let node = &nodes[n % nodes.len()];
            scope.spawn(move || {
                for round in 0..EACH {
                    let mut order = posts;
                    order.rotate_left((n + round) % 2);
                    let comment = |post| {
                        world.item(&Command::CommentCreate(CommentCreate {
                            comment: CommentId(world.id()),
                            post,
                            reply_to: None,
                            text: Doc::plain("x"),
                            files: vec![],
                        }))
                    };
                    let asked = PushRequest { items: order.map(comment).into(), ..PushRequest::default() };
                    let answer: PushAnswer = world.call(&asked, Some(&person.tokens.access), |request| node.push(request)).unwrap();
                    assert!(answer.verdicts.iter().all(|item| matches!(item.verdict, Verdict::Applied { .. })), "{answer:?}");
                }
            });
        }
    });
    assert_eq!(
        tries.load(Ordering::SeqCst),
        u64::try_from(WRITERS * EACH * posts.len()).unwrap(),
        "each command was decided at the first try"
    );
}

/// The first statement of deciding a command.
const LOOKED_UP: &str = "SELECT person_id, request_hash, verdict FROM command_log";

fn two_who_take_the_same_open_name_do_not_both_get_it(world: &World) {
    use patio_protocol::command::CommunityCreate;
    let people = [world.person("Anna"), world.person("Bram")];
    let nodes = [slow_node(world), slow_node(world)];
    for round in 0..5 {
        let verdicts: Vec<Verdict> = std::thread::scope(|scope| {
            let sent: Vec<_> = people
                .iter()
                .zip(&nodes)
                .map(|(person, node)| {
                    let (community, name) = (CommunityId(world.id()), format!("Name {round}"));
                    let made = CommunityCreate { community, name, description: String::new(), access: Access::Open };
                    scope.spawn(move || insist(world, node, person, &Command::CommunityCreate(made)))
                })
                .collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let applied = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Applied { .. })).count();
        assert_eq!(applied, 1, "{verdicts:?}");
    }
}

fn those_who_first_write_a_topic_at_the_same_moment_mean_the_same_topic(world: &World) {
    use patio_domain::{Level, ProfileChange, Skill};
    use patio_protocol::command::ProfileUpdate;
    let people: Vec<Person> = (0..4).map(|n| world.person(&format!("Writer{n}"))).collect();
    let nodes: Vec<Core> = people.iter().map(|_| slow_node(world)).collect();
    let before = world.fresh(&people[0]).of_kind("topic").len();
    for round in 0..4 {
        std::thread::scope(|scope| {
            for (person, node) in people.iter().zip(&nodes) {
                let skill = |name: &str| Skill { topic: format!("{name} {round}"), level: Level::Practised, ask: String::new() };
                let changes = vec![ProfileChange::Expertise(vec![skill("label printer"), skill("Zebra")])];
                scope.spawn(move || {
                    let verdict = insist(world, node, person, &Command::ProfileUpdate(ProfileUpdate { changes }));
                    assert!(matches!(verdict, Verdict::Applied { .. }), "{verdict:?}");
                });
            }
        });
    }
    let mirror = world.fresh(&people[0]);
    assert_eq!(mirror.of_kind("topic").len(), before + 8);
    let skills: BTreeSet<String> = mirror
        .of_kind("person")
        .into_iter()
        .filter_map(|body| {
            let body: patio_protocol::record::PersonBody = serde_json::from_str(body).unwrap();
            body.name.starts_with("Writer").then(|| format!("{:?}", body.skills))
        })
        .collect();
    assert_eq!(skills.len(), 1, "{skills:?}");
}
