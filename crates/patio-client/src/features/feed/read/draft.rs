//! Drafts, read from `work.db`.

use crate::features::feed::view::draft::{Draft, DraftKind, DraftLine, DraftList};
use crate::reading::{Reading, parse};
use crate::store::{StoreError, drafts};
use patio_domain::Doc;
use patio_protocol::record::PostBody;
use uuid::Uuid;

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

    /// Every draft, latest first. A draft whose place is not here any more is listed all the same: its words are the person's.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn drafts(&self) -> Result<DraftList, StoreError> {
        let mut rows = Vec::new();
        for (draft, saved_at) in drafts::list(self.connection, "work", &self.me)? {
            rows.extend(self.draft_row(draft, saved_at)?);
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.saved_at));
        Ok(DraftList { drafts: rows })
    }

    fn draft_row(&self, draft: drafts::DraftRow, saved_at: i64) -> Result<Option<DraftLine>, StoreError> {
        let Some((kind, place)) = draft.target.split_once(':') else { return Ok(None) };
        let (kind, place) = match kind {
            "post" => (DraftKind::Post, place),
            "comment" => (DraftKind::Comment, place),
            "edit" => (DraftKind::Edit, place),
            "ask" => (DraftKind::Ask, place),
            "ask-private" => (DraftKind::AskPrivate, place),
            "reply" => (DraftKind::Reply, place),
            "note" => (DraftKind::Note, place),
            "incident" => (DraftKind::Incident, place),
            "message" => (DraftKind::Message, place),
            "keep" => (DraftKind::Kept, place),
            "keep-new" => (DraftKind::KeptNew, place),
            "knowledge" => (DraftKind::Knowledge, place),
            _ => return Ok(None),
        };
        let post = match (kind, parse::<Uuid>(place)) {
            (DraftKind::Comment, Some(post)) => Some(post),
            (DraftKind::Edit, Some(entry)) => Some(self.conversation_of(entry)?.0),
            _ => None,
        };
        let (community, post_title) = match (post, kind) {
            (Some(post), _) => self.scene_of(post)?,
            (None, DraftKind::Post) => (Some(place.to_owned()), String::new()),
            (None, _) => (None, String::new()),
        };
        let desk = Some(place)
            .filter(|_| matches!(kind, DraftKind::Ask | DraftKind::AskPrivate | DraftKind::Incident | DraftKind::KeptNew))
            .and_then(parse);
        let question = Some(place).filter(|_| matches!(kind, DraftKind::Reply | DraftKind::Note | DraftKind::Kept)).and_then(parse);
        let incident = Some(place).filter(|_| kind == DraftKind::Message).and_then(parse);
        let knowledge = Some(place).filter(|_| kind == DraftKind::Knowledge).and_then(parse);
        let text: Doc = serde_json::from_str(&draft.text).unwrap_or_default();
        let all = text.plain_text(&|person| self.name_of(person));
        let words = if draft.title.trim().is_empty() { self.excerpt_of(&text) } else { draft.title.trim().to_owned() };
        Ok(Some(DraftLine {
            kind,
            text: [draft.title.trim(), &all].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n\n"),
            words,
            community: community.map(|id| self.place(&id)).transpose()?.flatten().map(|place| place.head()),
            post: post.map(|post| post.to_string()),
            post_title,
            entry: (kind == DraftKind::Edit).then(|| place.to_owned()),
            desk_name: desk.map(|desk| self.called_desk(desk)).transpose()?.unwrap_or_default(),
            desk: desk.map(|desk| desk.to_string()),
            question_title: question.map(|question| self.called_question(question)).transpose()?.unwrap_or_default(),
            question: question.map(|question| question.to_string()),
            incident_title: incident.map(|incident| self.called_incident(incident)).transpose()?.unwrap_or_default(),
            incident: incident.map(|incident| incident.to_string()),
            knowledge_title: knowledge.map(|item| self.called_knowledge(item)).transpose()?.unwrap_or_default(),
            knowledge: knowledge.map(|item| item.to_string()),
            file_count: u32::try_from(draft.files.len()).unwrap_or(u32::MAX),
            saved_at,
            target: draft.target,
        }))
    }

    /// The community and the title of a conversation, confirmed or just written here.
    pub(crate) fn scene_of(&self, post: Uuid) -> Result<(Option<String>, String), StoreError> {
        if let Some(body) = self.record::<PostBody>("post", &post.to_string())? {
            return Ok((Some(body.community.to_string()), self.title_of(&body.title, &body.text, &body.files)?));
        }
        match self.pending.posts().find(|(_, made)| made.post.0 == post) {
            Some((_, made)) => Ok((Some(made.community.to_string()), self.title_of(&made.title, &made.text, &made.files)?)),
            None => Ok((None, String::new())),
        }
    }
}
