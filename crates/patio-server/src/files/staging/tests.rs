//! What a crash leaves of an upload.

use super::{Staging, Taken, hex, partial_name, whole_name};
use patio_domain::FileId;
use patio_domain::limits::FILE_PART_BYTES;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::Read as _;
use uuid::Uuid;

const PART: usize = 1_024 * 1_024;

/// Two parts and a bit, of which everything is there but nothing was checked when the server died.
struct Left {
    folder: tempfile::TempDir,
    staging: Staging,
    file: FileId,
    bytes: Vec<u8>,
}

impl Left {
    fn new() -> Left {
        assert_eq!(u64::try_from(PART).unwrap(), FILE_PART_BYTES);
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::open(folder.path()).unwrap();
        let bytes = (0..2 * PART + 5).map(|at| u8::try_from(at % 251).unwrap()).collect();
        Left { folder, staging, file: FileId(Uuid::from_u128(7)), bytes }
    }

    fn size(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap()
    }

    fn part(&self, number: usize) -> &[u8] {
        &self.bytes[number * PART..self.bytes.len().min((number + 1) * PART)]
    }

    /// Leaves a part with all its bytes, as a kill between the last byte and the new name does.
    fn leave(&self, number: usize, bytes: &[u8]) {
        let folder = self.folder.path().join(self.file.to_string());
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(partial_name(number.try_into().unwrap())), bytes).unwrap();
    }

    fn received(&self) -> usize {
        self.staging.received(self.file, self.size()).unwrap().try_into().unwrap()
    }

    /// Sends the rest of a part.
    fn send(&self, number: usize) -> Taken {
        let from = self.received();
        assert_eq!(from / PART, number, "another part comes next");
        let hash = hex(&Sha256::digest(self.part(number)));
        let mut incoming = self.staging.write(self.file, self.size(), from.try_into().unwrap(), &hash).unwrap().unwrap();
        incoming.take(&self.part(number)[from - number * PART..]).unwrap()
    }
}

#[test]
fn a_part_that_was_whole_when_the_server_died_is_checked_first() {
    let left = Left::new();
    left.leave(0, left.part(0));
    assert_eq!(left.received(), PART - 1, "its last byte is asked for again");
    assert_eq!(left.send(0), Taken::Complete);
    assert_eq!(left.send(1), Taken::Complete);
    left.leave(2, left.part(2));
    assert_eq!(left.received(), left.bytes.len() - 1, "the last part is no exception");
    assert_eq!(left.send(2), Taken::Complete);
    let mut read = Vec::new();
    left.staging.read(left.file, left.size()).read_to_end(&mut read).unwrap();
    assert!(read == left.bytes);
}

#[test]
fn a_part_that_was_whole_and_damaged_is_dropped() {
    let left = Left::new();
    let mut damaged = left.part(0).to_vec();
    damaged[10] ^= 1;
    left.leave(0, &damaged);
    assert_eq!(left.send(0), Taken::Wrong);
    assert_eq!(left.received(), 0);
    assert_eq!(left.send(0), Taken::Complete);
    assert!(left.folder.path().join(left.file.to_string()).join(whole_name(0)).is_file());
}
