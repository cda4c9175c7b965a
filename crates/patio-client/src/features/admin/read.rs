//! How far an organisation is on its first day, from this laptop's own cache. Shown by `tests/local/admin.rs`.

use crate::features::admin::view::AdminSteps;
use crate::reading::Reading;
use crate::store::StoreError;

impl Reading<'_> {
    /// Which of the first steps are done.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn admin_steps(&self) -> Result<AdminSteps, StoreError> {
        let mut community = self.connection.prepare_cached("SELECT 1 FROM record WHERE kind = 'community' LIMIT 1")?;
        let mut colleagues = self.connection.prepare_cached("SELECT 1 FROM record WHERE kind = 'person' AND id <> ?1 LIMIT 1")?;
        let mut desk = self.connection.prepare_cached("SELECT 1 FROM record WHERE kind = 'desk' LIMIT 1")?;
        Ok(AdminSteps {
            community: community.exists([])? || self.pending.communities().next().is_some(),
            colleagues: colleagues.exists([&self.me])?,
            desk: desk.exists([])? || self.pending.desks().next().is_some(),
        })
    }
}
