//! Owns: the meaning of a `patio://` link. Any program or web page can pass a link, so a link opens a view and never acts. It has
//! two forms, with an id and nothing else, of limited length. Must not know: windows, or what the views show. Pure.

use patio_client::Destination;
use uuid::Uuid;

/// The longest link that is read: `patio://community/` and a hyphenated uuid, with a slash to spare.
const LONGEST_LINK: usize = 64;

/// A view that a link or a notification asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// The conversation under this post.
    Post(Uuid),
    /// The page of this community.
    Community(Uuid),
}

impl Open {
    /// Reads `patio://post/<uuid>` or `patio://community/<uuid>`; gives nothing for any other link.
    #[must_use]
    pub fn parse(link: &str) -> Option<Open> {
        if link.len() > LONGEST_LINK {
            return None;
        }
        let (view, id) = link.strip_prefix("patio://")?.split_once('/')?;
        let id = id.strip_suffix('/').unwrap_or(id);
        let id = Uuid::try_parse(id).ok().filter(|known| known.hyphenated().to_string() == id)?;
        match view {
            "post" => Some(Open::Post(id)),
            "community" => Some(Open::Community(id)),
            _ => None,
        }
    }

    /// The path of the view in the pages, for a window that does not exist yet.
    #[must_use]
    pub fn route(self) -> String {
        match self {
            Open::Post(id) => format!("/p/{id}"),
            Open::Community(id) => format!("/communities/{id}"),
        }
    }

    /// The view in the client's own type.
    #[must_use]
    pub fn destination(self) -> Destination {
        let mut destination = Destination { post: None, community: None, person: None };
        match self {
            Open::Post(id) => destination.post = Some(id.to_string()),
            Open::Community(id) => destination.community = Some(id.to_string()),
        }
        destination
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";

    #[test]
    fn a_link_names_a_post_or_a_community() {
        let id = Uuid::parse_str(ID).unwrap();
        assert_eq!(Open::parse(&format!("patio://post/{ID}")), Some(Open::Post(id)));
        assert_eq!(Open::parse(&format!("patio://post/{ID}/")), Some(Open::Post(id)));
        assert_eq!(Open::parse(&format!("patio://community/{ID}")), Some(Open::Community(id)));
    }

    #[test]
    fn anything_else_opens_nothing() {
        for link in [
            "",
            "patio://",
            "patio://post",
            "patio://post/",
            "patio://post/1",
            "patio://withdraw/0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            "patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd/withdraw",
            "patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd?do=withdraw",
            "patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd#x",
            "patio://post/{0192f3a4-5b6c-7d8e-9f01-23456789abcd}",
            "patio://post/0192f3a45b6c7d8e9f0123456789abcd",
            "patio://post/urn:uuid:0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            "patio:post/0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            "https://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            " patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            "--data-dir",
        ] {
            assert_eq!(Open::parse(link), None, "{link}");
        }
        assert_eq!(Open::parse(&format!("patio://post/{ID}{}", "/".repeat(80))), None);
    }

    #[test]
    fn an_opened_view_is_a_destination_and_an_address() {
        let post = Open::Post(Uuid::parse_str(ID).unwrap());
        assert_eq!(post.destination(), Destination { post: Some(ID.to_owned()), community: None, person: None });
        assert_eq!(post.route(), format!("/p/{ID}"));
        let community = Open::Community(Uuid::parse_str(ID).unwrap());
        assert_eq!(community.destination(), Destination { post: None, community: Some(ID.to_owned()), person: None });
        assert_eq!(community.route(), format!("/communities/{ID}"));
    }
}
