//! What is derived from posts and comments: the feed, page by page, gives what a fresh download gives (S6).

use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::store::settings::key;
use patio_client::view::{HomeFilter, HomeRequest, PageRequest};
use patio_domain::{Block, Doc, Inline};
use patio_protocol::Record;

fn naming_me() -> Doc {
    Doc(vec![Block::Paragraph { content: vec![Inline::Mention { person: id(ME) }] }])
}

/// Applies each change as a page of its own to one laptop, all at once to another, and compares what both then know.
fn feed_and_download_agree(changes: &[&dyn Fn(&mut Feed)]) -> Vec<String> {
    let mut feed = Feed::office();
    let mut step_by_step = store();
    step_by_step.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    for change in changes {
        change(&mut feed);
        let applied = step_by_step.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
        assert_eq!(applied.mismatched, []);
    }
    let mut fresh = store();
    assert_eq!(fresh.apply(&text_id(ME), &feed.download(), true, 5).expect("applied").mismatched, []);
    for table in ["scope", "record", "conversation"] {
        assert_eq!(dump(&step_by_step.cache, table), dump(&fresh.cache, table), "{table}");
    }
    dump(&fresh.cache, "conversation")
}

fn edited(mut body: patio_protocol::record::PostBody, text: Doc) -> Record {
    body.text = text;
    body.edited_at = Some(9_000);
    body.version = 2;
    Record::Post(body)
}

#[test]
fn an_answer_to_my_post_is_one_also_when_the_post_was_edited_after_it() {
    let rows = feed_and_download_agree(&[
        &|feed| feed.post(10, ME, "Vraag", 1_000),
        &|feed| feed.comment(11, 10, BAS, None, Doc::plain("antwoord"), 1_100),
        &|feed| feed.put(place(), 10, &edited(post(ME, "Vraag", 1_000), Doc::plain("beter"))),
    ]);
    assert!(rows[0].contains("answer_at=Integer(1100)"), "{rows:?}");
}

#[test]
fn an_answer_to_my_comment_is_one_also_when_the_comment_was_edited_after_it() {
    let rows = feed_and_download_agree(&[
        &|feed| feed.post(10, BAS, "Vraag", 1_000),
        &|feed| feed.comment(11, 10, ME, None, Doc::plain("ik denk"), 1_100),
        &|feed| feed.comment(12, 10, BAS, Some(11), Doc::plain("antwoord"), 1_200),
        &|feed| {
            let mut body = comment(10, ME, None, Doc::plain("ik weet"), 1_100);
            body.version = 2;
            feed.put(place(), 11, &Record::Comment(body));
        },
    ]);
    assert!(rows[0].contains("answer_at=Integer(1200)"), "{rows:?}");
}

#[test]
fn a_mention_that_was_edited_away_or_withdrawn_is_none() {
    let rows = feed_and_download_agree(&[&|feed| feed.put(place(), 10, &edited(post(BAS, "Vraag", 1_000), naming_me())), &|feed| {
        feed.put(place(), 10, &edited(post(BAS, "Vraag", 1_000), Doc::plain("niemand")))
    }]);
    assert!(rows[0].contains("mention_at=Integer(0)"), "{rows:?}");
    let rows = feed_and_download_agree(&[
        &|feed| feed.post(10, BAS, "Vraag", 1_000),
        &|feed| feed.comment(11, 10, BAS, None, naming_me(), 1_100),
        &|feed| feed.comment(12, 10, BAS, None, naming_me(), 1_200),
        &|feed| {
            let mut body = comment(10, BAS, None, Doc::default(), 1_200);
            body.withdrawn_at = Some(1_300);
            feed.put(place(), 12, &Record::Comment(body));
        },
    ]);
    assert!(rows[0].contains("mention_at=Integer(1100)"), "{rows:?}");
}

#[test]
fn of_two_texts_in_one_millisecond_the_same_one_is_the_latest_whatever_was_edited_since() {
    let edit_of = |author: u128| {
        feed_and_download_agree(&[
            &|feed| feed.post(10, ME, "Vraag", 1_000),
            &|feed| feed.comment(11, 10, BAS, None, Doc::plain("een"), 1_100),
            &|feed| feed.comment(12, 10, ME, None, Doc::plain("twee"), 1_100),
            &move |feed| {
                let mut body = comment(10, author, None, Doc::plain("beter"), 1_100);
                body.version = 2;
                feed.put(place(), if author == BAS { 11 } else { 12 }, &Record::Comment(body));
            },
        ])
    };
    assert_eq!(edit_of(BAS), edit_of(ME));
}

#[test]
fn an_edit_brings_no_new_activity_and_no_second_mention() {
    let (mut feed, mut store) = (Feed::office(), store());
    store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    feed.put(place(), 10, &edited(post(BAS, "Vraag", 1_000), naming_me()));
    assert_eq!(store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied").addressed.len(), 1);
    feed.put(place(), 10, &edited(post(BAS, "Vraag 2", 1_000), naming_me()));
    assert_eq!(store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied").addressed, []);
    assert_eq!(count(&store.cache, "SELECT last_at FROM conversation"), 1_000);
}

#[test]
fn the_first_download_tells_of_no_mention() {
    let (mut feed, mut store) = (Feed::office(), store());
    feed.put(place(), 10, &edited(post(BAS, "Vraag", 1_000), naming_me()));
    assert_eq!(store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied").addressed, []);
}

#[test]
fn for_you_lists_what_the_badge_counts_answers_as_well_as_mentions() {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(10, ME, "Vraag", 1_000);
    feed.post(20, BAS, "Noemt mij", 1_100);
    feed.post(30, BAS, "Gaat mij niet aan", 1_200);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    feed.comment(21, 20, BAS, None, naming_me(), 2_000);
    feed.comment(11, 10, BAS, None, Doc::plain("antwoord"), 2_100);
    feed.comment(31, 30, BAS, None, Doc::plain("niets"), 2_200);
    folder.store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    let reader = folder.databases.reader().expect("a reader");
    let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
    let page = |after: Option<String>| {
        let page = reading.mentions(&PageRequest { after, limit: Some(1) }).expect("a page");
        (page.conversations.into_iter().map(|row| row.post).collect::<Vec<_>>(), page.next)
    };
    let (first, next) = page(None);
    let (second, next) = page(next);
    let (third, _) = page(next);
    assert_eq!([first, second, third], [vec![text_id(10)], vec![text_id(20)], vec![]]);
    let home = reading.home(&HomeRequest { filter: HomeFilter::All, keep: vec![] }).expect("home");
    assert_eq!(home.for_you, 2, "as many as are listed");
}

#[test]
fn ones_own_new_post_is_on_home_at_once_beside_what_is_unread_until_it_is_withdrawn() {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    feed.post(10, BAS, "Ongelezen", 5_000);
    feed.post(11, ME, "Oud", 1_000);
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder.store.update_settings(&[(key::AWAY_SINCE_AT, "4000")]).expect("set");
    feed.post(12, ME, "Net geplaatst", 6_000);
    folder.store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    let shown = |folder: &Folder| {
        let reader = folder.databases.reader().expect("a reader");
        let reading = Reading::new(&reader, &text_id(ME)).expect("a reading");
        let home = reading.home(&HomeRequest { filter: HomeFilter::All, keep: vec![] }).expect("home");
        home.groups.into_iter().flat_map(|group| group.conversations).map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(shown(&folder), ["Net geplaatst", "Ongelezen"]);
    let mut gone = post(ME, "", 6_000);
    gone.withdrawn_at = Some(7_000);
    feed.put(place(), 12, &Record::Post(gone));
    folder.store.apply(&text_id(ME), &feed.page(), false, 5).expect("applied");
    assert_eq!(shown(&folder), ["Ongelezen"]);
}
