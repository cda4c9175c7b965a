//! Who left: those an earlier file named and this one does not. Closed only when asked, and never the last administrator.

use super::decide::Decision;
use super::known::Known;
use crate::import::item::Skip;
use crate::import::report::Report;
use patio_domain::PersonId;
use std::collections::HashSet;

/// Whose account is to be closed. Accounts that never came from such a file are nobody's leavers.
pub(super) fn of(known: &Known, present: &[PersonId], all_told: bool, report: &mut Report) -> Vec<Decision> {
    let present: HashSet<PersonId> = present.iter().copied().collect();
    let mut gone: Vec<PersonId> = known.named_and_open().filter(|person| !present.contains(person)).collect();
    gone.sort_unstable();
    if !all_told || present.is_empty() {
        report.skip(Skip::LeaverUnclear, u64::try_from(gone.len()).unwrap_or(u64::MAX));
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
    report.count("leaver").new = u64::try_from(gone.len()).unwrap_or(u64::MAX);
    gone.into_iter().map(Decision::Close).collect()
}
