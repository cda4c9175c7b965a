//! The tile of a community, read once for each query that shows communities.
//!
//! Owns the order in which communities choose: tiles that managers chose stand first, then the oldest community chooses, then those
//! that wait in the outbox. `tile.rs` has the rule.

use crate::reading::Reading;
use crate::store::StoreError;
use crate::tile::{Wearer, choose, preferred};
use patio_domain::community::Tile;
use serde::Deserialize;

#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    tile: Option<Tile>,
}

impl Reading<'_> {
    /// The tile of a community; of one that is not here, the tile it prefers.
    pub(crate) fn tile(&self, id: &str) -> Result<Tile, StoreError> {
        if self.tiles.borrow().is_empty() {
            let sql = "SELECT id, MIN(body) FROM record WHERE kind = 'community' GROUP BY id ORDER BY MIN(at), id";
            let mut statement = self.connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
            let mut wearers = Vec::new();
            for row in rows {
                let (id, body) = row?;
                let confirmed = serde_json::from_str::<Chosen>(&body).ok().and_then(|body| body.tile);
                wearers.push(Wearer { chosen: self.chosen_tile(&id, confirmed), id });
            }
            for (_, made) in self.pending.communities() {
                let id = made.community.to_string();
                if wearers.iter().all(|wearer| wearer.id != id) {
                    wearers.push(Wearer { chosen: self.chosen_tile(&id, None), id });
                }
            }
            *self.tiles.borrow_mut() = choose(&wearers);
        }
        Ok(self.tiles.borrow().get(id).copied().unwrap_or_else(|| preferred(id)))
    }

    /// The tile that a manager chose, with this person's waiting choice laid over.
    pub(crate) fn chosen_tile(&self, id: &str, confirmed: Option<Tile>) -> Option<Tile> {
        self.pending.tile(id).unwrap_or(confirmed)
    }
}
