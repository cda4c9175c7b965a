//! The modules of a crate, the arrows between them, and the circles among these.

use super::read::{File, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A module as a path of names below its crate; the crate itself has none.
pub type Module = Vec<String>;

/// The modules of one crate that lie in files.
pub type Crate = BTreeMap<Module, File>;

/// Reads a crate, from its root on along its `mod` lines.
pub fn read_crate(root: &Path, source: &Path) -> Crate {
    let mut modules = Crate::new();
    let roots = ["lib.rs", "main.rs"].map(|name| source.join(name));
    let Some(first) = roots.iter().find(|path| path.exists()) else { panic!("{} has no root", source.display()) };
    let mut waiting: Vec<(Module, PathBuf)> = vec![(Vec::new(), first.clone())];
    while let Some((module, path)) = waiting.pop() {
        let file = read(root, &path);
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

/// The files each file names.
pub type Arrows = BTreeMap<Module, BTreeSet<Module>>;

/// The arrows of a crate.
pub fn arrows(all: &Crate) -> Arrows {
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
pub fn circles(arrows: &Arrows) -> BTreeSet<BTreeSet<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> = arrows.keys().map(|module| (module, reached(arrows, module))).collect();
    let back = |from: &Module| reach[from].iter().filter(|to| reach.get(to).is_some_and(|reach| reach.contains(from))).cloned().collect();
    arrows.keys().map(back).filter(|circle: &BTreeSet<Module>| circle.len() > 1).collect()
}

/// Whether a circle is a parent with its own children, and nothing goes round among the children.
pub fn is_family(arrows: &Arrows, circle: &BTreeSet<Module>) -> bool {
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
pub fn told(all: &Crate, arrows: &Arrows, circle: &BTreeSet<Module>) -> String {
    let name = |module: &Module| all[module].path.clone();
    let line = |from: &Module| {
        let to: Vec<String> = arrows[from].iter().filter(|to| circle.contains(*to)).map(name).collect();
        format!("    {} -> {}", name(from), to.join(", "))
    };
    circle.iter().map(line).collect::<Vec<_>>().join("\n")
}
