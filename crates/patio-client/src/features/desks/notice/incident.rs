//! The words of the notification about an incident of which a question of this person is part. What a desk says about one is for everybody, so
//! it may stand on the screen.

use super::{events, plain};
use crate::changed::{Destination, Notice};
use crate::reading::Reading;
use crate::store::derived::Addressed;
use crate::store::settings::key;
use crate::store::{LocalStore, StoreError};
use crate::texts::Texts;
use patio_domain::{IncidentId, QuestionAct, QuestionId, QuestionState, bidi};
use patio_protocol::record::{IncidentBody, IncidentMessageBody};
use std::collections::BTreeMap;

/// What a page said about an incident of which a question of this person is or was part, in the order of its weight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum News {
    /// Their question became part of it.
    Joined,
    /// The desk said something about it.
    Said,
    /// It is over.
    Over,
}

/// One notification for each incident of which a question of this person is part: the weightiest that a page said about it, with the words
/// of its desk, which everybody may read.
///
/// # Errors
/// When the databases cannot be read.
pub fn of_incidents(store: &LocalStore, addressed: &[Addressed]) -> Result<Vec<Notice>, StoreError> {
    let reading = Reading::confirmed(&store.cache);
    let mut news: BTreeMap<IncidentId, (News, String, Option<QuestionId>)> = BTreeMap::new();
    let mut tell = |incident: IncidentId, what: (News, String, Option<QuestionId>)| {
        if news.get(&incident).is_none_or(|known| known.0 <= what.0) {
            news.insert(incident, what);
        }
    };
    for each in addressed.iter().filter(|each| each.kind == "incident_message") {
        let Some(message) = reading.record::<IncidentMessageBody>("incident_message", &each.id)? else { continue };
        tell(message.incident, (News::Said, plain(&reading, &message.text), None));
    }
    for (event, question) in events(&reading, addressed, QuestionAct::Join)? {
        // What was taken out again meanwhile is where it was.
        let Some(incident) = event.incident.filter(|incident| question.incident == Some(*incident)) else { continue };
        tell(incident, (News::Joined, reading.name_of(event.by), Some(event.question)));
    }
    for (event, question) in events(&reading, addressed, QuestionAct::Answer)? {
        let Some(incident) = event.incident.filter(|_| question.state == QuestionState::Answered) else { continue };
        let words = reading.end_of(incident)?.map(|end| plain(&reading, &end.text)).unwrap_or_default();
        tell(incident, (News::Over, words, Some(event.question)));
    }
    let texts = Texts::new(&store.find_setting(key::LOCALE)?.unwrap_or_else(|| "en".into()));
    let notice = |(incident, (what, words, question)): (IncidentId, (News, String, Option<QuestionId>))| {
        let Some(body) = reading.record::<IncidentBody>("incident", &incident.to_string())? else { return Ok(None) };
        let (title, desk) = (bidi::isolated(&body.title).into_owned(), reading.called_desk(body.desk)?);
        let to_incident = Destination { incident: Some(incident.to_string()), ..Destination::default() };
        let to_question = question.map(|id| Destination { question: Some(id.to_string()), ..Destination::default() });
        Ok(Some(match what {
            News::Joined => Notice { title: texts.text("notice-incident-joined", &[("name", &words)]), body: title, open: to_incident },
            News::Said => {
                Notice { title: texts.text("notice-incident-said", &[("desk", &desk), ("title", &title)]), body: words, open: to_incident }
            }
            News::Over => Notice {
                title: texts.text("notice-incident-over", &[("desk", &desk), ("title", &title)]),
                body: words,
                open: to_question.unwrap_or(to_incident),
            },
        }))
    };
    let told: Vec<Option<Notice>> = news.into_iter().map(notice).collect::<Result<_, StoreError>>()?;
    Ok(told.into_iter().flatten().collect())
}
