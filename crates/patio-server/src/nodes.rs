//! The nodes on one PostgreSQL database: that they read the same files, and that each hears of what another one changed.
//!
//! A node keeps one connection for both. On it lies a lock that the database takes back when the node ends, however it ends: nodes that
//! share their files share it, and a node with files of its own has it alone. Notices are hints; a lost one is found by looking (S12).
//! Must not know what is in the notices, nor the store. Shown by `tests/tests/system/nodes.rs`.

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::{Client, Config, NoTls};
use std::thread;
use std::time::Duration;
use thiserror::Error;

/// The first half of the lock's number; the second one is the schema's.
const LOCK: i32 = 0x7061_7469;
/// How often a node asks for the lock that another one has: a node that was killed may be thought alive for a moment.
const TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(500);
/// How long a node waits for a notice before it looks whether its connection still stands.
const SILENCE: Duration = Duration::from_secs(5);
/// So that the database notices soon when the machine of a node is gone.
const LIMITS: &str =
    "SET statement_timeout = '60s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";
/// Longest notice that PostgreSQL takes.
const NOTICE_BYTES: usize = 7_900;
/// What stands in a notice that would be too long: anything may have changed.
pub const ANYTHING: &str = "*";

/// Why a node cannot serve beside the others.
#[derive(Debug, Error)]
pub enum NodeError {
    /// The database failed.
    #[error("nodes: {0}")]
    Database(#[from] postgres::Error),
    /// Another node serves, and not all of them read the same files.
    #[error(
        "another patio-server is serving this database, and one of the two keeps files in a folder of its own, which the other cannot \
         read: keep files in an S3-compatible store (--files s3://…), or add --files-shared when --files is the same folder on every node"
    )]
    OwnFiles,
}

/// This node among the others.
pub struct Node {
    client: Client,
    config: Config,
    files_are_shared: bool,
    channel: String,
}

impl Node {
    /// Joins the nodes of a database.
    ///
    /// # Errors
    /// When the database cannot be reached, or a node with files of its own serves, or this one has them and another one serves.
    pub fn join(url: &str, files_are_shared: bool) -> Result<Node, NodeError> {
        let config: Config = url.parse()?;
        let mut tries = 1;
        loop {
            match connect(&config, files_are_shared) {
                Ok((client, channel)) => return Ok(Node { client, config, files_are_shared, channel }),
                Err(NodeError::OwnFiles) if tries < TRIES => tries += 1,
                Err(error) => return Err(error),
            }
            thread::sleep(BETWEEN_TRIES);
        }
    }

    /// The statement that tells the others, and its first parameter; the notice is the second one.
    #[must_use]
    pub fn channel(&self) -> String {
        self.channel.clone()
    }

    /// Hears notices on a thread of its own, until `hear` says that nobody listens any more. A connection that breaks is made anew, and
    /// anything may have been missed then. `lost` is called when another node took the lock meanwhile: this one must not go on.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn listen(self, hear: impl Fn(&str) -> bool + Send + 'static, lost: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
        thread::Builder::new().name("nodes".into()).spawn(move || self.hear(hear, lost)).map(drop)
    }

    fn hear(mut self, hear: impl Fn(&str) -> bool, lost: impl FnOnce()) {
        loop {
            let heard = self.client.notifications().timeout_iter(SILENCE).next();
            match heard {
                Ok(Some(notice)) => {
                    if !hear(notice.payload()) {
                        return;
                    }
                    continue;
                }
                Ok(None) if self.client.is_valid(SILENCE).is_ok() => continue,
                Ok(None) => tracing::warn!("the connection among nodes broke"),
                Err(error) => tracing::warn!(%error, "the connection among nodes broke"),
            }
            match self.again() {
                Ok(()) if hear(ANYTHING) => {}
                Ok(()) => return,
                Err(NodeError::OwnFiles) => return lost(),
                Err(NodeError::Database(error)) => tracing::warn!(%error, "the connection among nodes could not be made"),
            }
        }
    }

    fn again(&mut self) -> Result<(), NodeError> {
        thread::sleep(BETWEEN_TRIES);
        self.client = connect(&self.config, self.files_are_shared)?.0;
        Ok(())
    }
}

/// A notice of these words; or that anything may have changed.
#[must_use]
pub fn notice(words: &[String]) -> String {
    let notice = words.join(" ");
    if notice.len() > NOTICE_BYTES { ANYTHING.to_owned() } else { notice }
}

fn connect(config: &Config, files_are_shared: bool) -> Result<(Client, String), NodeError> {
    let mut client = config.connect(NoTls)?;
    client.batch_execute(LIMITS)?;
    // What a database of several organisations has in one schema each is one organisation's nodes.
    let row = client.query_one("SELECT hashtext(current_schema()), current_schema()", &[])?;
    let (number, schema): (i32, String) = (row.get(0), row.get(1));
    let take = if files_are_shared { "pg_try_advisory_lock_shared" } else { "pg_try_advisory_lock" };
    let taken: bool = client.query_one(&format!("SELECT {take}($1, $2)"), &[&LOCK, &number])?.get(0);
    if !taken {
        return Err(NodeError::OwnFiles);
    }
    let channel = format!("patio_{schema}");
    // A schema is a name by PostgreSQL's own rules; quoted, it stays one.
    client.batch_execute(&format!("LISTEN \"{}\"", channel.replace('"', "\"\"")))?;
    Ok((client, channel))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_that_would_be_too_long_says_that_anything_changed() {
        assert_eq!(notice(&["org".into(), "person:1".into()]), "org person:1");
        assert_eq!(notice(&vec!["community:01990000-0000-7000-8000-000000000000".to_owned(); 400]), ANYTHING);
    }
}
