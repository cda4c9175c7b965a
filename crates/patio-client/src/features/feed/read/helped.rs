//! Which texts of a conversation helped how many, with this person's own unconfirmed marks laid over.

use crate::features::feed::view::conversation::Entry;
use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::record::HelpfulBody;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Who was helped, by text.
pub(crate) struct Helped {
    me: String,
    by_target: BTreeMap<Uuid, BTreeSet<String>>,
}

impl Helped {
    pub(crate) fn lay_over(&self, entry: &mut Entry, id: Uuid) {
        if let Some(by) = self.by_target.get(&id) {
            entry.helped = u64::try_from(by.len()).unwrap_or(0);
            entry.helped_me = by.contains(&self.me);
        }
    }
}

impl Reading<'_> {
    pub(crate) fn helped(&self, post: Uuid) -> Result<Helped, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT body FROM record WHERE kind = 'helpful' AND parent = ?1")?;
        let bodies = statement.query_map([post.to_string()], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut by_target: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
        for mark in bodies.iter().filter_map(|body| serde_json::from_str::<HelpfulBody>(body).ok()) {
            by_target.entry(mark.target).or_default().insert(mark.by.to_string());
        }
        for (target, on) in self.pending.helpful(post) {
            let by = by_target.entry(target).or_default();
            if on {
                by.insert(self.me.clone());
            } else {
                by.remove(&self.me);
            }
        }
        Ok(Helped { me: self.me.clone(), by_target })
    }
}
