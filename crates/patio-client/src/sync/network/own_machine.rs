//! Owns: which server is this very machine, the only one that is spoken with in the clear. Must not know what people type or what is sent.
//!
//! Loopback is an address (127.0.0.0/8, ::1) or the name `localhost`, as the parsed host says it. What merely begins like one, such as
//! `127.example.org`, is a stranger.

use url::{Host, Url};

/// Whether an address leads to this machine whatever the network says.
#[must_use]
pub fn is_own_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // The parser has written it in lower case.
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_loopback_address_or_localhost_is_this_machine() {
        let own = |text: &str| is_own_machine(&Url::parse(text).unwrap());
        for text in
            ["http://127.0.0.1", "http://127.8.9.10:80", "http://[::1]:8470", "http://localhost", "http://LocalHost:1", "http://127.1"]
        {
            assert!(own(text), "{text}");
        }
        for text in [
            "http://127.tuin.example",
            "http://127.0.0.1.tuin.example",
            "http://localhost.tuin.example",
            "http://tuin.localhost.example",
            "http://0.0.0.0",
            "http://128.0.0.1",
            "http://[::2]",
            "http://[::ffff:10.0.0.1]",
        ] {
            assert!(!own(text), "{text}");
        }
    }
}
