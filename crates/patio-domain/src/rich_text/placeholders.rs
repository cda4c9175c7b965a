//! Places in a text that are filled in when it is used: a name in double braces, such as `{{asker}}`.
//!
//! Owns how a place is written and how it is filled in. Must not know which names there are. What stands in code stays as it is typed: there,
//! braces belong to the code. A value is never read for places again.

use super::{Doc, Inline, Mark, each_line, each_line_mut};
use std::collections::BTreeSet;

/// Longest name of a place, in characters; what is longer is text.
const NAME_MAX_CHARS: usize = 40;

/// The next place of a text: what stands before it, its name, and what stands behind it.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find("{{") {
        let begin = from + open + 2;
        let inside = text.get(begin..)?;
        let end = inside.find("}}")?;
        let name = inside.get(..end)?;
        let is_name = !name.trim().is_empty() && name.chars().count() <= NAME_MAX_CHARS && !name.contains(['{', '}']);
        if is_name {
            return Some((text.get(..begin - 2)?, name.trim(), inside.get(end + 2..)?));
        }
        from = begin - 1;
    }
    None
}

fn fill(text: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, name, behind)) = next_place(rest) {
        out.push_str(before);
        match value(name) {
            Some(value) => out.push_str(&value),
            None => out.push_str(rest.get(before.len()..rest.len() - behind.len()).unwrap_or_default()),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The words of a piece in which places are looked for.
fn words(piece: &Inline) -> Option<&str> {
    match piece {
        Inline::Text { text, marks, .. } if !marks.contains(&Mark::Code) => Some(text),
        _ => None,
    }
}

impl Doc {
    /// The names of all places, without the spaces around them.
    #[must_use]
    pub fn placeholders(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        each_line(&self.0, &mut |line| {
            for mut rest in line.iter().filter_map(words) {
                while let Some((_, name, behind)) = next_place(rest) {
                    found.insert(name.to_owned());
                    rest = behind;
                }
            }
        });
        found
    }

    /// The text with a value in each place that has one. The other places stay for its author to fill in.
    #[must_use]
    pub fn filled(mut self, value: &dyn Fn(&str) -> Option<String>) -> Doc {
        each_line_mut(&mut self.0, &mut |line| {
            for piece in line {
                if let Inline::Text { text, marks, .. } = piece
                    && !marks.contains(&Mark::Code)
                {
                    *text = fill(text, value);
                }
            }
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rich_text::Block;

    fn name_of(name: &str) -> Option<String> {
        (name == "asker").then(|| "Wim {{me}}".to_owned())
    }

    #[test]
    fn a_place_with_a_value_is_filled_in_once_and_the_others_stay() {
        let doc = Doc::plain("Hello {{asker}}, {{ asker }} and {{number}}.");
        assert_eq!(doc.placeholders(), ["asker".to_owned(), "number".to_owned()].into());
        assert_eq!(doc.filled(&name_of), Doc::plain("Hello Wim {{me}}, Wim {{me}} and {{number}}."));
    }

    #[test]
    fn braces_that_are_no_place_stay_as_they_are() {
        let long = format!("{{{{{}}}}}", "x".repeat(NAME_MAX_CHARS + 1));
        for text in ["{{}}", "{{  }}", "{{asker", "asker}}", "{ {asker}}", "{{a{b}}", &long, "{{{", "}}{{"] {
            assert_eq!(Doc::plain(text).filled(&|_| Some("!".into())), Doc::plain(text), "{text}");
        }
        assert_eq!(Doc::plain("{{{asker}}}").filled(&name_of), Doc::plain("{Wim {{me}}}"));
        assert_eq!(Doc::plain("{{ é€ }}").placeholders(), ["é€".to_owned()].into());
    }

    #[test]
    fn code_keeps_its_braces() {
        let marked = Inline::Text { text: "{{asker}}".into(), marks: vec![Mark::Code], link: None };
        let doc = Doc(vec![Block::Code { text: "{{asker}}".into() }, Block::Paragraph { content: vec![marked] }]);
        assert!(doc.placeholders().is_empty());
        assert_eq!(doc.clone().filled(&name_of), doc);
    }
}
