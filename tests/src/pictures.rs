//! Owns: the pictures that the documents show, and the fingerprint by which a test sees that the app looks different since.
//! Must not know: how a picture is taken. A fingerprint covers what is drawn and nothing else: the elements of the pages, their
//! classes, the texts they name and the style sheets. Code that draws the same leaves every fingerprint as it was.

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the pictures lie, below the project's root.
pub const FOLDER: &str = "docs/screenshots";
/// Their fingerprints, beside them.
pub const FINGERPRINTS: &str = "docs/screenshots/pictures.json";

/// What every screen of the house shows.
const HOUSE: &[&str] = &["ui/src/app", "ui/src/components", "ui/src/styles"];

/// A picture of the documents.
pub struct Picture {
    /// The file in [`FOLDER`].
    pub file: &'static str,
    /// The picture of the walk it is a copy of.
    pub taken: &'static str,
    /// The language its texts are in.
    locale: &'static str,
    /// The features it shows, besides the house.
    features: &'static [&'static str],
}

/// Every picture of the documents.
pub const PICTURES: &[Picture] = &[
    Picture { file: "home-nl-light.png", taken: "conversation-nl-light.png", locale: "nl", features: &["home", "conversation"] },
    Picture { file: "people-nl-light.png", taken: "people-question-nl-light.png", locale: "nl", features: &["people"] },
    Picture { file: "outbox-nl-dark.png", taken: "outbox-offline-nl-dark.png", locale: "nl", features: &["outbox"] },
];

/// Copies the pictures of a walk to the documents and writes down what they show.
///
/// # Errors
/// When a picture of the walk is missing or a file cannot be written.
pub fn put_in_place(root: &Path, walk: &Path) -> io::Result<()> {
    let mut fingerprints = BTreeMap::new();
    for picture in PICTURES {
        fs::copy(walk.join(picture.taken), root.join(FOLDER).join(picture.file))?;
        fingerprints.insert(picture.file, fingerprint(root, picture)?);
    }
    fs::write(root.join(FINGERPRINTS), serde_json::to_string_pretty(&fingerprints)? + "\n")
}

/// The fingerprints that were written down when the pictures were taken; nothing when there are none.
#[must_use]
pub fn written(root: &Path) -> BTreeMap<String, String> {
    fs::read_to_string(root.join(FINGERPRINTS)).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// The fingerprint of what a picture shows as it is drawn now.
///
/// # Errors
/// When a source cannot be read.
pub fn fingerprint(root: &Path, picture: &Picture) -> io::Result<String> {
    let folders = HOUSE.iter().map(|folder| root.join(folder));
    let features = picture.features.iter().map(|feature| root.join("ui/src/features").join(feature));
    let texts = texts_of(&root.join("assets/locales").join(picture.locale))?;
    // Not by file: what moves to another file is drawn the same.
    let mut drawn = BTreeSet::new();
    for path in folders.chain(features).map(|folder| files_below(&folder)).collect::<io::Result<Vec<_>>>()?.concat() {
        let source = fs::read_to_string(&path)?;
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("tsx" | "ts") => drawn.extend(drawn_by_page(&source, &texts)),
            Some("css") => drawn.extend(drawn_by_style(&source)),
            _ => {}
        }
    }
    let mut digest = Sha256::new();
    for part in drawn {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    Ok(digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Files below a folder in a steady order, without the tests.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            files.extend(files_below(&entry)?);
        } else if !entry.to_string_lossy().contains(".test.") {
            files.push(entry);
        }
    }
    Ok(files)
}

/// The messages of one language by their ids; a message that goes on over several lines is one text.
fn texts_of(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for path in files_below(folder)? {
        let mut id = String::new();
        for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, text)) = line.split_once('=').filter(|_| line.starts_with(|first: char| first.is_ascii_alphabetic())) {
                name.trim().clone_into(&mut id);
                texts.insert(id.clone(), text.trim().to_owned());
            } else if let Some(text) = texts.get_mut(&id) {
                text.push_str(line.trim());
            }
        }
    }
    Ok(texts)
}

/// Elements, classes and texts of a page.
fn drawn_by_page(source: &str, texts: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut before = ' ';
    for (at, sign) in source.char_indices() {
        let rest = &source[at..];
        // A type argument follows a name at once; an element does not.
        if sign == '<' && !before.is_alphanumeric() {
            let name: String = rest.chars().skip(1).take_while(|next| next.is_alphanumeric() || *next == '.').collect();
            if !name.is_empty() {
                found.insert(format!("<{name}"));
            }
        } else if let Some(class) = rest.strip_prefix("className=") {
            let end = class.find(['\n', '>']).unwrap_or(class.len());
            found.insert(class[..end].split_whitespace().take_while(|word| !word.contains('=')).collect::<Vec<_>>().join(" "));
        } else if sign == '"' {
            let literal = rest[1..].split('"').next().unwrap_or_default();
            if let Some(text) = texts.get(literal) {
                found.insert(format!("{literal}: {text}"));
            }
        }
        before = sign;
    }
    found
}

/// The rules of a style sheet, without comments and without the way they are laid out.
fn drawn_by_style(source: &str) -> BTreeSet<String> {
    let mut rules = String::new();
    let mut rest = source;
    while let Some((kept, comment)) = rest.split_once("/*") {
        rules.push_str(kept);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    rules.push_str(rest);
    rules.split('}').map(|rule| rule.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"
        const [open, setOpen] = useState<string | null>(null);
        return <button className={open ? "btn go" : "btn"} disabled={busy}>{words("send")}</button>;
    "#;

    fn page(source: &str, text: &str) -> Vec<String> {
        drawn_by_page(source, &BTreeMap::from([("send".to_owned(), text.to_owned())])).into_iter().collect()
    }

    #[test]
    fn code_that_draws_the_same_has_the_same_fingerprint() {
        let other = PAGE.replace("useState<string | null>(null)", "useOpen()").replace("busy", "act.pending");
        assert_eq!(page(PAGE, "Verstuur"), page(&other, "Verstuur"));
        assert_eq!(page(PAGE, "Verstuur"), ["<button", "send: Verstuur", "{open ? \"btn go\" : \"btn\"}"]);
    }

    #[test]
    fn another_text_class_or_element_is_another_fingerprint() {
        for other in [PAGE.replace("btn go", "btn"), PAGE.replace("<button", "<a"), PAGE.replace("\"send\"", "\"sent\"")] {
            assert_ne!(page(PAGE, "Verstuur"), page(&other, "Verstuur"));
        }
        assert_ne!(page(PAGE, "Verstuur"), page(PAGE, "Stuur"));
    }

    #[test]
    fn comments_and_layout_of_a_style_sheet_do_not_count() {
        assert_eq!(drawn_by_style("/* a */ .x {\n  color: red;\n}"), drawn_by_style(".x { color: red; }"));
        assert_ne!(drawn_by_style(".x { color: red; }"), drawn_by_style(".x { color: blue; }"));
    }
}
