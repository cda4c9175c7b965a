//! The arguments, as people type them.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Patio in a terminal: the place where people who work apart meet.
///
/// Whatever you write is saved in the data folder first and sent as soon as the server is reached, now or later.
#[derive(Debug, Parser)]
#[command(
    name = "patio-cli",
    version,
    after_help = "Exit codes: 0 done (or saved, to be sent later); 1 refused, with the reason; 2 wrong arguments; \
                  3 the server is not reached or you are not signed in; 4 the data folder cannot be used."
)]
pub struct Arguments {
    /// Folder with your data; one for each person and server.
    #[arg(long, env = "PATIO_CLIENT_DATA")]
    pub data_dir: PathBuf,
    /// Print the answer as one line of JSON, failures too (on standard error).
    #[arg(long, global = true)]
    pub json: bool,
    /// Language: nl or en. The system's when left out.
    #[arg(long, global = true, value_parser = ["nl", "en"])]
    pub locale: Option<String>,
    /// Seconds to wait for a server that is not reached.
    #[arg(long, global = true, default_value_t = 10)]
    pub wait: u64,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sign in. The password is read from PATIO_PASSWORD, or else from standard input.
    SignIn {
        /// Address of the server.
        server: String,
        /// Your login, as a rule your e-mail address.
        login: String,
    },
    /// Accept an invitation: choose a password and sign in. The link is read from PATIO_INVITATION, or else from standard input, and the
    /// password after it as for `sign-in`: other programs of this machine can read arguments.
    Accept,
    /// Change your password; your other laptops are signed out. The current one is read from PATIO_PASSWORD and the new one from
    /// PATIO_NEW_PASSWORD, or else both from standard input, a line each.
    Password,
    /// Show your profile, or change what you name.
    Profile {
        /// Your name.
        #[arg(long)]
        name: Option<String>,
        /// Your job, in your own words.
        #[arg(long)]
        job: Option<String>,
        /// What you know about; may be given several times.
        #[arg(long)]
        expertise: Vec<String>,
    },
    /// Wait until this laptop is in step with the server, or say why it is not.
    Sync,
    /// What is new in your communities, or the conversations of one.
    Feed {
        /// Name or id of the community.
        #[arg(long)]
        community: Option<String>,
    },
    /// The communities you know of.
    Communities,
    /// Join a community.
    Join {
        /// Name or id.
        community: String,
    },
    /// Leave a community.
    Leave {
        /// Name or id.
        community: String,
    },
    /// Show a conversation.
    Show {
        /// Id of the post.
        post: String,
    },
    /// Find people by name, by topic or by a question, with the reason why.
    Find {
        /// A name, a topic or a question; everybody when left out.
        words: Vec<String>,
        /// Part of the organisation.
        #[arg(long)]
        unit: Option<String>,
        /// Town or site.
        #[arg(long)]
        place: Option<String>,
        /// Code of a language, such as nl.
        #[arg(long)]
        language: Option<String>,
        /// Only who works now.
        #[arg(long)]
        works_now: bool,
    },
    /// Print a person as a vCard.
    Vcard {
        /// Id of the person.
        person: String,
    },
    /// Write a post.
    Post {
        /// Name or id of the community.
        community: String,
        /// Its title.
        #[arg(long, default_value = "")]
        title: String,
        /// A file beside it; may be given several times.
        #[arg(long = "file")]
        files: Vec<PathBuf>,
        /// The text, a paragraph a line; `-` reads it from standard input.
        text: String,
    },
    /// Write a comment.
    Comment {
        /// Id of the post.
        post: String,
        /// Id of the comment it answers.
        #[arg(long)]
        reply_to: Option<String>,
        /// A file beside it; may be given several times.
        #[arg(long = "file")]
        files: Vec<PathBuf>,
        /// The text; `-` reads it from standard input.
        text: String,
    },
    /// Set a reaction, or take it back.
    React {
        /// Id of the post or comment.
        target: String,
        /// One emoji.
        emoji: String,
        /// Take it back.
        #[arg(long)]
        off: bool,
    },
    /// Change your own post or comment; what it said before stays readable.
    Edit {
        /// Id of the post or comment.
        target: String,
        /// New title; the old one stays when left out.
        #[arg(long)]
        title: Option<String>,
        /// The new text; `-` reads it from standard input.
        text: String,
    },
    /// Withdraw your own post or comment; its place stays.
    Withdraw {
        /// Id of the post or comment.
        target: String,
    },
    /// Ask a desk.
    Ask {
        /// Name or id of the desk.
        desk: String,
        /// Only you and the desk read it.
        #[arg(long)]
        private: bool,
        /// What you want to know, in one line.
        title: String,
        /// More about it; `-` reads it from standard input.
        #[arg(default_value = "")]
        text: String,
    },
    /// The questions of a desk, or your own when no desk is named.
    Queue {
        /// Name or id of the desk.
        desk: Option<String>,
        /// Which of them.
        #[arg(long, default_value = "open", value_parser = ["open", "free", "mine", "waiting", "done"])]
        view: String,
    },
    /// Show a question, or settle it.
    Question {
        /// Id of the question.
        question: String,
        /// What to do with it.
        #[arg(value_parser = ["release", "confirm", "withdraw", "me-too", "not-me-too"])]
        act: Option<String>,
    },
    /// Take a question. One person has it; if somebody was first, you are told.
    Claim {
        /// Id of the question.
        #[arg(required_unless_present = "next")]
        question: Option<String>,
        /// Take the one of this desk that waited longest, and show it.
        #[arg(long, value_name = "DESK", conflicts_with = "question")]
        next: Option<String>,
    },
    /// Answer a question, or write something else below it.
    Answer {
        /// Id of the question.
        question: String,
        /// What the text is.
        #[arg(long, default_value = "answer", value_parser = ["answer", "ask-back", "add", "reopen", "note"])]
        r#as: String,
        /// The text; `-` reads it from standard input.
        text: String,
    },
    /// The photo on your profile.
    Photo {
        #[command(subcommand)]
        act: PhotoAct,
    },
    /// Files beside texts.
    File {
        #[command(subcommand)]
        act: FileAct,
    },
    /// What you wrote and where it stands.
    Outbox {
        #[command(subcommand)]
        act: Option<OutboxAct>,
    },
    /// Print events as they come, one line of JSON each, until stopped.
    Watch,
    /// Sign out.
    SignOut {
        /// Also when something is not sent yet; it stays in the data folder for you.
        #[arg(long)]
        keep_unsent: bool,
    },
    /// Make any call of the client.
    Call {
        /// Its name, such as home.get.
        name: String,
        /// Its request as JSON; `-` reads it from standard input, and calls with a password or an invitation are made no other way.
        #[arg(default_value = "{}")]
        request: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum PhotoAct {
    /// Show this one: the square in the middle of an image. Colleagues see it wherever your name stands.
    Set {
        /// The image.
        path: PathBuf,
    },
    /// Take it back. It leaves every laptop at its next contact.
    Withdraw,
}

#[derive(Debug, Subcommand)]
pub enum FileAct {
    /// Save it to this folder.
    Save {
        /// Id of the file.
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum OutboxAct {
    /// Send a refused text again as it is.
    Resend {
        /// Id of the item.
        id: String,
    },
    /// Put an unsent or refused item away.
    Discard {
        /// Id of the item.
        id: String,
    },
}

impl Arguments {
    /// The language: asked for, or the system's.
    pub fn locale(&self) -> &str {
        if let Some(locale) = &self.locale {
            return locale;
        }
        let system =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        if system.is_some_and(|value| value.starts_with("nl")) { "nl" } else { "en" }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
