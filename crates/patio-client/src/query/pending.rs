//! Pending commands, as they lie over confirmed records: waiting, under way, refused, and applied but not yet pulled (S7).

use crate::calls::view::conversation::Delivery;
use crate::store::outbox::OutboxRow;
use patio_domain::{CommunityId, FileId, Level, PersonId, Profile, ProfileChange, Refusal, Skill, TopicId};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, CommunityCreate, PostCreate};
use uuid::Uuid;

/// One open outbox row with its command.
#[derive(Clone, Debug)]
pub struct PendingCommand {
    /// The row.
    pub row: OutboxRow,
    /// The command.
    pub command: Command,
}

impl PendingCommand {
    /// Where it stands.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        match (self.row.state.as_str(), self.row.attempts) {
            ("refused", _) => Delivery::Refused,
            ("applied", _) => Delivery::Sent,
            (_, 0) => Delivery::Waiting,
            _ => Delivery::Sending,
        }
    }

    /// Whether it should be seen as having its effect.
    #[must_use]
    pub fn is_hoped_for(&self) -> bool {
        self.row.state != "refused"
    }

    /// What it changes of the profile; `profile.set` counts as three changes.
    #[must_use]
    pub fn profile_changes(&self) -> Vec<ProfileChange> {
        match &self.command {
            Command::ProfileSet(Profile { name, job, expertise }) => {
                let skill = |topic: &String| Skill { topic: topic.clone(), level: Level::default(), ask: String::new() };
                let skills = ProfileChange::Expertise(expertise.iter().map(skill).collect());
                vec![ProfileChange::Name(name.clone()), ProfileChange::Job(job.clone()), skills]
            }
            Command::ProfileUpdate(update) => update.changes.clone(),
            _ => vec![],
        }
    }

    /// Whether its verdict is still out.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.row.state == "queued"
    }
}

/// What a pending change does to an entry.
#[derive(Default)]
pub struct EntryChange {
    /// New title and text.
    pub edit: Option<(Option<String>, patio_domain::Doc)>,
    /// Its files from now on.
    pub files: Option<Vec<FileId>>,
    /// It is withdrawn.
    pub withdrawn_at: Option<i64>,
    /// A change without verdict is there.
    pub undecided: bool,
    /// The latest row that is undecided or refused.
    pub command: Option<String>,
    /// The code of the latest refusal.
    pub refusal: Option<String>,
}

/// All pending commands of this person, in order of making.
#[derive(Debug, Default)]
pub struct Pending(Vec<PendingCommand>);

impl Pending {
    /// Reads the rows; those this version cannot read are left to the outbox screen.
    #[must_use]
    pub fn new(rows: Vec<OutboxRow>) -> Pending {
        Pending(rows.into_iter().filter_map(|row| row.command().map(|command| PendingCommand { row, command })).collect())
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &PendingCommand> {
        self.0.iter()
    }

    /// Changes of the profile this person just saved, in order.
    #[must_use]
    pub fn profile_changes(&self) -> Vec<ProfileChange> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).flat_map(PendingCommand::profile_changes).collect()
    }

    /// Whether a change of the profile waits, and why the latest one was refused.
    #[must_use]
    pub fn profile_state(&self) -> (bool, Option<String>) {
        let own = || self.0.iter().filter(|each| matches!(each.command, Command::ProfileSet(_) | Command::ProfileUpdate(_)));
        let refused = own().next_back().filter(|each| !each.is_hoped_for()).map(|each| refusal_code(&each.row.refusal));
        (own().any(PendingCommand::is_undecided), refused)
    }

    /// What was just done to the vocabulary: names given, and topics made one with another.
    pub fn topic_changes(&self) -> impl Iterator<Item = &Command> {
        let of_topics = |command: &&Command| matches!(command, Command::TopicRename(_) | Command::TopicMerge(_));
        self.0.iter().filter(|pending| pending.is_hoped_for()).map(|pending| &pending.command).filter(of_topics)
    }

    /// Vouches for a person just given (`true`) or taken back.
    pub fn vouches(&self, person: PersonId) -> impl Iterator<Item = (TopicId, bool)> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::VouchSet(set) if set.person == person => Some((set.topic, set.on)),
            _ => None,
        })
    }

    /// Vouches of this person that were just declined: topic, by whom.
    pub fn declined(&self) -> impl Iterator<Item = (TopicId, PersonId)> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::VouchDecline(declined) => Some((declined.topic, declined.by)),
            _ => None,
        })
    }

    /// Texts in a conversation just called helpful (`true`) or not any more.
    pub fn helpful(&self, post: Uuid) -> impl Iterator<Item = (Uuid, bool)> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::HelpfulSet(set) if set.post.0 == post => Some((set.target, set.on)),
            _ => None,
        })
    }

    /// Communities this person just made.
    pub fn communities(&self) -> impl Iterator<Item = (&PendingCommand, &CommunityCreate)> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).filter_map(|pending| match &pending.command {
            Command::CommunityCreate(made) => Some((pending, made)),
            _ => None,
        })
    }

    /// Whether this person just joined (`true`) or left (`false`) a community.
    #[must_use]
    pub fn joined(&self, community: CommunityId) -> Option<bool> {
        self.0.iter().rev().filter(|pending| pending.is_hoped_for()).find_map(|pending| match &pending.command {
            Command::CommunityJoin(place) if place.community == community => Some(true),
            Command::CommunityCreate(made) if made.community == community => Some(true),
            Command::CommunityLeave(place) if place.community == community => Some(false),
            _ => None,
        })
    }

    /// Posts just written.
    pub fn posts(&self) -> impl Iterator<Item = (&PendingCommand, &PostCreate)> {
        self.0.iter().filter_map(|pending| match &pending.command {
            Command::PostCreate(made) => Some((pending, made)),
            _ => None,
        })
    }

    /// Comments just written in a conversation.
    pub fn comments(&self, post: Uuid) -> impl Iterator<Item = (&PendingCommand, &CommentCreate)> {
        self.0.iter().filter_map(move |pending| match &pending.command {
            Command::CommentCreate(made) if made.post.0 == post => Some((pending, made)),
            _ => None,
        })
    }

    /// What pending edits and withdrawals do to a post or comment.
    #[must_use]
    pub fn change(&self, entry: Uuid) -> EntryChange {
        let mut change = EntryChange::default();
        for pending in &self.0 {
            let touched = match &pending.command {
                Command::PostEdit(edit) if edit.post.0 == entry => Some(Some((Some(edit.title.clone()), &edit.text, &edit.files))),
                Command::CommentEdit(edit) if edit.comment.0 == entry => Some(Some((None, &edit.text, &edit.files))),
                Command::PostWithdraw(post) if post.post.0 == entry => Some(None),
                Command::CommentWithdraw(comment) if comment.comment.0 == entry => Some(None),
                _ => None,
            };
            let Some(effect) = touched else { continue };
            if pending.is_hoped_for() {
                match effect {
                    Some((title, text, files)) => {
                        change.edit = Some((title, text.clone()));
                        change.files = files.clone().or(change.files);
                    }
                    None => change.withdrawn_at = Some(pending.row.saved_at),
                }
                change.undecided |= pending.is_undecided();
            } else {
                change.refusal = Some(refusal_code(&pending.row.refusal));
            }
            if pending.row.state != "applied" {
                change.command = Some(pending.row.command_id.clone());
            }
        }
        change
    }

    /// Reactions this person just set or took back: target, emoji, on.
    pub fn reactions(&self, post: Uuid) -> impl Iterator<Item = (Uuid, &str, bool)> {
        self.0.iter().filter(|pending| pending.is_hoped_for()).filter_map(move |pending| match &pending.command {
            Command::ReactionSet(set) if set.post.0 == post => Some((set.target, set.emoji.as_str(), set.on)),
            _ => None,
        })
    }

    /// How many own texts wait and how many were refused in a conversation.
    #[must_use]
    pub fn count_in(&self, post: Uuid) -> (u64, u64) {
        let lane = format!("post:{post}");
        let mut counts = (0, 0);
        for pending in self.0.iter().filter(|pending| pending.command.lane().0 == lane) {
            match pending.row.state.as_str() {
                "queued" => counts.0 += 1,
                "refused" => counts.1 += 1,
                _ => {}
            }
        }
        counts
    }
}

/// A stored refusal code; of a newer version, as it is.
#[must_use]
pub fn refusal_code(stored: &str) -> String {
    serde_json::from_value::<Refusal>(serde_json::Value::String(stored.to_owned()))
        .map_or_else(|_| stored.to_owned(), |known| known.code().to_owned())
}
