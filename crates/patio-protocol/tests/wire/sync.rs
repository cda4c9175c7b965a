//! Push, pull and pages: the requests and answers that keep a laptop in step.

use crate::golden::{Sample, id};
use patio_domain::Scope;
use patio_protocol::pull::*;
use patio_protocol::push::*;
use serde_json::value::RawValue;

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_owned()).expect("JSON")
}

/// The verdict after this one; exhaustive.
fn after(last: Option<&Verdict>) -> Option<Verdict> {
    match last {
        None => Some(Verdict::Applied { recorded_at: 1_790_000_000_000 }),
        Some(Verdict::Applied { .. }) => Some(Verdict::refused(patio_domain::Refusal::NotAMember)),
        Some(Verdict::Refused { .. }) => Some(Verdict::Later { after_ms: 1_500 }),
        Some(Verdict::Later { .. }) => None,
    }
}

fn verdicts() -> Vec<Verdict> {
    std::iter::successors(after(None), |last| after(Some(last))).collect()
}

/// A page without anything.
fn empty() -> Page {
    Page {
        epoch: "e1".into(),
        run: String::new(),
        grants: vec![],
        reset: vec![],
        rows: vec![],
        complete: vec![],
        cursor: "c2VhbGVk".into(),
        more: false,
        mark: String::new(),
        unknown: vec![],
    }
}

/// Everything under `/v1/push` and `/v1/pull`.
pub fn samples() -> Vec<Sample> {
    let grants = vec![Scope::Org, Scope::Community(id(3)), Scope::Person(id(2)), Scope::Other("desk:7".into())];
    let item =
        PushItem { command_id: id(100), kind: "post.withdraw".into(), body: raw(r#"{"post":"01990000-0000-7000-8000-000000000004"}"#) };
    let row = |body: Option<&str>| Row { scope: 1, seq: 12, kind: "quiz".into(), id: id::<uuid::Uuid>(9).to_string(), body: body.map(raw) };
    let complete = Complete { scope: 0, head: 12, digest: "000102030405060708090a0b0c0d0e0f".into() };
    let page = Page {
        epoch: "e1".into(),
        run: String::new(),
        grants: grants.clone(),
        reset: vec![Scope::Community(id(3))],
        rows: vec![row(Some(r#"{"of":"a newer version"}"#)), row(None)],
        complete: vec![complete.clone()],
        cursor: "c2VhbGVk".into(),
        more: true,
        mark: String::new(),
        unknown: vec![],
    };
    let mut samples: Vec<Sample> = verdicts()
        .into_iter()
        .map(|verdict| {
            let name = match verdict {
                Verdict::Applied { .. } => "verdict-applied",
                Verdict::Refused { .. } => "verdict-refused",
                Verdict::Later { .. } => "verdict-later",
            };
            Sample::of(name, ItemVerdict { command_id: id(100), verdict })
        })
        .collect();
    let answer = PushAnswer {
        verdicts: verdicts().into_iter().map(|verdict| ItemVerdict { command_id: id(100), verdict }).collect(),
        unknown: vec![],
    };
    samples.extend([
        Sample::written_again("push-request", &PushRequest { items: vec![item], ..PushRequest::default() }),
        Sample::of("push-answer", answer),
        Sample::of("push-answer.unknown", PushAnswer { unknown: vec![id(101)], ..PushAnswer::default() }),
        Sample::written_again(
            "push-request.applied",
            &PushRequest { cursor: Some("c2VhbGVk".into()), applied: vec![id(101)], ..PushRequest::default() },
        ),
        Sample::of("pull-request.first", PullRequest::default()),
        Sample::of("pull-request", PullRequest { cursor: Some("c2VhbGVk".into()), ..PullRequest::default() }),
        Sample::of("pull-request.refetch", PullRequest { cursor: Some("c2VhbGVk".into()), refetch: grants, ..PullRequest::default() }),
        Sample::of("pull-request.applied", PullRequest { applied: vec![id(100), id(101)], ..PullRequest::default() }),
        Sample::of("pull-request.max-bytes", PullRequest { max_bytes: Some(65_536), ..PullRequest::default() }),
        Sample::of(
            "pull-request.mark",
            PullRequest { cursor: Some("c2VhbGVk".into()), mark: Some("0a1b".into()), ..PullRequest::default() },
        ),
        Sample::of("unchanged", Unchanged { unchanged: true, mark: "0a1b".into(), unknown: vec![] }),
        Sample::of("unchanged.unknown", Unchanged { unchanged: true, mark: "0a1b".into(), unknown: vec![id(101)] }),
        Sample::written_again("page-row", &row(Some(r#"{ "spaces" : "stay" }"#))),
        Sample::written_again("page-row.removed", &row(None)),
        Sample::of("page-complete", complete),
        Sample::written_again("page", &page),
        Sample::written_again("page.run", &Page { run: "0a1b".into(), ..empty() }),
        Sample::written_again("page.unknown", &Page { unknown: vec![id(101)], rows: vec![], ..page }),
    ]);
    samples
}

#[test]
fn a_row_without_a_body_field_is_a_removal() {
    let row: Row = serde_json::from_str(r#"{"scope":0,"seq":1,"kind":"post","id":"x"}"#).expect("a row");
    assert!(row.body.is_none());
}
