//! Lanes: order holds inside a lane, lanes are independent (S3). A lane is one conversation, one community's membership, or
//! the profile.

use crate::command::Command;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The lane of a command, as a word: `post:<id>`, `community:<id>`, `profile`, `topics`, `vouch:<id>`, `vouches`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lane(pub String);

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Lane {
    /// The lane a command belongs to.
    #[must_use]
    pub fn of(command: &Command) -> Lane {
        Lane(match command {
            Command::ProfileSet(_) | Command::ProfileUpdate(_) => "profile".to_owned(),
            // A merge touches two topics and comes seldom: one lane for the vocabulary.
            Command::TopicRename(_) | Command::TopicMerge(_) => "topics".to_owned(),
            Command::VouchSet(vouch) => format!("vouch:{}", vouch.person),
            Command::VouchDecline(_) => "vouches".to_owned(),
            Command::CommunityCreate(made) => format!("community:{}", made.community),
            Command::CommunityJoin(place) | Command::CommunityLeave(place) => format!("community:{}", place.community),
            Command::CommunityInvite(member) | Command::CommunityRemoveMember(member) => format!("community:{}", member.community),
            Command::PostCreate(made) => format!("post:{}", made.post),
            Command::PostEdit(edit) => format!("post:{}", edit.post),
            Command::PostWithdraw(post) => format!("post:{}", post.post),
            Command::CommentCreate(made) => format!("post:{}", made.post),
            Command::CommentEdit(edit) => format!("post:{}", edit.post),
            Command::CommentWithdraw(comment) => format!("post:{}", comment.post),
            Command::ReactionSet(set) => format!("post:{}", set.post),
            Command::HelpfulSet(set) => format!("post:{}", set.post),
        })
    }
}
