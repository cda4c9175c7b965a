//! Files: uploads, what is taken, who may have the bytes, and that they go when they are withdrawn.

mod access;
mod pieces;
mod races;
mod upload;
mod usage;

use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::limits::FILE_PART_BYTES;
use patio_domain::rich_text::Doc;
use patio_domain::{FileId, PostId, Refusal};
use patio_protocol::Command;
use patio_protocol::command::{PostCreate, PostEdit, PostWithdraw};
use patio_protocol::digest::hex;
use patio_protocol::file::{FileBegin, FilePlace, FileState, FileStatus, part_of};
use patio_protocol::{ErrorCode, Fault};
use patio_server::files::Taken;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// Bytes that are text, and found wherever they are kept.
pub fn text(word: &str, length: usize) -> Vec<u8> {
    let line = format!("{word}\n");
    line.bytes().cycle().take(length).collect()
}

/// A small image with a place in it.
pub fn jpeg() -> Vec<u8> {
    let image = image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let mut bytes = bytes.into_inner();
    bytes.splice(2..2, *b"\xff\xfe\x00\x11GPS-52.0907-5.1");
    bytes
}

pub fn begin_with(file: FileId, place: FilePlace, name: &str, bytes: &[u8]) -> FileBegin {
    FileBegin { file, place, name: name.into(), size: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) }
}

impl World {
    pub fn begin(&self, by: &Person, asked: &FileBegin) -> Result<FileState, Fault> {
        self.call(asked, Some(&by.tokens.access), |request| self.core.file_begin(request))
    }

    pub fn state(&self, by: &Person, file: FileId) -> Result<FileState, Fault> {
        self.call(&(), Some(&by.tokens.access), |request| self.core.file_state(request, &file.to_string()))
    }

    pub fn finish(&self, by: &Person, file: FileId) -> Result<FileState, Fault> {
        self.call(&(), Some(&by.tokens.access), |request| self.core.file_finish(request, &file.to_string()))
    }

    /// Sends one part, or the beginning of one; says what became of it.
    pub fn put(&self, by: &Person, file: FileId, from: u64, bytes: &[u8], hash: &str) -> Result<Option<Taken>, ErrorCode> {
        let receiving = self.core.receiving(Some(&by.tokens.access), &file.to_string()).unwrap()?;
        let incoming = receiving.files.staging.write(file, receiving.size, from, hash).unwrap();
        Ok(incoming.map(|mut incoming| incoming.take(bytes).unwrap()))
    }

    pub fn send(&self, by: &Person, file: FileId, bytes: &[u8]) {
        let mut from = self.state(by, file).unwrap().received;
        while let Some((start, end)) = part_of(from, bytes.len() as u64) {
            let part = &bytes[start as usize..end as usize];
            let taken = self.put(by, file, from, &bytes[from as usize..end as usize], &hex(&Sha256::digest(part)));
            assert_eq!(taken, Ok(Some(Taken::Complete)));
            from = end;
        }
    }

    /// Uploads all of it; what became of it.
    pub fn uploaded(&self, by: &Person, place: FilePlace, name: &str, bytes: &[u8]) -> FileState {
        let file = FileId(self.id());
        let begun = self.begin(by, &begin_with(file, place, name, bytes)).unwrap();
        if begun.status == FileStatus::Refused {
            return begun;
        }
        self.send(by, file, bytes);
        self.finish(by, file).unwrap()
    }

    /// A file that is ready to be used.
    pub fn file(&self, by: &Person, place: FilePlace, name: &str, bytes: &[u8]) -> FileId {
        let state = self.uploaded(by, place, name, bytes);
        assert_eq!((state.status, state.refusal), (FileStatus::Ready, None), "{name}");
        state.file
    }

    pub fn refused(&self, by: &Person, name: &str, bytes: &[u8]) -> Option<Refusal> {
        let place = FilePlace::Community(self.id().into());
        let state = self.uploaded(by, place, name, bytes);
        assert_eq!(state.status, FileStatus::Refused, "{name}");
        state.refusal
    }

    /// The bytes somebody gets, or why not.
    pub fn fetch(&self, by: &Person, file: FileId, variant: &str) -> Result<Vec<u8>, ErrorCode> {
        let content = self.core.content(Some(&by.tokens.access), &file.to_string(), variant).unwrap()?;
        let mut chunks = content.bytes(0..content.size).unwrap();
        let mut whole = Vec::new();
        while let Some(chunk) = chunks.blocking_recv() {
            whole.extend(chunk.unwrap());
        }
        assert_eq!(whole.len() as u64, content.size);
        Ok(whole)
    }

    /// Whether a word is anywhere below the folder of bytes.
    pub fn kept(&self, word: &str) -> bool {
        is_below(self.bytes.path(), word.as_bytes())
    }

    /// Whether the finished file is where it should be: in the folder, when it is one.
    pub fn in_folder() -> bool {
        std::env::var("PATIO_TEST_FILES").is_err()
    }
}

fn is_below(folder: &Path, word: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { is_below(&path, word) } else { std::fs::read(&path).unwrap().windows(word.len()).any(|found| found == word) }
    })
}

/// Does everything with files once, for tests that look at what happens below.
pub fn do_everything(world: &World, by: &Person) {
    let community = world.community(by, "With files", Access::Open);
    let place = FilePlace::Community(community);
    let [first, second] = [b"one", b"two"].map(|bytes| world.file(by, place, "a.txt", bytes));
    world.refused(by, "a.exe", b"MZ");
    let post = PostId(world.id());
    let made = PostCreate { post, community, title: "T".into(), text: Doc::plain("x"), files: vec![first] };
    world.applied(by, Command::PostCreate(made));
    assert!(world.fetch(by, first, "original").is_ok() && world.fetch(by, second, "original").is_ok());
    let edit = PostEdit { post, title: "T".into(), text: Doc::plain("x"), files: Some(vec![second]) };
    world.applied(by, Command::PostEdit(edit));
    world.applied(by, Command::PostWithdraw(PostWithdraw { post }));
    world.core.sweep_files().unwrap();
}

/// The same on nodes that share their uploads. World's own store is the one that is looked at.
pub fn do_everything_on_nodes(world: &World, by: &Person) {
    let (own, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let node = world.node_over(world.core.store(), own.path(), shared.path());
    for bytes in [text("arrives", 200_000), text("damaged", 200_000)] {
        let mut asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
        if bytes.starts_with(b"damaged") {
            asked.sha256 = "0".repeat(64);
        }
        let id = asked.file.to_string();
        world.call::<FileState>(&asked, Some(&by.tokens.access), |request| node.file_begin(request)).unwrap();
        let receiving = node.receiving(Some(&by.tokens.access), &id).unwrap().unwrap();
        for (from, to) in [(0, 100_000), (100_000, 200_000)] {
            node.keep_piece(&receiving, from, &hex(&Sha256::digest(&bytes)), &bytes[from as usize..to]).unwrap();
            world.call::<FileState>(&(), Some(&by.tokens.access), |request| node.file_state(request, &id)).unwrap();
        }
        world.call::<FileState>(&(), Some(&by.tokens.access), |request| node.file_finish(request, &id)).unwrap();
    }
    node.sweep_files().unwrap();
}

/// More than one part, and the last one shorter.
pub fn parts() -> usize {
    2 * FILE_PART_BYTES as usize + 1234
}
