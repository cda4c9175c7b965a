//! Incidents on a laptop: everybody knows of one, without a network, too; what is part of it waits for one answer, and its asker hears of it.

use crate::desks::*;
use crate::feed::*;
use crate::folder::Folder;
use patio_client::testing::Reading;
use patio_client::testing::store::settings::key;
use patio_client::view::*;
use patio_domain::{Doc, QuestionAct, QuestionState, Refusal, Scope};
use patio_protocol::command::*;
use patio_protocol::push::Verdict;
use patio_protocol::record::*;
use rusqlite::Connection;

/// Somebody who asks.
const WIM: u128 = BAS + 5;

fn incident(title: &str, opened_at: i64) -> IncidentBody {
    IncidentBody { desk: id(DESK), title: title.into(), opened_by: id(BAS), opened_at, changed_at: opened_at, ended_at: None }
}

fn message(incident: u128, text: &str, written_at: i64, ends: bool) -> Record {
    Record::IncidentMessage(IncidentMessageBody { incident: id(incident), author: id(BAS), text: Doc::plain(text), written_at, ends })
}

fn part(asker: u128, title: &str, incident: u128) -> QuestionBody {
    QuestionBody { state: QuestionState::InIncident, incident: Some(id(incident)), version: 2, ..asked(asker, title, 10) }
}

fn put_of_incident(feed: &mut Feed, question: u128, (version, act, state): (u32, QuestionAct, QuestionState), incident: u128) {
    let body = event(question, (version, 10 + i64::from(version)), act, state);
    put_event(feed, desk(), QuestionEventBody { incident: Some(id(incident)), ..body });
}

/// The server says that the incident is over.
fn refuse(folder: &mut Folder, number: u128) {
    let verdict = Verdict::Refused { code: Refusal::IncidentEnded, by: None };
    folder.store.update_settled(&[(id(number), verdict)], 9).expect("settled");
}

fn running(folder: &Folder) -> Vec<IncidentRow> {
    let reader = folder.databases.reader().expect("a reader");
    Reading::new(&reader, &text_id(ME)).expect("a reading").incident_list().expect("read").incidents
}

fn one(folder: &Folder, number: u128) -> IncidentView {
    let reader = folder.databases.reader().expect("a reader");
    Reading::new(&reader, &text_id(ME)).expect("a reading").incident(&text_id(number)).expect("read").expect("it is there")
}

#[test]
fn what_becomes_part_of_an_incident_waits_behind_all_the_others_at_once() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, 90, &Record::Incident(incident("No wifi", 5)));
    feed.put(desk(), 80, &Record::Question(asked(WIM, "No wifi here", 10)));
    feed.put(desk(), 81, &Record::Question(QuestionBody { state: QuestionState::Waiting, ..asked(WIM, "Which key?", 20) }));
    feed.put(desk(), 82, &Record::Question(asked(WIM, "Black screen", 30)));
    apply(&mut folder, &mut feed);
    make(&mut folder, 100, QuestionJoin { question: id(80), incident: id(90) });
    let open = queue(&folder, QueueView::Open);
    assert_eq!((titles(&open), open.open_count, open.free_count), (vec!["Black screen", "Which key?", "No wifi here"], 3, 1));
    assert_eq!(open.questions.iter().map(|row| row.incident.clone()).collect::<Vec<_>>(), [None, None, Some(text_id(90))]);
    assert_eq!(open.incidents.iter().map(|row| (row.title.as_str(), row.question_count)).collect::<Vec<_>>(), [("No wifi", 1)]);
    let view = question(&folder, 80);
    assert_eq!((view.question.standing, view.incident.expect("the incident").id), (Standing::InIncident, text_id(90)));
    assert!(view.deeds.contains(&Deed::Leave) && !view.deeds.contains(&Deed::Join), "{:?}", view.deeds);
    assert_eq!(one(&folder, 90).questions.len(), 1);
    // The other desk's people were first: it is where it was.
    refuse(&mut folder, 100);
    let open = queue(&folder, QueueView::Open);
    assert_eq!((titles(&open), open.free_count), (vec!["No wifi here", "Black screen", "Which key?"], 2));
    assert_eq!(open.incidents.iter().map(|row| row.question_count).collect::<Vec<_>>(), [0]);
    // The record says the same, and the list is read by it.
    feed.put(desk(), 80, &Record::Question(part(WIM, "No wifi here", 90)));
    apply(&mut folder, &mut feed);
    let open = queue(&folder, QueueView::Open);
    assert_eq!((titles(&open), open.free_count), (vec!["Black screen", "Which key?", "No wifi here"], 1));
    assert_eq!(titles(&queue(&folder, QueueView::Waiting)), ["Which key?"]);
    make(&mut folder, 101, QuestionLeave { question: id(80) });
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["No wifi here", "Black screen", "Which key?"]);
    assert_eq!(running(&folder).iter().map(|row| row.question_count).collect::<Vec<_>>(), [0]);
}

#[test]
fn an_incident_is_there_at_once_for_the_person_who_opens_it_and_over_for_the_one_who_ends_it() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, 90, &Record::Incident(incident("No wifi", 5)));
    feed.put(Scope::Org, 91, &message(90, "In Venlo", 5, false));
    apply(&mut folder, &mut feed);
    let rows = running(&folder);
    assert_eq!(
        rows.iter().map(|row| (row.title.as_str(), row.latest.as_str(), row.is_staff)).collect::<Vec<_>>(),
        [("No wifi", "In Venlo", true)]
    );
    make(&mut folder, 100, IncidentOpen { incident: id(95), desk: id(DESK), title: "No mail".into(), text: Doc::plain("Since nine") });
    make(&mut folder, 101, QuestionJoin { question: id(80), incident: id(95) });
    let rows = running(&folder);
    assert_eq!(rows.iter().map(|row| (row.title.as_str(), row.pending)).collect::<Vec<_>>(), [("No mail", true), ("No wifi", false)]);
    let view = one(&folder, 95);
    assert_eq!((view.messages.len(), view.can_write, view.delivery), (1, true, Delivery::Waiting));
    make(&mut folder, 102, IncidentUpdate { message: id(96), incident: id(90), text: Doc::plain("The antenna") });
    let waiting = one(&folder, 90).messages;
    assert_eq!(waiting.iter().map(|message| message.delivery).collect::<Vec<_>>(), [Delivery::Sent, Delivery::Waiting]);
    make(&mut folder, 103, IncidentEnd { message: id(97), incident: id(90), text: Doc::plain("Replaced") });
    assert_eq!(running(&folder).iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["No mail"]);
    assert!(!one(&folder, 90).can_write);
    // Somebody else had ended it: the words are still there, and it says why.
    refuse(&mut folder, 103);
    let refused = one(&folder, 90);
    assert_eq!(refused.messages.last().and_then(|message| message.refusal), Some(Refusal::IncidentEnded));
    assert!(refused.incident.refused);
    feed.put(Scope::Org, 90, &Record::Incident(IncidentBody { ended_at: Some(30), ..incident("No wifi", 5) }));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "Still no wifi?", 40)));
    apply(&mut folder, &mut feed);
    // What comes late has its answer at once.
    make(&mut folder, 104, QuestionJoin { question: id(81), incident: id(90) });
    assert_eq!(question(&folder, 81).question.standing, Standing::Answered);
    assert_eq!(running(&folder).iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["No mail"]);
}

#[test]
fn who_asked_hears_that_it_is_an_incident_what_the_desk_says_and_that_it_is_over() {
    let (mut folder, mut feed) = office();
    folder.store.update_settings(&[(key::LOCALE, "en")]).expect("kept");
    feed.put(desk(), 80, &Record::Question(asked(ME, "No wifi here", 10)));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "None here", 10)));
    feed.put(Scope::Org, 90, &Record::Incident(incident("No wifi", 5)));
    assert_eq!(words_told(&mut folder, &mut feed), []);
    feed.put(desk(), 80, &Record::Question(part(ME, "No wifi here", 90)));
    put_of_incident(&mut feed, 80, (2, QuestionAct::Join, QuestionState::InIncident), 90);
    put_of_incident(&mut feed, 81, (2, QuestionAct::Join, QuestionState::InIncident), 90);
    assert_eq!(words_told(&mut folder, &mut feed), [("Bas Mol: your question is part of an outage".to_owned(), "No wifi".to_owned())]);
    feed.put(Scope::Org, 91, &message(90, "It is the antenna", 20, false));
    assert_eq!(words_told(&mut folder, &mut feed), [("IT on the outage “No wifi”".to_owned(), "It is the antenna".to_owned())]);
    feed.put(Scope::Org, 92, &message(90, "The antenna was replaced", 30, true));
    feed.put(Scope::Org, 90, &Record::Incident(IncidentBody { ended_at: Some(30), ..incident("No wifi", 5) }));
    let answered =
        QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), version: 3, incident: None, ..part(ME, "No wifi here", 90) };
    feed.put(desk(), 80, &Record::Question(answered));
    put_of_incident(&mut feed, 80, (3, QuestionAct::Answer, QuestionState::Answered), 90);
    put_of_incident(&mut feed, 81, (3, QuestionAct::Answer, QuestionState::Answered), 90);
    assert_eq!(
        words_told(&mut folder, &mut feed),
        [("IT: the outage “No wifi” is over".to_owned(), "The antenna was replaced".to_owned())]
    );
    let view = question(&folder, 80);
    let last = view.moments.last().expect("the answer");
    assert_eq!((last.deed, last.incident_title.as_deref()), (Deed::Answer, Some("No wifi")));
    assert_eq!(last.text, Some(Doc::plain("The antenna was replaced")));
    assert!(view.deeds.contains(&Deed::Confirm) && view.deeds.contains(&Deed::Reopen));
    // Who asked what was put together with such a question hears of the end, too.
    feed.put(desk(), 83, &Record::Question(asked(WIM, "Wifi?", 10)));
    let own = QuestionBody { state: QuestionState::Merged, into: Some(id(83)), version: 2, ..asked(ME, "No wifi upstairs", 10) };
    feed.put(desk(), 84, &Record::Question(own));
    apply(&mut folder, &mut feed);
    let answered = QuestionBody { state: QuestionState::Answered, owner: Some(id(BAS)), version: 3, ..asked(WIM, "Wifi?", 10) };
    feed.put(desk(), 83, &Record::Question(answered));
    put_of_incident(&mut feed, 83, (3, QuestionAct::Answer, QuestionState::Answered), 90);
    assert_eq!(
        words_told(&mut folder, &mut feed),
        [("IT: the outage “No wifi” is over".to_owned(), "The antenna was replaced".to_owned())]
    );
    // What is said about an incident of others is for the banner.
    feed.put(Scope::Org, 93, &Record::Incident(incident("No heating", 5)));
    feed.put(Scope::Org, 94, &message(93, "Cold", 20, false));
    feed.put(desk(), 82, &Record::Question(part(WIM, "So cold", 93)));
    put_of_incident(&mut feed, 82, (2, QuestionAct::Join, QuestionState::InIncident), 93);
    assert_eq!(words_told(&mut folder, &mut feed), []);
    put_of_incident(&mut feed, 82, (3, QuestionAct::Answer, QuestionState::Answered), 93);
    feed.put(desk(), 82, &Record::Question(QuestionBody { state: QuestionState::Answered, ..asked(WIM, "So cold", 10) }));
    assert_eq!(words_told(&mut folder, &mut feed), []);
}

#[test]
fn a_laptop_that_is_updated_after_its_server_has_its_incidents_without_a_download() {
    let (mut folder, mut feed) = office();
    feed.put(Scope::Org, 90, &Record::Incident(incident("No wifi", 5)));
    feed.put(Scope::Org, 91, &message(90, "In Venlo", 5, false));
    feed.put(desk(), 80, &Record::Question(part(WIM, "No wifi here", 90)));
    feed.put(desk(), 81, &Record::Question(asked(WIM, "Black screen", 20)));
    apply(&mut folder, &mut feed);
    let folder = folder.reopened_with(|path| {
        let cache = Connection::open(path.join("cache.db")).expect("the cache");
        // The version before took the state for one that somebody has to look at, and kept the records as they were.
        let before = "DELETE FROM refinery_schema_history WHERE version > 7;
             DROP TABLE also_mine;
             DROP INDEX question_in_incident;
             ALTER TABLE question DROP COLUMN incident;
             UPDATE question SET rank = asked_at;
             UPDATE record SET parent = '', person = '', at = 0 WHERE kind IN ('incident', 'incident_message');
             UPDATE meta SET value = replace(replace(value, ' incident_message', ''), ' incident', '') WHERE key = 'kinds';";
        cache.execute_batch(before).expect("the cache of the version before");
    });
    assert_eq!(titles(&queue(&folder, QueueView::Open)), ["Black screen", "No wifi here"]);
    let rows = running(&folder);
    assert_eq!(rows.iter().map(|row| (row.latest.as_str(), row.question_count)).collect::<Vec<_>>(), [("In Venlo", 1)]);
}
