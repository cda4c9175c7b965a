//! Every limit on what people may enter, with its reason. Units are in the names. Exported to the UI by `cargo xtask gen`.

use std::ops::RangeInclusive;

/// Longest post, in characters (Unicode scalar values): about forty screens, more is a page.
pub const POST_MAX_CHARS: usize = 20_000;
/// Longest comment, in characters.
pub const COMMENT_MAX_CHARS: usize = 10_000;
/// Longest title of a post, in characters.
pub const TITLE_MAX_CHARS: usize = 140;
/// Longest name of a person or community, in characters.
pub const NAME_MAX_CHARS: usize = 80;
/// Longest job title, in characters.
pub const JOB_MAX_CHARS: usize = 80;
/// Longest single expertise, in characters.
pub const EXPERTISE_MAX_CHARS: usize = 40;
/// Most expertises on one profile: a longer list does not show what a person really knows.
pub const EXPERTISE_MAX_COUNT: usize = 12;
/// Longest unit, location, phone number and other short lines of a profile, in characters.
pub const LINE_MAX_CHARS: usize = 80;
/// Longest "about me", in characters: half a page.
pub const ABOUT_MAX_CHARS: usize = 2_000;
/// Longest "ask me about" beside an expertise, in characters.
pub const ASK_MAX_CHARS: usize = 140;
/// Most interests on a profile.
pub const INTERESTS_MAX_COUNT: usize = 20;
/// Most languages on a profile.
pub const LANGUAGES_MAX_COUNT: usize = 12;
/// Most spans of working hours in a week: three a day, since a night with a break is cut at midnight.
pub const WORK_SPANS_MAX_COUNT: usize = 21;
/// Most other names of a topic.
pub const SYNONYMS_MAX_COUNT: usize = 30;
/// Most fields in one change of a profile: every field once.
pub const PROFILE_CHANGES_MAX_COUNT: usize = 14;
/// Largest file, in bytes.
pub const FILE_MAX_BYTES: u64 = 1024 * 1024 * 1024;
/// Bytes in one part of an upload; each part has its own hash.
pub const FILE_PART_BYTES: u64 = 1024 * 1024;
/// Most files on one post or comment.
pub const FILES_MAX_COUNT: usize = 10;
/// Longest name of a file, in characters.
pub const FILE_NAME_MAX_CHARS: usize = 120;
/// Bytes the server stores for one person, unless its administrator sets another limit.
pub const FILE_QUOTA_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// Most pixels of an image that Patio decodes: enough for the cameras of today's phones, and few enough to bound memory.
pub const IMAGE_MAX_PIXELS: u64 = 40_000_000;
/// Longest text of a question, an answer or a note, in characters.
pub const QUESTION_MAX_CHARS: usize = 10_000;
/// Longest message about an incident, in characters: everybody reads it.
pub const INCIDENT_MAX_CHARS: usize = 2_000;
/// Most questions of an incident at a time: its end answers all of them at once.
pub const INCIDENT_MAX_QUESTIONS: usize = 500;
/// Most messages about an incident.
pub const INCIDENT_MAX_MESSAGES: usize = 100;
/// Most macros of a desk.
pub const MACROS_MAX_COUNT: usize = 100;
/// Most topics of an item of knowledge.
pub const KNOWLEDGE_TOPICS_MAX_COUNT: usize = 12;
/// The function keys that a macro can have: F1 and those from F10 on belong to the system.
pub const MACRO_KEYS: RangeInclusive<u8> = 2..=9;
/// Longest description of a community, or purpose of a desk, in characters.
pub const DESCRIPTION_MAX_CHARS: usize = 500;
/// Most spans of a desk's opening hours.
pub const OPEN_SPANS_MAX_COUNT: usize = 42;
/// Most days on which a desk says to be closed: ten years of holidays.
pub const HOLIDAYS_MAX_COUNT: usize = 300;
/// Longest target of a desk, in open minutes: a year of days and nights.
pub const TARGET_MAX_MIN: u32 = 366 * 24 * 60;
/// Deepest nesting of blocks in a text (a list in a quote in a list …).
pub const TEXT_MAX_DEPTH: usize = 6;
/// Most nodes in one text; bounds the cost of rendering it.
pub const TEXT_MAX_NODES: usize = 8_000;
/// Longest link, in characters.
pub const LINK_MAX_CHARS: usize = 2_000;
/// Most mentions in one text: each mention interrupts a colleague.
pub const MENTIONS_MAX_COUNT: usize = 50;
/// Shortest password, in characters that count; `password.rs` states the whole rule.
pub const PASSWORD_MIN_CHARS: usize = 10;
/// Longest password, in characters; bounds the cost of hashing.
pub const PASSWORD_MAX_CHARS: usize = 200;
/// Most items in one push.
pub const PUSH_MAX_ITEMS: usize = 64;
/// Most bytes of one command's encoded body: a text of the greatest length with thousands of marks and dozens of links fits.
pub const COMMAND_MAX_BYTES: usize = 512 * 1024;
/// Most bytes in one push; a request over it is refused before it is read.
pub const PUSH_MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most commands that one pull asks to have confirmed.
pub const PULL_MAX_APPLIED: usize = 500;
/// Most rows in one page of a pull.
pub const PULL_MAX_ROWS: usize = 2_000;
/// Most bytes of row bodies in one page of a pull.
pub const PULL_MAX_BYTES: usize = 1024 * 1024;
/// Fewest bytes of rows after which the server ends a page, whatever the client asks for.
pub const PULL_MIN_BYTES: usize = 4 * 1024;

/// How much of one kind of command a person may send: this many at once, and one more for each span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// The word stored for it.
    pub name: &'static str,
    /// Commands that may come together after a long rest.
    pub at_once: i64,
    /// Milliseconds until one of them comes back.
    pub each_ms: i64,
}

/// New communities and their tiles, which appear on the laptop of every colleague: nobody makes forty in an afternoon.
pub const EVERYBODY: Quota = Quota { name: "everybody", at_once: 40, each_ms: 15 * 60_000 };
/// Names and merges of topics, which everybody sees: a curator who tidies up for a day stays below it.
pub const TOPICS: Quota = Quota { name: "topics", at_once: 400, each_ms: 60_000 };
/// Changes of one's own profile; its expertise makes topics for everybody.
pub const PROFILE: Quota = Quota { name: "profile", at_once: 200, each_ms: 60_000 };
/// Memberships, invitations and vouches: a manager who invites a whole department stays below it.
pub const RELATIONS: Quota = Quota { name: "relations", at_once: 2_000, each_ms: 10_000 };
/// Posts and comments, with their edits: many times what a person writes in a month without network.
pub const TEXTS: Quota = Quota { name: "texts", at_once: 3_000, each_ms: 5_000 };
/// Questions of one person: more than anybody asks in a month of trouble, and few enough that a script does not fill a desk's queue.
pub const QUESTIONS: Quota = Quota { name: "questions", at_once: 300, each_ms: 60_000 };
/// What a desk's staff and an asker do with questions: an agent who empties a queue of a thousand in a day stays below it.
pub const HELP: Quota = Quota { name: "help", at_once: 10_000, each_ms: 1_000 };
/// Reactions and marks.
pub const MARKS: Quota = Quota { name: "marks", at_once: 5_000, each_ms: 2_000 };
/// Commands that this version does not know, and those that take another one back.
pub const UNKNOWN: Quota = Quota { name: "unknown", at_once: 5_000, each_ms: 2_000 };
