//! Owns: the views that a notification or a `patio://` link opens. Any program or web page can pass a link, so a link opens a view
//! and never acts; `patio_domain::patio_link` says what is a link. Must not know: windows, or what the views show. Pure.

use patio_client::{Destination, PatioLink};
use uuid::Uuid;

/// A view that a link or a notification asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A post, a comment or a community.
    Link(PatioLink),
    /// The list of what names this person.
    ForYou,
    /// A question that this person asked.
    Question(Uuid),
    /// What this person asked.
    Help,
}

impl Open {
    /// Reads a `patio://` link; gives nothing for any other text.
    #[must_use]
    pub fn parse(link: &str) -> Option<Open> {
        PatioLink::parse(link).map(Open::Link)
    }

    /// The view that a notification opens; nothing when it names none.
    #[must_use]
    pub fn of(destination: &Destination) -> Option<Open> {
        let id = |text: &Option<String>| text.as_deref().and_then(|id| Uuid::try_parse(id).ok());
        if let Some(question) = id(&destination.question) {
            return Some(Open::Question(question));
        }
        if destination.help {
            return Some(Open::Help);
        }
        match (id(&destination.post), id(&destination.comment), id(&destination.community)) {
            (Some(post), Some(comment), _) => Some(Open::Link(PatioLink::Comment { post, comment })),
            (Some(post), None, _) => Some(Open::Link(PatioLink::Post(post))),
            (None, _, Some(community)) => Some(Open::Link(PatioLink::Community(community))),
            (None, _, None) => destination.for_you.then_some(Open::ForYou),
        }
    }

    /// The path of the view in the pages, for a window that does not exist yet.
    #[must_use]
    pub fn route(self) -> String {
        match self {
            Open::Link(PatioLink::Post(id)) => format!("/p/{id}"),
            Open::Link(PatioLink::Comment { post, comment }) => format!("/p/{post}?at={comment}"),
            Open::Link(PatioLink::Community(id)) => format!("/communities/{id}"),
            Open::ForYou => "/for-you".to_owned(),
            Open::Question(id) => format!("/help/q/{id}"),
            Open::Help => "/help".to_owned(),
        }
    }

    /// The view in the client's own type.
    #[must_use]
    pub fn destination(self) -> Destination {
        let mut destination = Destination::default();
        match self {
            Open::Link(PatioLink::Post(id)) => destination.post = Some(id.to_string()),
            Open::Link(PatioLink::Comment { post, comment }) => {
                destination.post = Some(post.to_string());
                destination.comment = Some(comment.to_string());
            }
            Open::Link(PatioLink::Community(id)) => destination.community = Some(id.to_string()),
            Open::ForYou => destination.for_you = true,
            Open::Question(id) => destination.question = Some(id.to_string()),
            Open::Help => destination.help = true,
        }
        destination
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";
    const COMMENT: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abce";

    #[test]
    fn an_opened_view_is_a_destination_and_an_address() {
        let address = |link: &str| Open::parse(link).map(Open::route);
        assert_eq!(address(&format!("patio://post/{ID}")), Some(format!("/p/{ID}")));
        assert_eq!(address(&format!("patio://post/{ID}/{COMMENT}")), Some(format!("/p/{ID}?at={COMMENT}")));
        assert_eq!(address(&format!("patio://community/{ID}")), Some(format!("/communities/{ID}")));
        assert_eq!(Open::ForYou.route(), "/for-you");
        for link in [format!("patio://post/{ID}"), format!("patio://post/{ID}/{COMMENT}"), format!("patio://community/{ID}")] {
            let open = Open::parse(&link).unwrap();
            assert_eq!(Open::of(&open.destination()), Some(open), "{link}");
        }
        let question = Open::Question(ID.parse().unwrap());
        assert_eq!((question.route(), Open::Help.route()), (format!("/help/q/{ID}"), "/help".to_owned()));
        for open in [Open::ForYou, question, Open::Help] {
            assert_eq!(Open::of(&open.destination()), Some(open));
        }
        assert_eq!(Open::of(&Destination::default()), None);
    }
}
