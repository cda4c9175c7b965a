//! Leavers: people whom an earlier file named and this one does not. Their accounts are closed only when asked, never the last
//! administrator's, never more than a few unless their number is allowed, and none when the file may have lost rows.

use super::decide::Decision;
use super::known::Known;
use super::told::Told;
use crate::import::item::Skip;
use crate::import::report::Report;
use patio_domain::PersonId;
use std::collections::HashSet;

/// This many accounts may always be closed at a time.
const FEW: usize = 5;
/// And this many of each hundred.
const PERCENT: usize = 5;

/// The accounts that are to be closed. An account that never came from such a file is not among them.
pub(super) fn of(known: &Known, present: &[PersonId], told: &Told, allowed: Option<usize>, report: &mut Report) -> Vec<Decision> {
    let present: HashSet<PersonId> = present.iter().copied().collect();
    let everybody: Vec<PersonId> = known.named_and_open().collect();
    let mut gone: Vec<PersonId> = everybody.iter().copied().filter(|person| !present.contains(person)).collect();
    gone.sort_unstable();
    let swallowed = || known.called(&told.inside).iter().any(|person| gone.binary_search(person).is_ok());
    let doubt = match &told.doubt {
        Some(why) => Some(why.clone()),
        None if present.is_empty() => Some("nobody is in it".to_owned()),
        None if swallowed() => Some("a cell of several lines names somebody who would be closed: a quote may be missing".to_owned()),
        None => None,
    };
    if let Some(why) = doubt {
        report.skip(Skip::LeaverUnclear, count(gone.len()));
        report.notes.push(format!("nobody was closed, because this list cannot tell who left: {why}"));
        return Vec::new();
    }
    let mut left = known.administrators().clone();
    gone.retain(|person| {
        let is_last = left.len() == 1 && left.contains(person);
        if is_last {
            report.skip(Skip::LastAdministrator, 1);
        } else {
            left.remove(person);
        }
        !is_last
    });
    let most = allowed.unwrap_or_else(|| FEW.max(everybody.len().saturating_mul(PERCENT) / 100));
    if gone.len() > most {
        report.skip(Skip::LeaversTooMany, count(gone.len()));
        let (leave, all) = (gone.len(), everybody.len());
        report
            .notes
            .push(format!("nobody was closed: {leave} of {all} would be, more than {most}. When that is right: --leavers-max {leave}"));
        return Vec::new();
    }
    report.count("leaver").new = count(gone.len());
    gone.into_iter().map(Decision::Close).collect()
}

fn count(people: usize) -> u64 {
    u64::try_from(people).unwrap_or(u64::MAX)
}
