//! Files and several nodes: what one node does between two statements of another one takes nobody's bytes.

use crate::world::World;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, FileId, PostId};
use patio_protocol::Command;
use patio_protocol::command::{PostCreate, PostWithdraw};
use patio_protocol::file::{FilePlace, FileStatus};
use std::sync::Arc;

crate::contract!(
    an_upload_that_is_used_while_another_node_sweeps_stays,
    a_slow_node_removes_nothing_that_was_uploaded_anew,
    an_upload_that_is_finished_a_week_later_is_not_swept_meanwhile,
);

const EIGHT_DAYS_MS: i64 = 8 * 24 * 3_600_000;

fn with_file(world: &World, community: CommunityId, file: FileId) -> (PostId, Command) {
    let post = PostId(world.id());
    (post, PostCreate { post, community, title: String::new(), text: Doc::plain("x"), files: vec![file] }.into())
}

fn an_upload_that_is_used_while_another_node_sweeps_stays(world: &Arc<World>) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let file = world.file(&anna, FilePlace::Community(community), "a.txt", b"bytes of a week ago");
    world.clock.forward(EIGHT_DAYS_MS);
    let anna = world.again(&anna);
    let (_, post) = with_file(world, community, file);
    let (same, by) = (Arc::clone(world), anna.clone());
    let sweeping = world.interleaved("UPDATE file SET touched_at = touched_at", move || same.applied(&by, post.clone()));
    assert_eq!(sweeping.sweep_files().unwrap().loose, 0);
    assert_eq!(world.fetch(&anna, file, "original").unwrap(), b"bytes of a week ago");
}

fn a_slow_node_removes_nothing_that_was_uploaded_anew(world: &Arc<World>) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let place = FilePlace::Community(community);
    let bytes = b"the same bytes again";
    let file = world.file(&anna, place, "a.txt", bytes);
    let (post, made) = with_file(world, community, file);
    world.applied(&anna, made);
    world.applied(&anna, PostWithdraw { post }.into());
    let begin = super::begin_with(file, place, "a.txt", bytes);
    assert!(world.begin(&anna, &begin).is_err(), "its bytes are on their way out");
    let (same, by) = (Arc::clone(world), anna.clone());
    let slow = world.interleaved("UPDATE file_trash SET removed_at = removed_at", move || {
        assert_eq!(same.core.empty_trash().unwrap(), 1);
        same.begin(&by, &begin).unwrap();
        same.send(&by, file, bytes);
        assert_eq!(same.finish(&by, file).unwrap().status, FileStatus::Ready);
    });
    slow.empty_trash().unwrap();
    assert_eq!(world.fetch(&anna, file, "original").unwrap(), bytes);
}

fn an_upload_that_is_finished_a_week_later_is_not_swept_meanwhile(world: &Arc<World>) {
    let anna = world.person("Anna");
    let place = FilePlace::Community(world.community(&anna, "Open", Access::Open));
    let begin = super::begin_with(FileId(world.id()), place, "a.txt", b"long on its way");
    world.begin(&anna, &begin).unwrap();
    world.send(&anna, begin.file, b"long on its way");
    world.clock.forward(EIGHT_DAYS_MS);
    let anna = world.again(&anna);
    let sweeping = Arc::clone(world);
    let node = world.interleaved("SELECT from_byte, to_byte FROM file_piece", move || {
        sweeping.core.sweep_files().unwrap();
    });
    let state = world.call(&(), Some(&anna.tokens.access), |request| node.file_finish(request, &begin.file.to_string()));
    let state: patio_protocol::file::FileState = state.unwrap();
    assert_eq!(state.status, FileStatus::Ready);
    assert_eq!(world.fetch(&anna, begin.file, "original").unwrap(), b"long on its way");
}
