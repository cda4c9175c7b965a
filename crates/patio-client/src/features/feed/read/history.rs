//! What a post or comment said before it was edited.

use crate::features::feed::view::conversation::{History, Version};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::record::RevisionBody;

impl Reading<'_> {
    /// Earlier versions, latest first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn history(&self, target: &str) -> Result<History, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM record WHERE kind = 'revision' AND parent = ?1 ORDER BY at DESC, id DESC LIMIT 200")?;
        let bodies = statement.query_map([target], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        let mut versions: Vec<Version> = bodies
            .iter()
            .filter_map(|body| serde_json::from_str::<RevisionBody>(body).ok())
            .map(|revision| Version {
                version: revision.version,
                title: revision.title,
                destinations: revision.text.destinations(),
                text: revision.text,
                replaced_at: revision.replaced_at,
            })
            .collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.version));
        Ok(History { versions })
    }
}
