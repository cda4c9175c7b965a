//! Rules broken on purpose. A check that stays green while its rule is broken checks nothing.

/// A broken rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// The server forgets which commands it has decided.
    S1,
    /// The client sends several commands of one lane at once, in any order.
    S3,
    /// The client keeps the order of each lane and does not wait for what a command builds on in another.
    S3Waits,
    /// The client loses a row of a page, and does not compare digests.
    S5,
    /// The client keeps scopes it is no longer granted.
    S8,
    /// The client believes a verdict of a history that the server does not have any more.
    S9,
}

impl Break {
    /// All of them.
    pub const ALL: [Break; 6] = [Break::S1, Break::S3, Break::S3Waits, Break::S5, Break::S8, Break::S9];

    /// The rule with this name, such as `s1`.
    #[must_use]
    pub fn named(name: &str) -> Option<Break> {
        match name.to_ascii_lowercase().as_str() {
            "s1" => Some(Break::S1),
            "s3" => Some(Break::S3),
            "s3-waits" => Some(Break::S3Waits),
            "s5" => Some(Break::S5),
            "s8" => Some(Break::S8),
            "s9" => Some(Break::S9),
            _ => None,
        }
    }
}
