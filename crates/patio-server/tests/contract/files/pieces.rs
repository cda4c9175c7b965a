//! Uploads that several nodes share: each goes on where another one stopped, and nothing of them is left in a node's own folder.

use super::{begin_with, jpeg, parts, text};
use crate::world::{Person, World};
use patio_domain::limits::FILE_PART_BYTES;
use patio_domain::{FileId, Refusal};
use patio_protocol::digest::hex;
use patio_protocol::file::{FileBegin, FilePlace, FileState, FileStatus, Variant, part_of};
use patio_server::Core;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use tempfile::TempDir;

crate::contract!(
    an_upload_goes_on_at_whichever_node_it_comes_to,
    what_comes_too_late_or_does_not_fit_changes_nothing,
    a_piece_whose_upload_was_thrown_away_meanwhile_is_not_left_behind,
    pieces_that_a_crash_left_behind_are_swept,
    an_image_is_finished_from_its_pieces,
);

/// Two nodes with a folder of files that both have.
struct Nodes {
    cores: [Core; 2],
    own: [TempDir; 2],
    shared: TempDir,
}

impl Nodes {
    fn of(world: &World) -> Nodes {
        let (own, shared) = ([tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()], tempfile::tempdir().unwrap());
        let cores = [0, 1].map(|at| world.node(own[at].path(), shared.path()));
        Nodes { cores, own, shared }
    }

    fn begin(&self, world: &World, by: &Person, asked: &FileBegin) -> FileState {
        world.call(asked, Some(&by.tokens.access), |request| self.cores[0].file_begin(request)).unwrap()
    }

    fn state(&self, world: &World, at: usize, by: &Person, file: FileId) -> FileState {
        world.call(&(), Some(&by.tokens.access), |request| self.cores[at].file_state(request, &file.to_string())).unwrap()
    }

    fn finish(&self, world: &World, at: usize, by: &Person, file: FileId) -> FileState {
        world.call(&(), Some(&by.tokens.access), |request| self.cores[at].file_finish(request, &file.to_string())).unwrap()
    }

    /// Sends up to `most` bytes of the part that comes next, to one node.
    fn send(&self, at: usize, by: &Person, file: FileId, bytes: &[u8], from: u64, most: usize) {
        let receiving = self.cores[at].receiving(Some(&by.tokens.access), &file.to_string()).unwrap().unwrap();
        let (start, end) = part_of(from, bytes.len() as u64).unwrap();
        let (part, rest) = (&bytes[start as usize..end as usize], &bytes[from as usize..end as usize]);
        self.cores[at].keep_piece(&receiving, from, &hex(&Sha256::digest(part)), &rest[..most.min(rest.len())]).unwrap();
    }

    fn names(&self, file: FileId) -> Vec<String> {
        let mut names = Vec::new();
        collect(&self.shared.path().join(file.to_string()), &mut names);
        names.sort();
        names
    }
}

fn collect(folder: &Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), names);
        } else {
            names.push(entry.file_name().into_string().unwrap());
        }
    }
}

fn read(core: &Core, by: &Person, file: FileId) -> Vec<u8> {
    let content = core.content(Some(&by.tokens.access), &file.to_string(), "original").unwrap().unwrap();
    let mut chunks = content.bytes(0..content.size).unwrap();
    let mut whole = Vec::new();
    while let Some(chunk) = chunks.blocking_recv() {
        whole.extend(chunk.unwrap());
    }
    whole
}

fn an_upload_goes_on_at_whichever_node_it_comes_to(world: &World) {
    let (anna, nodes, bytes) = (world.person("Anna"), Nodes::of(world), text("hello", parts()));
    let asked = begin_with(FileId(world.id()), FilePlace::Community(world.id().into()), "a.txt", &bytes);
    nodes.begin(world, &anna, &asked);
    let (mut from, mut turn) = (0, 0);
    // Every request goes to the other node, and every second one is cut in the middle of a part.
    while from < asked.size {
        nodes.send(turn % 2, &anna, asked.file, &bytes, from, if turn % 2 == 0 { 300_000 } else { usize::MAX });
        turn += 1;
        let now = nodes.state(world, turn % 2, &anna, asked.file).received;
        assert!(now > from, "no progress at {from}");
        from = now;
    }
    assert_eq!(nodes.finish(world, 1, &anna, asked.file).status, FileStatus::Ready);
    assert_eq!(nodes.finish(world, 0, &anna, asked.file).status, FileStatus::Ready);
    assert!(read(&nodes.cores[0], &anna, asked.file) == bytes && read(&nodes.cores[1], &anna, asked.file) == bytes);
    assert_eq!(nodes.names(asked.file), ["original"]);
    for own in &nodes.own {
        assert_eq!(std::fs::read_dir(own.path().join("uploads")).unwrap().count(), 0);
    }
}

fn what_comes_too_late_or_does_not_fit_changes_nothing(world: &World) {
    let (anna, nodes, bytes) = (world.person("Anna"), Nodes::of(world), text("hello", parts()));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    nodes.begin(world, &anna, &asked);
    nodes.send(0, &anna, asked.file, &bytes, 0, 70_000);
    nodes.send(1, &anna, asked.file, &bytes, 0, 90_000);
    assert_eq!(nodes.state(world, 1, &anna, asked.file).received, 70_000, "another byte comes next");
    for from in 70_000..70_020 {
        nodes.send(from as usize % 2, &anna, asked.file, &bytes, from, 1);
    }
    assert_eq!(nodes.names(asked.file).len(), 1, "no piece is so small that a million of them make a part");
    // The end of the part does not fit: the whole part is asked for again.
    let mut wrong = bytes.clone();
    wrong[80_000] ^= 1;
    let receiving = nodes.cores[1].receiving(Some(&anna.tokens.access), &asked.file.to_string()).unwrap().unwrap();
    let part = FILE_PART_BYTES as usize;
    nodes.cores[1].keep_piece(&receiving, 70_000, &hex(&Sha256::digest(&bytes[..part])), &wrong[70_000..part]).unwrap();
    assert_eq!(nodes.state(world, 0, &anna, asked.file).received, 0);
    // Bytes beyond the part are not taken.
    nodes.cores[1].keep_piece(&receiving, 0, &hex(&Sha256::digest(&bytes[..part])), &bytes).unwrap();
    assert_eq!(nodes.state(world, 0, &anna, asked.file).received, FILE_PART_BYTES);
    // Two nodes with the same piece: it counts once.
    for at in [0, 1, 0] {
        nodes.send(at, &anna, asked.file, &bytes, FILE_PART_BYTES, usize::MAX);
    }
    assert_eq!(nodes.state(world, 1, &anna, asked.file).received, 2 * FILE_PART_BYTES);
    // A whole that does not fit what was promised is refused, and leaves nothing.
    let asked = FileBegin { file: FileId(world.id()), sha256: "0".repeat(64), ..asked };
    nodes.begin(world, &anna, &asked);
    for from in (0..asked.size).step_by(part) {
        nodes.send(0, &anna, asked.file, &bytes, from, usize::MAX);
    }
    let state = nodes.finish(world, 1, &anna, asked.file);
    assert_eq!((state.status, state.refusal), (FileStatus::Refused, Some(Refusal::FileDamaged)));
    assert_eq!(nodes.names(asked.file), Vec::<String>::new());
}

fn a_piece_whose_upload_was_thrown_away_meanwhile_is_not_left_behind(world: &World) {
    let (anna, nodes, bytes) = (world.person("Anna"), Nodes::of(world), text("hello", 200_000));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    nodes.begin(world, &anna, &asked);
    nodes.send(0, &anna, asked.file, &bytes, 0, 70_000);
    let receiving = nodes.cores[0].receiving(Some(&anna.tokens.access), &asked.file.to_string()).unwrap().unwrap();
    world.clock.forward(8 * 24 * 3_600_000);
    assert_eq!(nodes.cores[1].sweep_files().unwrap().loose, 1);
    assert_eq!(nodes.names(asked.file), Vec::<String>::new());
    nodes.cores[0].keep_piece(&receiving, 0, &asked.sha256, &bytes).unwrap();
    assert_eq!(nodes.names(asked.file), Vec::<String>::new());
}

fn pieces_that_a_crash_left_behind_are_swept(world: &World) {
    let (anna, nodes, bytes) = (world.person("Anna"), Nodes::of(world), text("hello", 5_000));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    nodes.begin(world, &anna, &asked);
    nodes.send(0, &anna, asked.file, &bytes, 0, usize::MAX);
    let id = asked.file.to_string();
    // As if the node had stopped after the verdict.
    world.core.store().write(|tx| tx.execute("UPDATE file SET status = 'refused' WHERE file_id = $1", &[(&id).into()])).unwrap();
    assert_eq!(nodes.names(asked.file).len(), 1);
    assert_eq!(nodes.cores[1].sweep_files().unwrap().leftovers, 1);
    assert_eq!(nodes.names(asked.file), Vec::<String>::new());
    assert_eq!(nodes.cores[1].sweep_files().unwrap().leftovers, 0);
}

fn an_image_is_finished_from_its_pieces(world: &World) {
    let (anna, nodes, bytes) = (world.person("Anna"), Nodes::of(world), jpeg());
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.jpg", &bytes);
    nodes.begin(world, &anna, &asked);
    nodes.send(1, &anna, asked.file, &bytes, 0, usize::MAX);
    assert_eq!(nodes.finish(world, 0, &anna, asked.file).status, FileStatus::Ready);
    let mut forms = Variant::ALL.map(|form| form.to_string());
    forms.sort();
    assert_eq!(nodes.names(asked.file), forms);
}
