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

use std::collections::{BTreeMap, BTreeSet};
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

/// A module as a path of names below its crate; the crate itself has none.
type Module = Vec<String>;

/// What one file says.
#[derive(Default)]
struct File {
    /// Where it is, from the root of the project.
    path: String,
    /// Modules in files of their own that it declares.
    children: BTreeSet<String>,
    /// What it lets through: the name others use (`*` for all), and the path behind it.
    doors: Vec<(String, Vec<String>)>,
    /// Paths whose items it names.
    named: Vec<Vec<String>>,
}

/// The modules of one crate that lie in files.
type Crate = BTreeMap<Module, File>;

/// The tokens of Rust that matter here, without comments, texts and attributes; `#[cfg(test)]` and the item behind it are gone.
fn tokens(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::<String>::new(), 0);
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        if letter == '/' && next == '/' {
            while letters.get(at).is_some_and(|letter| *letter != '\n') {
                at += 1;
            }
        } else if letter == '/' && next == '*' {
            while at < letters.len() && !(letters[at] == '*' && letters.get(at + 1) == Some(&'/')) {
                at += 1;
            }
            at += 2;
        } else if let Some(end) = text_end(&letters, at) {
            found.push("\"".to_owned());
            at = end;
        } else if is_word(letter) {
            let start = at;
            while letters.get(at).is_some_and(|letter| is_word(*letter)) {
                at += 1;
            }
            found.push(letters[start..at].iter().collect());
        } else if letter == ':' && next == ':' {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !letter.is_whitespace() {
                found.push(letter.to_string());
            }
            at += 1;
        }
    }
    without_tests(found)
}

/// Where a text or a character that begins here ends: plain, raw or of bytes. Nothing for anything else, such as a lifetime.
fn text_end(letters: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or(' ');
    let mut begin = at;
    if !(before.is_alphanumeric() || before == '_') {
        while matches!(letters.get(begin), Some('b' | 'c' | 'r')) && begin < at + 2 {
            begin += 1;
        }
    }
    let raw = letters[at..begin].contains(&'r');
    let hashes = if raw { letters[begin..].iter().take_while(|letter| **letter == '#').count() } else { 0 };
    begin += hashes;
    match letters.get(begin) {
        Some('"') if raw => {
            let mut end = begin + 1;
            while end < letters.len() {
                let closes = letters[end] == '"' && letters[end + 1..].iter().take_while(|letter| **letter == '#').count() >= hashes;
                if closes {
                    return Some(end + 1 + hashes);
                }
                end += 1;
            }
            Some(end)
        }
        Some(quote @ ('"' | '\'')) if !raw => {
            // A lifetime is a quote and a word without another quote right behind it.
            if *quote == '\'' && letters.get(begin + 1) != Some(&'\\') && letters.get(begin + 2) != Some(&'\'') {
                return None;
            }
            let mut end = begin + 1;
            while letters.get(end).is_some_and(|letter| letter != quote) {
                end += if letters[end] == '\\' { 2 } else { 1 };
            }
            Some(end + 1)
        }
        _ => None,
    }
}

/// Takes attributes away, and with `#[cfg(test)]` the item it stands before.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    let (mut kept, mut at) = (Vec::with_capacity(tokens.len()), 0);
    while at < tokens.len() {
        if tokens[at] != "#" || !matches!(tokens.get(at + 1).map(String::as_str), Some("[" | "!")) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let open = at + 1 + usize::from(tokens[at + 1] == "!");
        let end = closing(&tokens, open);
        let is_test = tokens[open..end].join("") == "[cfg(test)";
        at = end + 1;
        if is_test && tokens[open - 1] == "#" {
            // Up to the end of the item: a semicolon, or the block that closes.
            while at < tokens.len() && tokens[at] != ";" && tokens[at] != "{" {
                at = if matches!(tokens[at].as_str(), "(" | "[") { closing(&tokens, at) + 1 } else { at + 1 };
            }
            if tokens.get(at).is_some_and(|token| token == "{") {
                at = closing(&tokens, at);
            }
            at += 1;
        }
    }
    kept
}

/// The place of the bracket that closes the one at `open`.
fn closing(tokens: &[String], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// The paths of a `use` that begins behind the word, each with the name it gives, and where it ends.
fn uses(tokens: &[String], mut at: usize, before: &[String], found: &mut Vec<(String, Vec<String>)>) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "::" => at += 1,
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = uses(tokens, at, &path, found);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                found.push((tokens.get(at + 1).cloned().unwrap_or_default(), path));
                return at + 2;
            }
            ";" | "," | "}" => break,
            _ => {
                path.push(token.clone());
                at += 1;
            }
        }
    }
    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
        path.pop();
    }
    let name = path.last().cloned().unwrap_or_default();
    found.push((name, path));
    at
}

/// Reads one file.
fn read(path: &Path) -> File {
    let tokens = tokens(&fs::read_to_string(path).expect("a readable file"));
    let mut file = File { path: path.strip_prefix(root()).unwrap_or(path).display().to_string(), ..File::default() };
    for at in 0..tokens.len() {
        if tokens[at] == "mod" && tokens.get(at + 2).is_some_and(|token| token == ";") {
            file.children.insert(tokens[at + 1].clone());
        }
    }
    let (mut at, mut inline) = (0, Vec::<usize>::new());
    while at < tokens.len() {
        inline.retain(|end| *end > at);
        let token = tokens[at].as_str();
        if token == "pub" && tokens.get(at + 1).is_some_and(|token| token == "(") {
            // How far it is seen names no item.
            at = closing(&tokens, at + 1) + 1;
        } else if token == "mod" && tokens.get(at + 2).is_some_and(|token| token == "{") {
            inline.push(closing(&tokens, at + 2));
            at += 3;
        } else if token == "use" {
            let (mut found, from) = (Vec::new(), at);
            at = uses(&tokens, at + 1, &[], &mut found);
            let is_open = from > 0 && matches!(tokens[from - 1].as_str(), "pub" | ")");
            for (name, mut path) in found {
                // Inside an inline module, one `super` is this file.
                for _ in &inline {
                    if path.first().is_some_and(|first| first == "super") {
                        path.remove(0);
                        if path.first().is_none_or(|next| next != "super") {
                            path.insert(0, "self".to_owned());
                        }
                    }
                }
                if is_open { file.doors.push((name, path)) } else { file.named.push(path) }
            }
        } else if tokens.get(at + 1).is_some_and(|next| next == "::") && at.checked_sub(1).is_none_or(|before| tokens[before] != "::") {
            let mut path = vec![tokens[at].clone()];
            at += 1;
            while tokens.get(at).is_some_and(|token| token == "::")
                && tokens.get(at + 1).is_some_and(|token| token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'))
            {
                path.push(tokens[at + 1].clone());
                at += 2;
            }
            file.named.push(path);
            at += usize::from(tokens.get(at).is_some_and(|token| token == "::"));
        } else {
            at += 1;
        }
    }
    file
}

/// Reads a crate, from its root on along its `mod` lines.
fn read_crate(source: &Path) -> Crate {
    let mut modules = Crate::new();
    let roots = ["lib.rs", "main.rs"].map(|name| source.join(name));
    let Some(first) = roots.iter().find(|path| path.exists()) else { panic!("{} has no root", source.display()) };
    let mut waiting: Vec<(Module, PathBuf)> = vec![(Vec::new(), first.clone())];
    while let Some((module, path)) = waiting.pop() {
        let file = read(&path);
        let folder = module.iter().fold(source.to_owned(), |folder, name| folder.join(name));
        for child in &file.children {
            let path = folder.join(format!("{child}.rs"));
            if child != "tests" && path.exists() {
                waiting.push((module.iter().cloned().chain([child.clone()]).collect(), path));
            }
        }
        modules.insert(module, file);
    }
    modules
}

/// The module whose file holds what a path names, as seen from a module; nothing when it lies outside the crate.
fn resolve(all: &Crate, from: &Module, path: &[String], depth: usize) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let (mut at, mut rest) = match first.as_str() {
        "crate" => (Vec::new(), rest),
        "self" => (from.clone(), rest),
        "super" => (from.split_last()?.1.to_vec(), rest),
        name if all[from].children.contains(name) => (from.clone(), path),
        // A name of another crate, of the language, or one that a `use` of this file brought in and that is counted there.
        _ => return None,
    };
    while let Some((name, further)) = rest.split_first() {
        if name == "super" {
            at.pop()?;
            rest = further;
            continue;
        }
        let mut child = at.clone();
        child.push(name.clone());
        if all.contains_key(&child) {
            at = child;
            rest = further;
            continue;
        }
        if depth < 8 {
            for (given, behind) in &all[&at].doors {
                if given == name {
                    let through: Vec<String> = behind.iter().chain(further).cloned().collect();
                    return resolve(all, &at, &through, depth + 1).or(Some(at));
                }
            }
            for (given, behind) in &all[&at].doors {
                if given == "*" {
                    let through: Vec<String> = behind[..behind.len() - 1].iter().chain(rest).cloned().collect();
                    if let Some(held) = resolve(all, &at, &through, depth + 1) {
                        return Some(held);
                    }
                }
            }
        }
        break;
    }
    Some(at)
}

type Arrows = BTreeMap<Module, BTreeSet<Module>>;

fn arrows(all: &Crate) -> Arrows {
    let mut arrows = Arrows::new();
    for (module, file) in all {
        let to = arrows.entry(module.clone()).or_default();
        to.extend(file.named.iter().filter_map(|path| resolve(all, module, path, 0)).filter(|to| to != module));
    }
    arrows
}

/// Everything that can be reached from a module along arrows.
fn reached(arrows: &Arrows, from: &Module) -> BTreeSet<Module> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
    while let Some(module) = waiting.pop() {
        for to in arrows.get(module).into_iter().flatten() {
            if seen.insert(to.clone()) {
                waiting.push(to);
            }
        }
    }
    seen
}

/// The circles: sets of modules each of which reaches all others.
fn circles(arrows: &Arrows) -> BTreeSet<BTreeSet<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> = arrows.keys().map(|module| (module, reached(arrows, module))).collect();
    let back = |from: &Module| reach[from].iter().filter(|to| reach.get(to).is_some_and(|reach| reach.contains(from))).cloned().collect();
    arrows.keys().map(back).filter(|circle: &BTreeSet<Module>| circle.len() > 1).collect()
}

/// Whether a circle is a parent with its own children, and nothing goes round among the children.
fn is_family(arrows: &Arrows, circle: &BTreeSet<Module>) -> bool {
    let Some(parent) = circle.iter().min_by_key(|module| module.len()) else { return false };
    let children: BTreeSet<&Module> = circle.iter().filter(|module| *module != parent).collect();
    let direct = children.iter().all(|child| child.len() == parent.len() + 1 && child.starts_with(parent));
    let among: Arrows = arrows
        .iter()
        .filter(|(from, _)| children.contains(from))
        .map(|(from, to)| (from.clone(), to.iter().filter(|to| children.contains(to)).cloned().collect()))
        .collect();
    direct && circles(&among).is_empty()
}

/// A circle in words: each file with the files of the circle it points at.
fn told(all: &Crate, arrows: &Arrows, circle: &BTreeSet<Module>) -> String {
    let name = |module: &Module| all[module].path.clone();
    let line = |from: &Module| {
        let to: Vec<String> = arrows[from].iter().filter(|to| circle.contains(*to)).map(name).collect();
        format!("    {} -> {}", name(from), to.join(", "))
    };
    circle.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn between_modules_nothing_points_back() {
    let mut found = Vec::new();
    for source in SOURCES {
        let all = read_crate(&root().join(source));
        let arrows = arrows(&all);
        let bad = circles(&arrows).into_iter().filter(|circle| !is_family(&arrows, circle));
        found.extend(bad.map(|circle| format!("{source}: a circle of {} files\n{}", circle.len(), told(&all, &arrows, &circle))));
    }
    assert!(found.is_empty(), "{} circles\n{}", found.len(), found.join("\n"));
}

/// The features of the server, each of which may know those before it and no other.
const FEATURES: [&str; 5] = ["files", "communities", "topics", "people", "feed"];

#[test]
fn in_the_server_a_feature_knows_only_those_before_it_and_what_they_share_knows_none() {
    let all = read_crate(&root().join("crates/patio-server/src"));
    let module = |path: &str| path.split("::").map(str::to_owned).collect::<Module>();
    let features = module("core::features");
    let place = |module: &Module| {
        let inside = module.strip_prefix(features.as_slice())?;
        Some(inside.first().map(|name| FEATURES.iter().position(|feature| feature == name).expect("a feature of the list")))
    };
    assert_eq!(all[&features].children, FEATURES.map(str::to_owned).into(), "the list and the folder differ");
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
    let all = read_crate(&folder);
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
