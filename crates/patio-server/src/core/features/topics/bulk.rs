//! Topics, and what is vouched about them, that an import brings in.

use super::{topic, vouch};
use crate::core::Bulk;
use crate::store::StoreError;
use patio_domain::TopicId;
use patio_protocol::record::{TopicBody, VouchBody};

impl Bulk<'_> {
    /// Brings a topic in; the topic with its first name, when there is one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_topic(&mut self, body: TopicBody) -> Result<TopicId, StoreError> {
        topic::find_or_insert_body(self.core, self.tx, &mut self.changes, body)
    }

    /// The topic with a name, made when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn topic(&mut self, name: &str, now: i64) -> Result<TopicId, StoreError> {
        topic::find_or_insert(self.core, self.tx, &mut self.changes, name, now)
    }

    /// Brings a vouch in; nothing happens when it is there, or was declined.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_vouch(&mut self, body: VouchBody) -> Result<(), StoreError> {
        let (person, by, topic) = (body.person.to_string(), body.by.to_string(), body.topic.to_string());
        let sql = "SELECT topic_id FROM vouch WHERE person_id = $1 AND by_id = $2 AND topic_id = $3";
        if self.tx.query_opt(sql, &[(&person).into(), (&by).into(), (&topic).into()])?.is_some() {
            return Ok(());
        }
        vouch::insert(self.tx, &mut self.changes, body)
    }
}
