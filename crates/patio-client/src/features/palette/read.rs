//! The command palette's places: communities, conversations by title, people by name.

use crate::features::palette::view::{PaletteAnswer, PaletteItem, PaletteKind};
use crate::features::people::view::person::SuggestRequest;
use crate::reading::Reading;
use crate::store::StoreError;
use crate::text::fold::fold;
use crate::text::names::NameIndex;
use rusqlite::params;

impl Reading<'_> {
    /// Places that fit what was typed. Nothing typed: the joined communities.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn palette(&self, request: &SuggestRequest, names: &NameIndex) -> Result<PaletteAnswer, StoreError> {
        let wanted = fold(request.text.trim());
        let mut items = Vec::new();
        for place in self.places()?.into_iter().filter(|place| place.joined || !wanted.is_empty()) {
            if fold(&place.body.name).contains(&wanted) && items.len() < 6 {
                items.push(PaletteItem {
                    kind: PaletteKind::Community,
                    id: place.id.clone(),
                    label: place.body.name.clone(),
                    detail: place.body.description.clone(),
                });
            }
        }
        if wanted.chars().count() < 2 {
            return Ok(PaletteAnswer { items });
        }
        let pattern = request.text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let mut statement = self.connection.prepare_cached(
            "SELECT c.post, c.title, c.community FROM conversation c
             WHERE c.title <> '' AND c.title LIKE '%' || ?1 || '%' ESCAPE '\\' ORDER BY c.last_at DESC LIMIT ?2",
        )?;
        let found = statement
            .query_map(params![pattern, 8], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        for (id, label, community) in found {
            let detail = self.place(&community)?.map(|place| place.body.name).unwrap_or_default();
            items.push(PaletteItem { kind: PaletteKind::Conversation, id, label, detail });
        }
        let asked = SuggestRequest { text: request.text.clone(), community: None, limit: Some(6) };
        for person in self.suggest(&asked, names)?.people {
            let detail = std::iter::once(person.job).chain(person.expertise).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            items.push(PaletteItem { kind: PaletteKind::Person, id: person.id, label: person.name, detail });
        }
        Ok(PaletteAnswer { items })
    }
}
