//! What the doctor looks at in the store of files: that it takes, gives and removes bytes, that every finished file has its own,
//! and that nothing is left of files that are gone (S8). Knows files by their ids alone.

use super::{Line, line};
use crate::core::file_inventory;
use crate::files::{Files, Kept};
use crate::store::{Store, StoreError};
use patio_domain::FileId;
use patio_protocol::file::Variant;
use std::collections::HashSet;

/// Most findings of one kind that are checked a second time. Beyond it, the line says "at least" this many.
const MOST: usize = 1_000;

/// Looks at the bytes of files.
#[must_use]
pub fn examine_files(store: &Store, files: &Files) -> Vec<Line> {
    let probed = files.objects.probe().map(|()| None).map_err(|error| error.to_string());
    let mut lines = vec![line("file store keeps bytes", probed)];
    // What cannot be asked has no other answers.
    if lines.iter().all(|line| line.well) {
        match compare(store, files) {
            Ok(found) => lines.extend([line("files have their bytes", found.lacking), line("no bytes are left behind", found.left)]),
            Err(error) => lines.push(line("files have their bytes", Err(error.to_string()))),
        }
    }
    lines
}

struct Compared {
    lacking: Result<Option<String>, String>,
    left: Result<Option<String>, String>,
}

/// People go on working meanwhile: what differs is looked at again.
fn compare(store: &Store, files: &Files) -> Result<Compared, StoreError> {
    let mut kept = files.objects.list()?;
    let (mut known, mut wanted, mut count) = (HashSet::new(), Vec::new(), 0_usize);
    file_inventory(store, |file, forms| {
        known.insert(file);
        count += usize::from(!forms.is_empty());
        wanted.extend(forms.into_iter().filter(|(variant, size)| kept.remove(&(file, *variant)) != Some(*size)).map(|form| (file, form)));
    })?;
    kept.retain(|(file, _), _| !known.contains(file));
    let lacking = confirm(wanted, |(file, (variant, size))| Ok(files.objects.size(*file, *variant)? != Some(*size)))?;
    let left = confirm(in_order(&kept), |(file, variant)| Ok(files.objects.size(*file, *variant)?.is_some()))?;
    Ok(Compared {
        lacking: said(&lacking, |(file, (variant, _))| format!("{file}/{variant}")).map(|()| Some(format!("{count} files"))),
        left: said(&left, |(file, variant)| format!("{file}/{variant}")).map(|()| None),
    })
}

fn in_order(kept: &Kept) -> Vec<(FileId, Variant)> {
    let mut names: Vec<_> = kept.keys().copied().collect();
    names.sort_unstable();
    names
}

fn confirm<T>(doubted: Vec<T>, is_wrong: impl Fn(&T) -> Result<bool, StoreError>) -> Result<Vec<T>, StoreError> {
    let mut wrong = Vec::new();
    for one in doubted.into_iter().take(MOST) {
        if is_wrong(&one)? {
            wrong.push(one);
        }
    }
    Ok(wrong)
}

fn said<T>(wrong: &[T], name: impl Fn(&T) -> String) -> Result<(), String> {
    match wrong {
        [] => Ok(()),
        [first, rest @ ..] => {
            let least = if wrong.len() == MOST { "at least " } else { "" };
            Err(if rest.is_empty() { name(first) } else { format!("{} and {least}{} more", name(first), rest.len()) })
        }
    }
}
