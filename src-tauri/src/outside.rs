//! Owns: opening a web address or a mail address in the person's own programs. The window has no other way outside. This module
//! does not trust the window and checks the address again. Must not know: the client.

use patio_client::tidy_link;
use url::Url;

/// The longest address that is opened.
const LONGEST_ADDRESS: usize = 2_048;

/// The address for the system, if the app may open it.
fn readable(address: &str) -> Option<Url> {
    if address.len() > LONGEST_ADDRESS {
        return None;
    }
    // Also what came from an earlier version, or from a field of a profile: mail gets an address and nothing else.
    let url = Url::parse(&tidy_link(address)?).ok()?;
    match url.scheme() {
        "https" => (url.has_host() && url.username().is_empty() && url.password().is_none()).then_some(url),
        "mailto" => url.query().is_none().then_some(url),
        _ => None,
    }
}

/// Opens an `https:` or `mailto:` address; says whether it did.
pub fn open(address: &str) -> bool {
    readable(address).is_some_and(|url| tauri_plugin_opener::open_url(url, None::<&str>).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_and_mail_addresses_may_be_opened() {
        for address in ["https://example.org/a?b#c", "mailto:hanneke@example.org", "HTTPS://EXAMPLE.ORG"] {
            assert!(readable(address).is_some(), "{address}");
        }
    }

    #[test]
    fn mail_gets_an_address_and_nothing_else() {
        let opened = readable("mailto:hanneke@example.org?subject=Ja&bcc=otto@example.org").map(String::from);
        assert_eq!(opened.as_deref(), Some("mailto:hanneke@example.org"));
    }

    #[test]
    fn everything_else_stays_closed() {
        for address in [
            "",
            "http://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd",
            "ssh://example.org",
            "https://bank.example@evil.example/",
            "https:",
            "/bin/sh",
            "-e",
            "mailto:nobody",
        ] {
            assert!(readable(address).is_none(), "{address}");
        }
        assert!(readable(&format!("https://example.org/{}", "a".repeat(LONGEST_ADDRESS))).is_none());
    }
}
