//! Links to Patio in a text: what stands behind each, as far as it is on this laptop.
//!
//! Keeps the one gate: only what this person may read is on the laptop, so a link to anything else stays the text that it is. Must not
//! know how a link is drawn. Shown by `links_to_patio_in_a_text_say_what_they_lead_to_and_only_to_those_who_may_read_it`.

use crate::changed::Destination;
use crate::features::feed::view::conversation::Reference;
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::{Doc, PatioLink};
use patio_protocol::record::{CommentBody, CommunityBody, PostBody};
use std::collections::BTreeMap;

/// Links of one text that are looked up; more stay the text that they are.
const MOST_LOOKED_UP: usize = 20;

impl Reading<'_> {
    /// What the links to Patio in a text lead to, by the link as it is written.
    pub(super) fn references(&self, text: &Doc) -> Result<BTreeMap<String, Reference>, StoreError> {
        let mut found = BTreeMap::new();
        for (written, link) in text.patio_links().into_iter().take(MOST_LOOKED_UP) {
            if let Some(reference) = self.reference(link)? {
                found.insert(written, reference);
            }
        }
        Ok(found)
    }

    fn reference(&self, link: PatioLink) -> Result<Option<Reference>, StoreError> {
        let mut open = Destination::default();
        let (post, author) = match link {
            PatioLink::Community(id) => {
                open.community = Some(id.to_string());
                let community = self.record::<CommunityBody>("community", &id.to_string())?;
                return Ok(community.map(|community| Reference { title: community.name, author: None, open }));
            }
            PatioLink::Post(post) => (post, None),
            PatioLink::Comment { post, comment } => {
                let said = self.record::<CommentBody>("comment", &comment.to_string())?;
                let Some(said) = said.filter(|said| said.post.0 == post && said.withdrawn_at.is_none()) else { return Ok(None) };
                open.comment = Some(comment.to_string());
                (post, Some(self.card(&said.author.to_string())?.name))
            }
        };
        open.post = Some(post.to_string());
        let Some(body) = self.record::<PostBody>("post", &post.to_string())? else { return Ok(None) };
        if body.withdrawn_at.is_some() && author.is_none() {
            return Ok(None);
        }
        Ok(Some(Reference { title: self.title_of(&body.title, &body.text, &body.files)?, author, open }))
    }
}
