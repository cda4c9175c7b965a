//! Lanes: order holds inside a lane, lanes are independent (S3). A lane is one conversation, one question, one incident, one community's or
//! desk's people, the profile, the vocabulary, or the vouches for one person.
//!
//! Owns the words of lanes. Must not know the commands: each says its own lane (`Intent::lane`).

use patio_domain::{CommunityId, DeskId, IncidentId, KnowledgeId, PersonId, PostId, QuestionId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The lane of a command, as a word: `post:<id>`, `community:<id>`, `desk:<id>`, `question:<id>`, `incident:<id>`, `knowledge:<id>`, `profile`, `topics`, `vouch:<id>`, `vouches`,
/// `rights:<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lane(pub String);

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Lane {
    /// Everything in one conversation: the post, its comments, reactions and marks.
    #[must_use]
    pub fn conversation(post: PostId) -> Lane {
        Lane(format!("post:{post}"))
    }

    /// A community and its members.
    #[must_use]
    pub fn community(community: CommunityId) -> Lane {
        Lane(format!("community:{community}"))
    }

    /// A desk and who works there.
    #[must_use]
    pub fn desk(desk: DeskId) -> Lane {
        Lane(format!("desk:{desk}"))
    }

    /// Everything about one question.
    #[must_use]
    pub fn question(question: QuestionId) -> Lane {
        Lane(format!("question:{question}"))
    }

    /// Everything about one incident.
    #[must_use]
    pub fn incident(incident: IncidentId) -> Lane {
        Lane(format!("incident:{incident}"))
    }

    /// Everything about one item of knowledge.
    #[must_use]
    pub fn knowledge(knowledge: KnowledgeId) -> Lane {
        Lane(format!("knowledge:{knowledge}"))
    }

    /// One's own profile.
    #[must_use]
    pub fn profile() -> Lane {
        Lane("profile".to_owned())
    }

    /// The vocabulary. A merge touches two topics and comes seldom, so all topics share one lane.
    #[must_use]
    pub fn topics() -> Lane {
        Lane("topics".to_owned())
    }

    /// Vouches for one person.
    #[must_use]
    pub fn vouches_for(person: PersonId) -> Lane {
        Lane(format!("vouch:{person}"))
    }

    /// Vouches for oneself that one declines.
    #[must_use]
    pub fn own_vouches() -> Lane {
        Lane("vouches".to_owned())
    }

    /// What a person may do in the organisation.
    #[must_use]
    pub fn rights_of(person: PersonId) -> Lane {
        Lane(format!("rights:{person}"))
    }

    /// The question this lane belongs to, if it is one's.
    #[must_use]
    pub fn find_question(&self) -> Option<&str> {
        self.0.strip_prefix("question:")
    }

    /// The conversation this lane belongs to, if it is one's.
    #[must_use]
    pub fn find_conversation(&self) -> Option<&str> {
        self.0.strip_prefix("post:")
    }
}
