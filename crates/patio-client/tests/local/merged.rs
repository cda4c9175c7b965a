//! Questions that are put together, on a laptop: at once for the person who does it, followed by both askers, and out of every list in which they
//! would stand twice.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::people::Indexes;
use patio_client::testing::store::settings::key;
use patio_client::testing::text::words::Words;
use patio_client::view::*;
use patio_domain::{QuestionAct, QuestionState, Refusal};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;
use rusqlite::Connection;

/// Somebody who asks.
const WIM: u128 = BAS + 5;

fn merged(asker: u128, title: &str, into: u128) -> Record {
    Record::Question(QuestionBody { state: QuestionState::Merged, into: Some(id(into)), version: 2, ..asked(asker, title, 10) })
}

fn put_merge(feed: &mut Feed, question: u128, into: u128) {
    let body = event(question, (2, 12), QuestionAct::Merge, QuestionState::Merged);
    put_event(feed, desk(), QuestionEventBody { into: Some(id(into)), ..body });
}

fn told_and_where(folder: &mut Folder, feed: &mut Feed) -> Vec<(String, String, Option<String>)> {
    told(folder, feed).into_iter().map(|notice| (notice.title, notice.body, notice.open.question)).collect()
}

#[test]
fn what_one_puts_together_leaves_the_queue_at_once_and_comes_back_when_it_is_refused() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "My screen is black", 20)));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionMerge { question: id(81), into: id(80) });
    let open = queue(&folder, QueueView::Open);
    assert_eq!((titles(&open), open.open_count, open.free_count), (vec!["Black screen"], 1, 1));
    assert_eq!(titles(&queue(&folder, QueueView::Done)), Vec::<&str>::new());
    let view = question(&folder, 81);
    assert_eq!((view.question.standing, view.into.expect("the other").id), (Standing::Merged, text_id(80)));
    assert_eq!(view.deeds, [Deed::Note, Deed::Split]);
    let together: Vec<_> = question(&folder, 80).merged.into_iter().map(|row| row.title).collect();
    assert_eq!(together, ["My screen is black"]);
    // Taken out before the server knows of either.
    make(&mut folder, 101, QuestionSplit { question: id(81) });
    assert_eq!((question(&folder, 81).into, question(&folder, 80).merged.len()), (None, 0));
    assert_eq!(queue(&folder, QueueView::Open).open_count, 2);
    let refused = || Verdict::Refused { code: Refusal::MergeInvalid, by: None };
    folder.store.update_settled(&[(id(100), refused()), (id(101), refused())], 9).expect("settled");
    assert_eq!(question(&folder, 81).question.standing, Standing::Queued);
    assert_eq!(queue(&folder, QueueView::Open).open_count, 2);
}

#[test]
fn who_asked_what_was_put_together_is_told_of_that_and_of_the_answer() {
    let (mut folder, mut feed) = office();
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "Another's", 10)));
    feed.put(desk(), 82, &Record::Question(asked(ME, "My screen is black", 10)));
    assert_eq!(told_and_where(&mut folder, &mut feed), []);
    // Own question into another's, and that one into a third.
    feed.put(desk(), 82, &merged(ME, "My screen is black", 81));
    put_merge(&mut feed, 82, 81);
    let title = "Bas Mol put your question together with another";
    assert_eq!(told_and_where(&mut folder, &mut feed), [(title.to_owned(), "Another's".to_owned(), Some(text_id(81)))]);
    feed.put(desk(), 81, &merged(WIM, "Another's", 80));
    put_merge(&mut feed, 81, 80);
    assert_eq!(told_and_where(&mut folder, &mut feed), []);
    // What is asked back is asked its own asker.
    feed.put(desk(), 90, &reply(80, BAS, QuestionAct::AskBack, "Turn it", 104));
    assert_eq!(told_and_where(&mut folder, &mut feed), []);
    feed.put(desk(), 91, &reply(80, BAS, QuestionAct::Answer, "Turn it", 105));
    assert_eq!(
        told_and_where(&mut folder, &mut feed),
        [("Bas Mol answers your question".to_owned(), "Black screen\nTurn it".to_owned(), Some(text_id(80)))]
    );
    let view = question(&folder, 82);
    let moments: Vec<_> = view.moments.iter().map(|moment| (moment.deed, moment.to_question.as_deref())).collect();
    assert_eq!(moments, [(Deed::Merge, Some("Another's"))]);
    assert_eq!(view.deeds, [Deed::Reopen, Deed::Withdraw, Deed::Note, Deed::Split]);
}

#[test]
fn a_question_can_be_put_together_with_those_alone_that_are_a_place_for_it() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "The label printer skips labels", 10)));
    feed.put(desk(), 81, &Record::Question(asked(BAS, "Label printer skips every second label", 11)));
    let answered =
        QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), ..asked(BAS, "Label printer skips labels again", 12) };
    feed.put(desk(), 82, &Record::Question(answered));
    feed.put(desk(), 83, &merged(BAS, "Label printer skips labels too", 81));
    feed.put(desk(), 84, &Record::Question(QuestionBody { desk: id(99), ..asked(BAS, "Label printer skips labels elsewhere", 13) }));
    feed.put(staff(), 85, &Record::Question(QuestionBody { private: true, ..asked(WIM, "Label printer skips labels, between us", 14) }));
    feed.put(
        staff(),
        86,
        &Record::Question(QuestionBody { private: true, ..asked(WIM, "Label printer skips labels, still between us", 15) }),
    );
    feed.put(desk(), 87, &Record::Question(asked(BAS, "Coffee", 16)));
    apply(&mut folder, &mut feed);
    let mut words = Words::default();
    while folder.store.index_words(&mut words).expect("indexed") > 0 {}
    let fits = |number: u128, text: &str| {
        let reader = folder.databases.reader().expect("a reader");
        let mut indexes = Indexes::default();
        indexes.refresh(&reader).expect("fresh");
        let request = MergeableRequest { question: text_id(number), text: text.into() };
        let found = Reading::new(&reader, &text_id(ME)).expect("a reading").mergeable(&request, &mut indexes).expect("read");
        found.questions.into_iter().map(|question| question.id).collect::<Vec<_>>()
    };
    // What has an answer comes first.
    assert_eq!(fits(80, ""), [text_id(82), text_id(81)]);
    assert_eq!(fits(80, "coffee"), [text_id(87)]);
    assert_eq!(fits(85, ""), [text_id(86)]);
    assert_eq!(fits(7, ""), Vec::<String>::new());
}

#[test]
fn a_laptop_that_is_updated_after_its_server_has_what_was_put_together_without_a_download() {
    let (mut folder, mut feed) = office();
    feed.put(desk(), 80, &Record::Question(asked(WIM, "Black screen", 10)));
    feed.put(desk(), 81, &merged(BAS, "My screen is black", 80));
    apply(&mut folder, &mut feed);
    let folder = folder.reopened_with(|path| {
        let cache = Connection::open(path.join("cache.db")).expect("the cache");
        // The version before took the state for one that somebody has to look at.
        let before = "DELETE FROM refinery_schema_history WHERE version > 6;
             DROP TABLE also_mine;
             DROP INDEX question_in_incident;
             ALTER TABLE question DROP COLUMN incident;
             DROP INDEX question_into;
             ALTER TABLE question DROP COLUMN into_question;
             UPDATE question SET open = 1 WHERE state = 'merged';";
        cache.execute_batch(before).expect("the cache of the version before");
    });
    let open = queue(&folder, QueueView::Open);
    assert_eq!((titles(&open), open.open_count), (vec!["Black screen"], 1));
    assert_eq!(question(&folder, 80).merged.len(), 1);
}
