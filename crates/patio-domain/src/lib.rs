//! Patio's rules: what each person may do, which texts are valid, what a scope is.
//!
//! Owns the words of the product (person, community, post, comment …), their limits and every permission decision.
//! Must not know: clocks, randomness, databases, networks, user interfaces. Client and server use the same functions, so
//! a refusal a person sees offline is the refusal the server would have given.
#![cfg_attr(not(test), forbid(unsafe_code))]

pub mod bidi;
pub mod calendar;
pub mod community;
pub mod deadline;
pub mod desk;
pub mod emoji;
pub mod id;
pub mod knowledge;
pub mod limits;
pub mod macros;
pub mod name;
pub mod password;
pub mod patio_link;
pub mod permission;
pub mod priority;
pub mod profile;
pub mod question;
pub mod refusal;
pub mod rich_text;
pub mod scope;
pub mod title;
pub mod topic;
pub mod world;

pub use calendar::Calendar;
pub use community::{Access, MemberRole};
pub use deadline::{Targets, Terms};
pub use desk::DeskRole;
pub use id::{
    CommandId, CommentId, CommunityId, DeskId, FileId, IncidentId, KnowledgeId, MacroId, MessageId, PersonId, PostId, QuestionId, ReplyId,
    RevisionId, SessionId, TopicId,
};
pub use password::PasswordFault;
pub use patio_link::PatioLink;
pub use permission::{CommunityStanding, Standing};
pub use priority::Priority;
pub use profile::field::ProfileField;
pub use profile::update::{Contact, Level, ProfileChange, Skill, WorkSpan};
pub use profile::{Expertise, Profile, Role};
pub use question::{QuestionAct, QuestionState};
pub use refusal::Refusal;
pub use rich_text::{Block, Doc, Inline, Mark};
pub use scope::Scope;
