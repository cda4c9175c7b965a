//! Reads of one source file which items of other files it names. Knows as much of Rust as that takes, and no more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What one file says.
#[derive(Default)]
pub struct File {
    /// Where it is, from the root of the project.
    pub path: String,
    /// Modules in files of their own that it declares.
    pub children: BTreeSet<String>,
    /// What it lets through: the name others use (`*` for all), and the path behind it.
    pub doors: Vec<(String, Vec<String>)>,
    /// Paths whose items it names.
    pub named: Vec<Vec<String>>,
}

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
pub fn read(root: &Path, path: &Path) -> File {
    let tokens = tokens(&fs::read_to_string(path).expect("a readable file"));
    let mut file = File { path: path.strip_prefix(root).unwrap_or(path).display().to_string(), ..File::default() };
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
