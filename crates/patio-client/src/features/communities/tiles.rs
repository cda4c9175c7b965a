//! The tile of a community, read once for each query that shows communities.
//!
//! Owns the order in which communities choose: oldest first, then those that wait in the outbox. `tile.rs` has the rule.

use crate::reading::Reading;
use crate::store::StoreError;
use crate::tile::{Tile, choose};

impl Reading<'_> {
    /// The tile of a community; of one that is not here, the tile it prefers.
    pub(crate) fn tile(&self, id: &str) -> Result<Tile, StoreError> {
        if self.tiles.borrow().is_empty() {
            let mut statement =
                self.connection.prepare_cached("SELECT id FROM record WHERE kind = 'community' GROUP BY id ORDER BY MIN(at), id")?;
            let mut ids = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            for (_, made) in self.pending.communities() {
                let id = made.community.to_string();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            *self.tiles.borrow_mut() = choose(ids.iter().map(String::as_str));
        }
        Ok(self.tiles.borrow().get(id).copied().unwrap_or_else(|| Tile::preferred(id)))
    }
}
