//! The columns a record is found by: its parent, its person and its time.
//!
//! Owns how they are read from a record's body. Must not know the database.

use patio_domain::name;
use serde::Deserialize;

/// The columns a record is found by, read from its body without building the whole of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Columns<'a> {
    #[serde(borrow)]
    pub community: Option<&'a str>,
    #[serde(borrow)]
    pub post: Option<&'a str>,
    #[serde(borrow)]
    pub target: Option<&'a str>,
    #[serde(borrow)]
    pub author: Option<&'a str>,
    #[serde(borrow)]
    pub person: Option<&'a str>,
    #[serde(borrow)]
    pub owner: Option<&'a str>,
    #[serde(borrow)]
    pub invited_by: Option<&'a str>,
    pub name: Option<String>,
    #[serde(borrow)]
    pub state: Option<&'a str>,
    pub title: Option<String>,
    pub created_at: Option<i64>,
    pub since_at: Option<i64>,
    pub invited_at: Option<i64>,
    pub replaced_at: Option<i64>,
    pub withdrawn_at: Option<i64>,
    #[serde(borrow)]
    pub reply_to: Option<&'a str>,
}

impl Columns<'_> {
    pub(crate) fn parent(&self, kind: &str) -> String {
        match kind {
            "post" | "membership" | "invitation" => self.community.unwrap_or_default().to_owned(),
            "comment" | "reaction" | "helpful" => self.post.unwrap_or_default().to_owned(),
            "revision" | "file" => self.target.unwrap_or_default().to_owned(),
            "vouch" | "profile_revision" => self.person.unwrap_or_default().to_owned(),
            // Nobody looks for somebody who left: without a name here they are in no list.
            "person" if self.state == Some("disabled") => String::new(),
            "person" | "community" | "topic" => name::key(self.name.as_deref().unwrap_or_default()),
            _ => String::new(),
        }
    }

    pub(crate) fn person(&self) -> &str {
        self.author.or(self.person).or(self.owner).or(self.invited_by).unwrap_or_default()
    }

    pub(crate) fn at(&self) -> i64 {
        self.created_at.or(self.since_at).or(self.invited_at).or(self.replaced_at).unwrap_or(0)
    }
}
