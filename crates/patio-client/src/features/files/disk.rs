//! Files on this laptop's disk: their ending, their size and hash, and what a failure of the disk means to a call.

use crate::calls::{CallCode, CallError};
use patio_protocol::digest::hex;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

pub(crate) fn disk(error: &io::Error) -> CallError {
    tracing::warn!(%error, "a file could not be written or read");
    CallError::new(if error.kind() == io::ErrorKind::StorageFull { CallCode::DiskFull } else { CallCode::StorageFailed })
}

pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Size and hash of what lies on the disk.
pub(crate) fn measure(file: &mut File) -> io::Result<(u64, String)> {
    file.seek(SeekFrom::Start(0))?;
    let (mut sum, mut size, mut buffer) = (Sha256::new(), 0u64, vec![0; 256 * 1024]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((size, hex(&sum.finalize())));
        }
        sum.update(buffer.get(..read).unwrap_or_default());
        size = size.saturating_add(u64::try_from(read).unwrap_or(0));
    }
}
