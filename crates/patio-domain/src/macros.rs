//! Macros: texts that a desk uses often, each with what it does to a question and perhaps a key.
//!
//! Owns the rules of a macro and the names of what is filled in by itself. Must not know where the values come from, or how a place in a text
//! is written (`rich_text/placeholders.rs`).

use crate::limits::{MACRO_KEYS, QUESTION_MAX_CHARS};
use crate::question::QuestionAct;
use crate::refusal::Refusal;
use crate::rich_text::Doc;

/// What is filled in by itself when a macro is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// The asker's whole name.
    Asker,
    /// The first word of the asker's name.
    FirstName,
    /// The whole name of the person who uses the macro.
    Me,
    /// The desk's name.
    Desk,
    /// The question's title.
    Question,
}

/// The names under which each is written, in both languages of Patio.
const NAMES: [(Placeholder, [&str; 2]); 5] = [
    (Placeholder::Asker, ["asker", "vrager"]),
    (Placeholder::FirstName, ["first name", "voornaam"]),
    (Placeholder::Me, ["my name", "mijn naam"]),
    (Placeholder::Desk, ["desk", "helpdesk"]),
    (Placeholder::Question, ["question", "vraag"]),
];

/// What a name stands for; nothing for a place that the person fills in.
#[must_use]
pub fn placeholder(name: &str) -> Option<Placeholder> {
    let name = name.to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(placeholder, _)| *placeholder)
}

/// Checks everything about a macro but its name.
///
/// # Errors
/// `Malformed` for a deed that has no text of the desk, or a key that is none; what the text itself breaks.
pub fn check_macro(act: QuestionAct, text: &Doc, key: Option<u8>) -> Result<(), Refusal> {
    if !matches!(act, QuestionAct::Answer | QuestionAct::AskBack | QuestionAct::Note) {
        return Err(Refusal::Malformed);
    }
    if key.is_some_and(|key| !MACRO_KEYS.contains(&key)) {
        return Err(Refusal::Malformed);
    }
    text.check(QUESTION_MAX_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_a_name_for_what_is_filled_in() {
        assert_eq!(placeholder("Voornaam"), Some(Placeholder::FirstName));
        assert_eq!(placeholder("first name"), Some(Placeholder::FirstName));
        assert_eq!(placeholder("order number"), None);
    }

    #[test]
    fn a_macro_writes_to_the_asker_or_the_desk_and_has_one_of_eight_keys() {
        let text = Doc::plain("Off and on again");
        for act in [QuestionAct::Answer, QuestionAct::AskBack, QuestionAct::Note] {
            assert_eq!(check_macro(act, &text, None), Ok(()));
        }
        for act in [QuestionAct::Claim, QuestionAct::Add, QuestionAct::Reopen, QuestionAct::Transfer] {
            assert_eq!(check_macro(act, &text, None), Err(Refusal::Malformed));
        }
        for (key, checked) in [(1, Err(Refusal::Malformed)), (2, Ok(())), (9, Ok(())), (10, Err(Refusal::Malformed))] {
            assert_eq!(check_macro(QuestionAct::Answer, &text, Some(key)), checked, "F{key}");
        }
        assert_eq!(check_macro(QuestionAct::Answer, &Doc::default(), None), Err(Refusal::TextEmpty));
    }
}
