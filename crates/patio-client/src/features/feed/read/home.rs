//! Home: new since you were away, grouped by community, with an end. And lists of conversations.

use crate::calls::common::PageRequest;
use crate::features::communities::read::Place;
use crate::features::communities::view::CommunityPageRequest;
use crate::features::feed::read::rows::{Found, SELECT_ROW, read_key, write_key};
use crate::features::feed::view::home::*;
use crate::reading::Reading;
use crate::store::{StoreError, settings};
use patio_protocol::command::PostCreate;
use rusqlite::params;

/// Unread rows shown for one community; the rest is one step away.
const ROWS_A_GROUP: usize = 6;
/// Read rows shown for a community in which nothing is unread.
const READ_ROWS: usize = 2;

impl Reading<'_> {
    fn latest(&self, community: &str, before: Option<(i64, String)>, limit: usize) -> Result<Vec<Found>, StoreError> {
        let (at, id) = before.unwrap_or((i64::MAX, String::new()));
        let sql =
            format!("{SELECT_ROW} WHERE c.community = ?2 AND (c.last_at, c.post) < (?3, ?4) ORDER BY c.last_at DESC, c.post DESC LIMIT ?5");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![self.me, community, at, id, limit], Found::read)?.collect::<Result<_, _>>()?)
    }

    /// Own posts in a community that no confirmed record shows yet, newest first.
    pub(crate) fn pending_posts(&self, community: &str) -> Result<Vec<ConversationRow>, StoreError> {
        let mut rows = Vec::new();
        for (pending, made) in self.pending.posts().filter(|(_, made)| made.community.to_string() == community) {
            if self.body("post", &made.post.to_string())?.is_none() {
                rows.push(self.pending_row(made, pending.row.saved_at)?);
            }
        }
        rows.reverse();
        Ok(rows)
    }

    fn pending_row(&self, made: &PostCreate, saved_at: i64) -> Result<ConversationRow, StoreError> {
        let (waiting, refused) = self.pending.count_in(made.post.0);
        let comments = self.pending.comments(made.post.0).count();
        Ok(ConversationRow {
            post: made.post.to_string(),
            community: made.community.to_string(),
            has_title: !made.title.is_empty(),
            title: self.title_of(&made.title, &made.text, &made.files)?,
            author: self.card(&self.me)?,
            last_author: None,
            created_at: saved_at,
            last_at: saved_at,
            comment_count: u64::try_from(comments).unwrap_or(0),
            unread: false,
            for_you: ForYou::None,
            withdrawn: self.pending.change(made.post.0).withdrawn_at.is_some(),
            waiting,
            refused,
            has_draft: false,
        })
    }

    /// The home screen. What the request keeps stays on it after it is read, so that reading makes no row jump.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn home(&self, request: &HomeRequest) -> Result<Home, StoreError> {
        let since = settings::find(self.connection, "work", settings::key::AWAY_SINCE_AT)?.and_then(|at| at.parse().ok());
        let drafted = self.drafted()?;
        let mut home = Home { since, groups: vec![], unread: 0, for_you: 0, joined_any: false };
        for place in self.places()?.into_iter().filter(|place| place.joined) {
            home.joined_any = true;
            if let Some(group) = self.group(&place, request, since, &drafted, &mut home.for_you)? {
                home.unread += group.unread;
                home.groups.push(group);
            }
        }
        // Communities with something new first; inside, by latest activity.
        home.groups.sort_by_key(|group| {
            let latest = group.conversations.iter().map(|row| row.last_at).max().unwrap_or(0);
            (group.unread == 0, std::cmp::Reverse(latest))
        });
        Ok(home)
    }

    fn group(
        &self,
        place: &Place,
        request: &HomeRequest,
        since: Option<i64>,
        drafted: &[String],
        for_you: &mut u64,
    ) -> Result<Option<HomeGroup>, StoreError> {
        let filter = request.filter;
        let unread_count = self.count_unread(&place.id)?;
        let mut shown = self.pending_posts(&place.id)?;
        let (mut read, mut kept) = (Vec::new(), Vec::new());
        for found in self.latest(&place.id, None, 60)? {
            let Some(row) = self.row(&found, drafted.contains(&found.post))? else { continue };
            let mine = row.unread && row.for_you != ForYou::None;
            *for_you += u64::from(mine);
            let keep = request.keep.contains(&row.post);
            // What this person just began belongs to what is new, too.
            let own = !row.withdrawn && found.author == self.me && found.created_at > since.unwrap_or(found.baseline);
            if row.unread || row.waiting + row.refused > 0 || own {
                if filter == HomeFilter::All || mine || keep {
                    shown.push(row);
                }
            } else if keep {
                kept.push(row);
            } else if filter == HomeFilter::All && read.len() < READ_ROWS {
                read.push(row);
            }
        }
        shown.truncate(ROWS_A_GROUP);
        if shown.is_empty() {
            shown = read;
        }
        shown.extend(kept);
        if shown.is_empty() {
            return Ok(None);
        }
        let shown_unread = u64::try_from(shown.iter().filter(|row| row.unread).count()).unwrap_or(0);
        let more = if filter == HomeFilter::All { unread_count.saturating_sub(shown_unread) } else { 0 };
        Ok(Some(HomeGroup { community: place.head(), unread: unread_count, conversations: shown, more }))
    }

    /// Conversations of a community, by latest activity; own pending posts first.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn community_conversations(&self, request: &CommunityPageRequest) -> Result<ConversationPage, StoreError> {
        let limit = usize::try_from(request.limit.unwrap_or(50).clamp(1, 200)).unwrap_or(50);
        let before = read_key(request.after.as_deref()).or_else(|| Some((request.until?, String::new())));
        let drafted = self.drafted()?;
        let mut conversations = if before.is_none() { self.pending_posts(&request.community)? } else { vec![] };
        let found = self.latest(&request.community, before, limit)?;
        let next = if found.len() == limit { found.last().map(|row| write_key(row.last_at, &row.post)) } else { None };
        for row in &found {
            conversations.extend(self.row(row, drafted.contains(&row.post))?);
        }
        Ok(ConversationPage { conversations, next })
    }

    /// Conversations that name or answer this person, the latest of either first: what the badge counts is among them.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn mentions(&self, request: &PageRequest) -> Result<ConversationPage, StoreError> {
        let limit = usize::try_from(request.limit.unwrap_or(50).clamp(1, 200)).unwrap_or(50);
        let (at, id) = read_key(request.after.as_deref()).unwrap_or((i64::MAX, String::new()));
        let sql = format!(
            "{SELECT_ROW} WHERE MAX(c.mention_at, c.answer_at) > 0 AND (MAX(c.mention_at, c.answer_at), c.post) < (?2, ?3)
             ORDER BY MAX(c.mention_at, c.answer_at) DESC, c.post DESC LIMIT ?4"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement
            .query_map(params![self.me, at, id, i64::try_from(limit).unwrap_or(50)], Found::read)?
            .collect::<Result<Vec<_>, _>>()?;
        let next =
            if found.len() == limit { found.last().map(|row| write_key(row.mention_at.max(row.answer_at), &row.post)) } else { None };
        let drafted = self.drafted()?;
        let mut conversations = Vec::new();
        for row in &found {
            conversations.extend(self.row(row, drafted.contains(&row.post))?);
        }
        Ok(ConversationPage { conversations, next })
    }
}
