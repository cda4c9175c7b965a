//! Records: what is replicated. A record is `(kind, id, scope, seq, body)`.
//!
//! Owns the one table of records, and what is made from it: the kinds, the enum, reading and writing. The bodies lie with their
//! features. Unknown fields are ignored and unknown kinds stay raw, so that old and new versions live together (S13).

use std::fmt;

pub use crate::community::{CommunityBody, InvitationBody, MembershipBody, invitation_id, membership_id};
pub use crate::desk::{DeskBody, DeskStaffBody, DeskTermsBody, desk_staff_id, desk_terms_id};
pub use crate::feed::{CommentBody, HelpfulBody, PostBody, ReactionBody, RevisionBody, helpful_id, reaction_id, revision_id};
pub use crate::file::{FileBody, ImageInfo, VariantInfo};
pub use crate::incident::{IncidentBody, IncidentMessageBody};
pub use crate::knowledge::{KnowledgeBody, KnowledgeVersionBody, KnowledgeVoteBody, knowledge_version_id, knowledge_vote_id};
pub use crate::macros::MacroBody;
pub use crate::person::{AccountState, PersonBody, ProfileRevisionBody, SkillBody, profile_revision_id};
pub use crate::question::{MeTooBody, QuestionBody, QuestionEventBody, ReplyBody, me_too_id, question_event_id};
pub use crate::topic::{TopicBody, TopicNames, VouchBody, vouch_id};

/// The table of records, one line each: what it is and who has it, its name, its body, its word on the wire. It is handed to the
/// macro `$each`, so that other crates make from it what they need for every record, such as the client's index. Lines are added
/// at the end.
#[macro_export]
macro_rules! for_each_record {
    ($each:ident) => {
        $each! {
            /// A person and their profile; in `org`.
            Person(PersonBody) = "person";
            /// A community; in `org` when open, always in its own scope.
            Community(CommunityBody) = "community";
            /// A person is a member; in the community's scope.
            Membership(MembershipBody) = "membership";
            /// A person is invited to a closed community; in that person's scope.
            Invitation(InvitationBody) = "invitation";
            /// A post; in its community's scope.
            Post(PostBody) = "post";
            /// A comment; in its community's scope.
            Comment(CommentBody) = "comment";
            /// A reaction of one person to one post or comment.
            Reaction(ReactionBody) = "reaction";
            /// What a post or comment said before an edit.
            Revision(RevisionBody) = "revision";
            /// A topic of the shared vocabulary; in `org`.
            Topic(TopicBody) = "topic";
            /// A colleague says that a person knows about a topic; in `org`.
            Vouch(VouchBody) = "vouch";
            /// A text helped a colleague; in its community's scope.
            Helpful(HelpfulBody) = "helpful";
            /// What a profile said before; in its owner's scope.
            ProfileRevision(ProfileRevisionBody) = "profile_revision";
            /// A photo (in `org`) or an attachment (in its community's scope).
            File(FileBody) = "file";
            /// A desk; in `org`.
            Desk(DeskBody) = "desk";
            /// A person works at a desk; in the desk's scope.
            DeskStaff(DeskStaffBody) = "desk_staff";
            /// A question; in its desk's scope, a private one in those of the desk's staff and of its asker.
            Question(QuestionBody) = "question";
            /// A text below a question; in the question's scopes, a note in that of the desk's staff alone.
            Reply(ReplyBody) = "reply";
            /// What was done with a question; in the question's scopes.
            QuestionEvent(QuestionEventBody) = "question_event";
            /// What a desk promises from an instant on; in `org`.
            DeskTerms(DeskTermsBody) = "desk_terms";
            /// An incident; in `org`.
            Incident(IncidentBody) = "incident";
            /// What a desk says about an incident; in `org`.
            IncidentMessage(IncidentMessageBody) = "incident_message";
            /// A text that a desk uses often; in `desk-staff`.
            Macro(MacroBody) = "macro";
            /// A person has a question, too; in the scope of its desk.
            MeToo(MeTooBody) = "me_too";
            /// An answer that stays; in the scope of its desk.
            Knowledge(KnowledgeBody) = "knowledge";
            /// What an item of knowledge said before; in the scope of its desk.
            KnowledgeVersion(KnowledgeVersionBody) = "knowledge_version";
            /// Whether an item helped a person; in `desk-staff` and in the person's own scope.
            KnowledgeVote(KnowledgeVoteBody) = "knowledge_vote";
        }
    };
}

macro_rules! records {
    ($( $(#[$doc:meta])+ $name:ident($body:ident) = $word:literal; )+) => {
        /// The kind of a record, as a word on the wire.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $( $(#[$doc])+ $name, )+
            /// Of a newer version; kept raw.
            Other(String),
        }

        impl Kind {
            /// The words of every kind this version knows; tests walk over it.
            pub const KNOWN: &[&str] = &[$($word),+];

            /// The word on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Kind::$name => $word, )+
                    Kind::Other(word) => word,
                }
            }
        }

        impl From<&str> for Kind {
            fn from(word: &str) -> Self {
                match word {
                    $( $word => Kind::$name, )+
                    other => Kind::Other(other.to_owned()),
                }
            }
        }

        /// A record with a body this version knows.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            $( $(#[$doc])+ $name($body), )+
        }

        impl Record {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $( Record::$name(_) => Kind::$name, )+ }
            }

            /// Its body as JSON: the bytes that are stored, hashed and sent.
            ///
            /// # Errors
            /// When serialisation fails, which the types rule out.
            pub fn encode(&self) -> Result<String, serde_json::Error> {
                match self { $( Record::$name(body) => serde_json::to_string(body), )+ }
            }

            /// Reads a body; `Ok(None)` for a kind this version does not know.
            ///
            /// # Errors
            /// When a body of a known kind does not fit its type.
            pub fn decode(kind: &Kind, body: &str) -> Result<Option<Record>, serde_json::Error> {
                Ok(Some(match kind {
                    $( Kind::$name => Record::$name(serde_json::from_str(body)?), )+
                    Kind::Other(_) => return Ok(None),
                }))
            }
        }

        $( impl From<$body> for Record {
            fn from(body: $body) -> Record {
                Record::$name(body)
            }
        } )+
    };
}
for_each_record!(records);

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
