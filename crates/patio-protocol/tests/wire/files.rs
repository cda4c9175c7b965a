//! Files on their way: what begins an upload and what tells where it stands.

use crate::golden::{Sample, id};
use patio_domain::Refusal;
use patio_protocol::file::*;

/// The status after this one; exhaustive.
fn after(last: Option<FileStatus>) -> Option<FileStatus> {
    match last {
        None => Some(FileStatus::Receiving),
        Some(FileStatus::Receiving) => Some(FileStatus::Ready),
        Some(FileStatus::Ready) => Some(FileStatus::Refused),
        Some(FileStatus::Refused | FileStatus::Unknown) => None,
    }
}

/// Everything under `/v1/files`.
pub fn samples() -> Vec<Sample> {
    let begin = |place| FileBegin { file: id(20), place, name: "plan dock 4.pdf".into(), size: 1_048_577, sha256: "0a".repeat(32) };
    let mut samples = vec![
        Sample::of("file-begin", begin(FilePlace::Community(id(3)))),
        Sample::of("file-begin.photo", begin(FilePlace::Photo)),
        Sample::of("file-variants", Variant::ALL.to_vec()),
    ];
    samples.extend(std::iter::successors(after(None), |last| after(Some(*last))).map(|status| {
        let name = match status {
            FileStatus::Receiving => "file-state.receiving",
            FileStatus::Ready => "file-state.ready",
            FileStatus::Refused | FileStatus::Unknown => "file-state.refused",
        };
        let refusal = (status == FileStatus::Refused).then_some(Refusal::FileTypeRefused);
        Sample::of(name, FileState { file: id(20), received: 1_048_576, status, refusal })
    }));
    samples
}

#[test]
fn a_status_of_a_newer_version_is_unknown_and_not_an_error() {
    let state = r#"{"file":"01990000-0000-7000-8000-000000000014","received":1,"status":"scanning"}"#;
    assert_eq!(serde_json::from_str::<FileState>(state).expect("a state").status, FileStatus::Unknown);
}
