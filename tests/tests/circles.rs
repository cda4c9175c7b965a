//! No circles between modules: what a file uses never uses that file back (DESIGN §4: between modules nothing points back).
//!
//! The test reads the sources of every crate and draws an arrow from a file to each file whose items it names, by a `use` or by a
//! path written out in the code (`crate::…`, `super::…`, `self::…`, and `child::…` for its own modules). Three things are no
//! arrows: `mod child;`, which only says where a module is; `pub use`, which is a door (an arrow goes through it, to the file
//! that holds the item); and code of tests (`#[cfg(test)]`, files named `tests.rs` and what lies below them).
//!
//! **The rule.** Files that reach each other along arrows form a circle, and a circle fails the test. One form is allowed: a
//! parent module with its own direct children, when the children do not form a circle among themselves. There the parent holds
//! what its children share and calls them, and none of it is seen outside. A circle of more than two floors is not that form:
//! what a grandchild shares with the parent of its parent belongs in a file of its own.

#[path = "circles/graph.rs"]
mod graph;
#[path = "circles/read.rs"]
mod read;

use graph::{Module, arrows, circles, is_family, read_crate, told};
use std::fs;
use std::path::{Path, PathBuf};

/// Crates with a `src` folder of their own, by that folder.
const SOURCES: [&str; 9] = [
    "crates/patio-domain/src",
    "crates/patio-protocol/src",
    "crates/patio-media/src",
    "crates/patio-client/src",
    "crates/patio-server/src",
    "crates/patio-cli/src",
    "crates/patio-testkit/src",
    "crates/xtask/src",
    "src-tauri/src",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests folder has a parent").to_owned()
}

#[test]
fn between_modules_nothing_points_back() {
    let mut found = Vec::new();
    for source in SOURCES {
        let all = read_crate(&root(), &root().join(source));
        let arrows = arrows(&all);
        let bad = circles(&arrows).into_iter().filter(|circle| !is_family(&arrows, circle));
        found.extend(bad.map(|circle| format!("{source}: a circle of {} files\n{}", circle.len(), told(&all, &arrows, &circle))));
    }
    assert!(found.is_empty(), "{} circles\n{}", found.len(), found.join("\n"));
}

/// The features of the server in the order of their lines, each of which may know those before it and no other.
fn features_in_order() -> Vec<String> {
    let text = fs::read_to_string(root().join("crates/patio-server/src/core/features.rs")).expect("the list of features");
    let lines = text.lines().filter_map(|line| line.strip_suffix(';'));
    lines.filter_map(|line| line.split_once("mod ").map(|(_, name)| name.to_owned())).collect()
}

#[test]
fn in_the_server_a_feature_knows_only_those_before_it_and_what_they_share_knows_none() {
    let all = read_crate(&root(), &root().join("crates/patio-server/src"));
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    let features = module("core::features");
    let order = features_in_order();
    let place = |module: &Module| {
        let inside = module.strip_prefix(features.as_slice())?;
        Some(inside.first().map(|name| order.iter().position(|feature| feature == name).expect("a feature of the list")))
    };
    assert_eq!(all[&features].children, order.iter().cloned().collect(), "the list and the folder differ");
    for (from, to) in arrows(&all).iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        let Some(Some(known)) = place(to) else { continue };
        match place(from) {
            Some(by) => assert!(by.is_none_or(|by| known <= by), "{from:?} must not know {to:?}"),
            None => {
                let is_shared = ["core::sync", "core::identity"].iter().any(|shared| from.starts_with(&module(shared)));
                assert!(!is_shared, "{from:?} must not know the feature of {to:?}");
            }
        }
    }
}

#[test]
fn every_crate_is_looked_at() {
    let mut crates: Vec<String> = fs::read_dir(root().join("crates"))
        .expect("a folder of crates")
        .map(|entry| format!("crates/{}/src", entry.expect("an entry").file_name().to_string_lossy()))
        .chain(["src-tauri/src".to_owned()])
        .collect();
    crates.sort();
    let mut looked_at = SOURCES.map(str::to_owned).to_vec();
    looked_at.sort();
    assert_eq!(looked_at, crates);
}

/// Writes a crate into a folder of its own and gives its circles, allowed ones not among them.
fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let folder = std::env::temp_dir().join(format!("patio-circles-{}-{}", std::process::id(), files.as_ptr() as usize));
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let all = read_crate(&folder, &folder);
    let arrows = arrows(&all);
    let bad = circles(&arrows).into_iter().filter(|circle| !is_family(&arrows, circle));
    let named = bad.map(|circle| circle.iter().map(|module| module.join("::")).collect()).collect();
    fs::remove_dir_all(&folder).expect("a folder that goes away");
    named
}

#[test]
fn a_circle_is_found_through_uses_doors_and_paths_in_the_code() {
    let two = |second: &str| circles_of(&[("lib.rs", "mod a; mod b; pub use b::B;"), ("a.rs", "use crate::b::B;"), ("b.rs", second)]);
    let circle = vec![vec!["a".to_owned(), "b".to_owned()]];
    for second in [
        "use super::a::A;",
        "use crate::{a::{self, A}, c};",
        "fn f() -> crate::a::A { g() }",
        "mod inner { use super::super::a::A; }",
        "const C: &str = r#\"\"#; use crate::a as other;",
    ] {
        assert_eq!(two(second), circle, "{second}");
    }
    for second in [
        "// use super::a::A;",
        "const C: &str = \"crate::a::A\";",
        "#[cfg(test)] mod tests { use crate::a::A; }",
        "use other::a::A;",
        "pub(in crate::a) fn f() {}",
    ] {
        assert_eq!(two(second), Vec::<Vec<String>>::new(), "{second}");
    }
    // Through the door of the crate, to the file that holds the item.
    let through = [("lib.rs", "mod a; mod b; pub use b::B;"), ("a.rs", "use crate::B;"), ("b.rs", "use crate::a::A;")];
    assert_eq!(circles_of(&through), circle);
}

#[test]
fn only_a_parent_and_its_own_children_may_know_each_other() {
    let family = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod x; mod y; use x::X; fn f() { y::f() }"),
        ("a/x.rs", "use super::A;"),
        ("a/y.rs", "use super::A;"),
    ];
    assert_eq!(circles_of(&family), Vec::<Vec<String>>::new());
    let children =
        [("lib.rs", "mod a;"), ("a.rs", "mod x; mod y; use x::X;"), ("a/x.rs", "use super::{A, y::Y};"), ("a/y.rs", "use super::x::X;")];
    assert_eq!(circles_of(&children).len(), 1);
    let three_floors =
        [("lib.rs", "mod a;"), ("a.rs", "mod x; use x::X;"), ("a/x.rs", "mod y; use y::Y;"), ("a/x/y.rs", "use crate::a::A;")];
    assert_eq!(circles_of(&three_floors).len(), 1);
}
