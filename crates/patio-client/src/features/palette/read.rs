//! The command palette's places: desks, communities, conversations by title, people by name and by what they know.

use crate::features::palette::view::{PaletteAnswer, PaletteItem, PaletteKind};
use crate::features::people::indexes::Indexes;
use crate::features::people::view::directory::DirectoryRequest;
use crate::features::people::view::person::SuggestRequest;
use crate::reading::Reading;
use crate::store::StoreError;
use patio_domain::name::key;

/// Most desks, most communities and most conversations offered.
const DESKS_MAX: usize = 4;
const COMMUNITIES_MAX: usize = 6;
const CONVERSATIONS_MAX: usize = 8;
/// Who knows about something is looked up from this many characters on, and so many people are offered.
const KNOWN_FROM_CHARS: usize = 3;
const KNOWERS_MAX: u32 = 4;

impl Reading<'_> {
    /// Places that fit what was typed. Nothing typed: the desks at which this person works, and the joined communities.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn palette(&self, request: &SuggestRequest, indexes: &mut Indexes, now_ms: i64) -> Result<PaletteAnswer, StoreError> {
        let wanted = key(&request.text);
        let mut items = Vec::new();
        // Who works at a desk goes to its queue many times a day.
        for desk in self.desk_list()?.desks.into_iter().filter(|desk| desk.role.is_some() || !wanted.is_empty()) {
            if key(&desk.name).contains(&wanted) && items.len() < DESKS_MAX {
                items.push(PaletteItem { kind: PaletteKind::Desk, id: desk.id, label: desk.name, detail: desk.purpose });
            }
        }
        let desks = items.len();
        for place in self.places()?.into_iter().filter(|place| place.joined || !wanted.is_empty()) {
            if key(&place.body.name).contains(&wanted) && items.len() - desks < COMMUNITIES_MAX {
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
        let mut statement = self
            .connection
            .prepare_cached("SELECT c.title, c.post, c.community FROM conversation c WHERE c.title <> '' ORDER BY c.last_at DESC")?;
        let mut rows = statement.query([])?;
        let mut found: Vec<(String, String, String)> = Vec::new();
        while found.len() < CONVERSATIONS_MAX
            && let Some(row) = rows.next()?
        {
            let title: String = row.get(0)?;
            if key(&title).contains(&wanted) {
                found.push((title, row.get(1)?, row.get(2)?));
            }
        }
        for (label, id, community) in found {
            let detail = self.place(&community)?.map(|place| place.body.name).unwrap_or_default();
            items.push(PaletteItem { kind: PaletteKind::Conversation, id, label, detail });
        }
        let asked = SuggestRequest { text: request.text.clone(), community: None, limit: Some(6) };
        let mut people = self.suggest(&asked, &indexes.names)?.people;
        if people.is_empty() && wanted.chars().count() >= KNOWN_FROM_CHARS {
            // Nobody is called that: then somebody may know about it.
            let asked = DirectoryRequest { text: request.text.clone(), limit: Some(KNOWERS_MAX), ..DirectoryRequest::default() };
            people.extend(self.search_directory(&asked, indexes, now_ms)?.people.into_iter().map(|found| found.person));
        }
        for person in people {
            let parts = std::iter::once(person.job).chain(person.expertise).chain(person.apart);
            let detail = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            items.push(PaletteItem { kind: PaletteKind::Person, id: person.id, label: person.name, detail });
        }
        Ok(PaletteAnswer { items })
    }
}
