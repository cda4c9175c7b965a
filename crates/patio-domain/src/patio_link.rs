//! Places in Patio that a link names: `patio://post/<id>`, `patio://post/<id>/<comment id>` and `patio://community/<id>`.
//!
//! Owns the form of such a link: an id and nothing else, of limited length, so that a link can open a view and never act. Must not
//! know what is shown there, or whether this person may see it. Shown by the tests below and by `links_to_patio_in_a_text_…`.

use uuid::Uuid;

/// The first part of each link.
const SCHEME: &str = "patio://";
/// The longest link that is read: a post and a comment, with a slash to spare.
pub const PATIO_LINK_MAX_BYTES: usize = 96;

/// What a link names. The ids are claims: whether there is such a thing, and who may see it, is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatioLink {
    /// A conversation, by its post.
    Post(Uuid),
    /// A comment in its conversation.
    Comment {
        /// The post.
        post: Uuid,
        /// The comment.
        comment: Uuid,
    },
    /// A community.
    Community(Uuid),
}

impl PatioLink {
    /// Reads a link; gives nothing for any other text.
    #[must_use]
    pub fn parse(link: &str) -> Option<PatioLink> {
        if link.len() > PATIO_LINK_MAX_BYTES {
            return None;
        }
        let (view, rest) = link.strip_prefix(SCHEME)?.split_once('/')?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        match (view, rest.split_once('/')) {
            ("post", None) => Some(PatioLink::Post(id(rest)?)),
            ("post", Some((post, comment))) => Some(PatioLink::Comment { post: id(post)?, comment: id(comment)? }),
            ("community", None) => Some(PatioLink::Community(id(rest)?)),
            _ => None,
        }
    }

    /// The link to this place.
    #[must_use]
    pub fn link(self) -> String {
        match self {
            PatioLink::Post(id) => format!("{SCHEME}post/{id}"),
            PatioLink::Comment { post, comment } => format!("{SCHEME}post/{post}/{comment}"),
            PatioLink::Community(id) => format!("{SCHEME}community/{id}"),
        }
    }
}

/// The links in a text, each as it is written.
pub fn links_in(text: &str) -> impl Iterator<Item = (String, PatioLink)> + '_ {
    text.match_indices(SCHEME).filter_map(|(at, _)| {
        let rest = text.get(at + SCHEME.len()..)?;
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/' || c == '-')).unwrap_or(rest.len());
        let written = text.get(at..at + SCHEME.len() + end)?;
        Some((written.to_owned(), PatioLink::parse(written)?))
    })
}

/// An id in its one written form.
fn id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|known| known.hyphenated().to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";
    const COMMENT: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abce";

    #[test]
    fn a_link_names_a_post_a_comment_or_a_community() {
        let (post, comment) = (Uuid::parse_str(ID).unwrap(), Uuid::parse_str(COMMENT).unwrap());
        for place in [PatioLink::Post(post), PatioLink::Comment { post, comment }, PatioLink::Community(post)] {
            assert_eq!(PatioLink::parse(&place.link()), Some(place));
            assert_eq!(PatioLink::parse(&format!("{}/", place.link())), Some(place));
        }
    }

    #[test]
    fn links_are_found_among_words() {
        let text =
            format!("Zie patio://post/{ID}. En (patio://post/{ID}/{COMMENT}), niet patio://post/1 of patio:// en ✳patio://community/{ID}/");
        let found: Vec<String> = links_in(&text).map(|(written, _)| written).collect();
        assert_eq!(found, [format!("patio://post/{ID}"), format!("patio://post/{ID}/{COMMENT}"), format!("patio://community/{ID}/")]);
        // A long run is looked at once for each beginning, and each beginning ends the one before.
        assert_eq!(links_in(&"patio://".repeat(50_000)).count(), 0);
    }

    #[test]
    fn anything_else_names_nothing() {
        for link in [
            String::new(),
            "patio://".to_owned(),
            "patio://post".to_owned(),
            "patio://post/".to_owned(),
            "patio://post/1".to_owned(),
            format!("patio://withdraw/{ID}"),
            format!("patio://post/{ID}/withdraw"),
            format!("patio://post/{ID}/{COMMENT}/withdraw"),
            format!("patio://post/{ID}//"),
            format!("patio://post//{ID}"),
            format!("patio://community/{ID}/{COMMENT}"),
            format!("patio://post/{ID}?do=withdraw"),
            format!("patio://post/{ID}#x"),
            format!("patio://post/{{{ID}}}"),
            format!("patio://post/urn:uuid:{ID}"),
            format!("patio:post/{ID}"),
            format!("https://post/{ID}"),
            format!(" patio://post/{ID}"),
            "patio://post/0192f3a45b6c7d8e9f0123456789abcd".to_owned(),
            "--data-dir".to_owned(),
            format!("patio://post/{ID}{}", "/".repeat(80)),
        ] {
            assert_eq!(PatioLink::parse(&link), None, "{link}");
        }
    }
}
