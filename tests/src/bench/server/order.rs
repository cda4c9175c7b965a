//! Two nodes on one PostgreSQL database, and writers who answer in two conversations: whether it matters that half of them name these in
//! the opposite order.

use super::line::Line;
use super::office::Office;
use super::{REPEATS, Row, Served, now, serve_at};
use crate::system::schema::{CLUSTER, Schema};
use patio_domain::PostId;
use std::path::Path;

const WRITERS: usize = 6;
const PUSHES: usize = 240;
const GOAL: f64 = 1.5;

/// The row of this.
///
/// # Panics
/// When a node does not start or refuses.
pub fn run(folder: &Path) -> Row {
    let name = format!("{PUSHES} pushes of two comments: opposite / same order");
    let Some(schema) = Schema::make().expect("the cluster") else {
        eprintln!("not measured: the order of locks on PostgreSQL ({CLUSTER} names no cluster; `cargo xtask bench server` starts one)");
        return Row::of(&name, GOAL, &[(f64::NAN, f64::NAN)]);
    };
    let office = Office::new(&folder.join("order"), Some(schema.address()), WRITERS).with_profiles();
    let files = folder.join("shared").display().to_string();
    let shared = [("PATIO_FILES", files.as_str()), ("PATIO_FILES_SHARED", "true")];
    let mut nodes = [(); 2].map(|()| serve_at(&office, "127.0.0.1:0", &shared));
    let pairs: Vec<(f64, f64)> = (0..REPEATS)
        .map(|_| {
            let same = measure(&office, &nodes, false);
            (measure(&office, &nodes, true), same)
        })
        .collect();
    nodes.iter_mut().for_each(|node| node.process.end());
    Row::of(&name, GOAL, &pairs)
}

/// Milliseconds until every comment is acknowledged.
fn measure(office: &Office, nodes: &[Served; 2], opposite: bool) -> f64 {
    let posts = [0, 1].map(|community| {
        let (post, command) = office.post_in(community);
        push(office, &mut Line::open(&nodes[0].address), 0, &[command]);
        post
    });
    let start = now();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let [one, two]: [PostId; 2] = posts;
            let order = if opposite && writer < WRITERS / 2 { [two, one] } else { [one, two] };
            let node = &nodes[writer % 2];
            scope.spawn(move || {
                let mut line = Line::open(&node.address);
                for _ in 0..PUSHES / WRITERS {
                    push(office, &mut line, writer, &order.map(|post| office.comment_on(post)));
                }
            });
        }
    });
    start.elapsed().as_secs_f64() * 1e3
}

/// Sends the same push until each of its commands is applied, as a laptop does when the answer is `later` or `busy`.
fn push(office: &Office, line: &mut Line, writer: usize, commands: &[patio_protocol::Command]) {
    let (body, _) = office.push_of(commands);
    loop {
        let answer = line.ask("/v1/push", Some(office.token(writer)), &body);
        assert!(!answer.body.contains("\"refused\""), "{}", answer.body);
        if answer.body.matches("\"applied\"").count() == commands.len() {
            return;
        }
    }
}
