//! Owns: the address that a request counts for, in the limits on attempts. Must not know what is limited.

use axum::http::HeaderMap;
use std::net::SocketAddr;

/// The longest address that is kept in mind.
const LONGEST: usize = 64;

/// Where a request came from. Behind a trusted proxy: the last entry of the last `X-Forwarded-For` line, which is the proxy's own; what
/// stands before it was written by the caller, also when the proxy adds a line of its own instead of an entry.
pub(super) fn peer_of(headers: &HeaderMap, address: Option<SocketAddr>, trust_forwarded: bool) -> String {
    let line = if trust_forwarded { headers.get_all("x-forwarded-for").iter().next_back() } else { None };
    let last = line.and_then(|line| line.to_str().ok()?.rsplit(',').next());
    match (last, address) {
        (Some(last), _) => last.trim().chars().take(LONGEST).collect(),
        (None, Some(address)) => address.ip().to_string(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[&str], trust: bool) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        peer_of(&headers, Some(SocketAddr::from(([192, 0, 2, 9], 80))), trust)
    }

    #[test]
    fn only_what_the_proxy_wrote_counts() {
        assert_eq!(said(&["203.0.113.7"], true), "203.0.113.7");
        assert_eq!(said(&["10.0.0.1, 203.0.113.7"], true), "203.0.113.7");
        assert_eq!(said(&["10.0.0.1", "10.0.0.2, 203.0.113.7"], true), "203.0.113.7", "a line of the caller's own comes first");
        assert_eq!(said(&["10.0.0.1", "203.0.113.7"], false), "192.0.2.9");
        assert_eq!(said(&[], true), "192.0.2.9");
    }
}
