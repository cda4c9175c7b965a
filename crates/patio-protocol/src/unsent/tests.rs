//! What an unsent command becomes when a later one comes.

use super::*;
use crate::command::{CommentWithdraw, HelpfulSet, PostWithdraw, ReactionSet};
use patio_domain::{Doc, FileId};
use uuid::Uuid;

fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

fn post(number: u128, words: &str) -> Command {
    let files = vec![FileId(Uuid::from_u128(900))];
    PostCreate { post: id(number), community: id(7), title: words.into(), text: Doc::plain(words), files }.into()
}

fn edit(number: u128, words: &str, files: Option<Vec<FileId>>) -> Command {
    PostEdit { post: id(number), title: words.into(), text: Doc::plain(words), files }.into()
}

fn comment(number: u128, on: u128, reply_to: Option<u128>) -> Command {
    CommentCreate { comment: id(number), post: id(on), reply_to: reply_to.map(id), text: Doc::plain("woorden"), files: vec![] }.into()
}

fn reaction(on: u128, target: u128, emoji: &str, is_on: bool) -> Command {
    ReactionSet { post: id(on), target: Uuid::from_u128(target), emoji: emoji.into(), on: is_on }.into()
}

fn of(unsent: &[Command], new: &Command) -> Fold {
    fold(&unsent.iter().collect::<Vec<_>>(), new)
}

#[test]
fn an_edit_of_an_unsent_text_is_that_text() {
    let files = vec![FileId(Uuid::from_u128(900))];
    assert_eq!(of(&[post(1, "een"), comment(2, 1, None)], &edit(1, "twee", None)).changed, [(0, post(1, "twee"))]);
    let Fold { changed, gone, stands } = of(&[post(1, "een"), edit(1, "twee", None)], &edit(1, "drie", Some(vec![])));
    assert!(matches!(&changed[..], [(0, Command::PostCreate(made))] if made.title == "drie" && made.files.is_empty()));
    assert_eq!((gone, stands), (vec![1], false));
    // The text itself was sent: its unsent edits are one, with the files that one of them named.
    let folded = of(&[edit(1, "twee", Some(files.clone()))], &edit(1, "drie", None));
    assert_eq!(folded, Fold { changed: vec![(0, edit(1, "drie", Some(files)))], gone: vec![], stands: false });
    let said: Command = CommentEdit { comment: id(2), post: id(1), text: Doc::plain("anders"), files: None }.into();
    let folded = of(&[comment(2, 1, Some(5))], &said);
    assert!(
        matches!(&folded.changed[..], [(0, Command::CommentCreate(made))] if made.reply_to == Some(id(5)) && made.text == Doc::plain("anders"))
    );
    assert_eq!(of(&[post(8, "een"), comment(2, 1, None)], &edit(1, "twee", None)), Fold { stands: true, ..Fold::default() });
}

#[test]
fn withdrawing_an_unsent_post_takes_everything_on_it_along() {
    let withdraw: Command = PostWithdraw { post: id(1) }.into();
    let helpful: Command = HelpfulSet { post: id(1), target: Uuid::from_u128(1), on: true }.into();
    let unsent = [post(1, "een"), comment(2, 1, None), reaction(1, 2, "👍", true), helpful, post(8, "ander"), comment(9, 8, None)];
    assert_eq!(of(&unsent, &withdraw), Fold { changed: vec![], gone: vec![0, 1, 2, 3], stands: false });
    // Sent already: only its unsent edits go, and the withdrawal is sent.
    assert_eq!(of(&[edit(1, "twee", None), comment(2, 1, None)], &withdraw), Fold { changed: vec![], gone: vec![0], stands: true });
}

#[test]
fn withdrawing_an_unsent_comment_leaves_what_answered_it() {
    let withdraw: Command = CommentWithdraw { comment: id(2), post: id(1) }.into();
    let unsent = [comment(2, 1, Some(5)), comment(3, 1, Some(2)), reaction(1, 2, "👍", true), comment(4, 1, None)];
    let folded = of(&unsent, &withdraw);
    assert_eq!(folded, Fold { changed: vec![(1, comment(3, 1, Some(5)))], gone: vec![0, 2], stands: false });
    assert_eq!(of(&[comment(3, 1, Some(2))], &withdraw), Fold { stands: true, ..Fold::default() });
}

#[test]
fn a_mark_that_is_set_anew_replaces_the_one_before() {
    let folded = of(&[reaction(1, 1, "👍", true), reaction(1, 1, "🎉", true)], &reaction(1, 1, "👍", false));
    assert_eq!(folded, Fold { changed: vec![(0, reaction(1, 1, "👍", false))], gone: vec![], stands: false });
}
