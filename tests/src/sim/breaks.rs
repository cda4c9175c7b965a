//! Rules broken on purpose. A check that stays green while its rule is broken checks nothing.

macro_rules! breaks {
    ($( $(#[$doc:meta])+ $name:ident = $word:literal, )+) => {
        /// A broken rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Break {
            $( $(#[$doc])+ $name, )+
        }

        impl Break {
            /// All of them.
            pub const ALL: &[Break] = &[$( Break::$name, )+];
            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$( $word, )+];
        }
    };
}

breaks! {
    /// The server forgets which commands it has decided.
    S1 = "s1",
    /// The client takes a command for applied as soon as it is sent.
    S2 = "s2",
    /// The client sends several commands of one lane at once, in any order.
    S3 = "s3",
    /// The client keeps the order of each lane and does not wait for what a command builds on in another.
    S3Waits = "s3-waits",
    /// The client forgets to try again after a while.
    S4 = "s4",
    /// The client loses a row of a page, and does not compare digests.
    S5 = "s5",
    /// What the client derives from records depends on the way by which they came.
    S6 = "s6",
    /// The client lays what is confirmed over the records for ever.
    S7 = "s7",
    /// The client keeps scopes it is no longer granted.
    S8 = "s8",
    /// The server goes on granting a scope to people who left it.
    S8Gate = "s8-gate",
    /// The client never throws its cache away, not even when the account of its person is closed.
    S8Kept = "s8-kept",
    /// The client believes a verdict of a history that the server does not have any more.
    S9 = "s9",
    /// The client does not let a command wait for what the server lost with it.
    S9Haste = "s9-haste",
    /// The client judges by its own clock whether its session has ended.
    S10 = "s10",
    /// A crash loses an unsent command.
    S11 = "s11",
    /// Everybody is hinted of everything.
    S12 = "s12",
    /// The client names an earlier version of the protocol, and sends what only the newest one knows.
    S13 = "s13",
}

impl Break {
    /// The rule with this name, such as `s1`.
    #[must_use]
    pub fn named(name: &str) -> Option<Break> {
        let place = Break::NAMES.iter().position(|known| known.eq_ignore_ascii_case(name))?;
        Break::ALL.get(place).copied()
    }
}
