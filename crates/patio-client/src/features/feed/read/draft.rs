//! Drafts, read from `work.db`.

use crate::features::feed::view::draft::Draft;
use crate::reading::Reading;
use crate::store::{StoreError, drafts};

impl Reading<'_> {
    /// The draft for a place, and nothing when there is none.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn draft(&self, target: &str) -> Result<Option<Draft>, StoreError> {
        let Some(row) = drafts::find(self.connection, "work", &self.me, target)? else { return Ok(None) };
        let Ok(text) = serde_json::from_str(&row.text) else { return Ok(None) };
        let reply_to = Some(row.reply_to).filter(|id| !id.is_empty());
        let files = self.draft_files(&row.files)?;
        Ok(Some(Draft { target: row.target, title: row.title, text, reply_to, files }))
    }
}
