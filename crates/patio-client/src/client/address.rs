//! Server addresses and invitation links, as people paste them.

use crate::calls::{CallCode, CallError};
use reqwest::Url;

/// The text that the person pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The server, such as `https://patio.example.org`, without a slash at the end.
    pub server: String,
    /// The token of an invitation link.
    pub invitation: Option<String>,
}

/// Reads an address: a bare host name, a URL, or an invitation link. Only https, and http on this very machine: over anything
/// else a password would travel in the clear.
///
/// # Errors
/// `address_invalid` or `address_insecure`.
pub fn read_address(text: &str) -> Result<Address, CallError> {
    let invalid = || CallError::new(CallCode::AddressInvalid);
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 500 || text.chars().any(char::is_whitespace) {
        return Err(invalid());
    }
    let with_scheme = if text.contains("://") {
        text.to_owned()
    } else if is_loopback(text.split(['/', ':']).next().unwrap_or_default()) {
        format!("http://{text}")
    } else {
        format!("https://{text}")
    };
    let url = Url::parse(&with_scheme).map_err(|_| invalid())?;
    let host = url.host_str().ok_or_else(invalid)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid());
    }
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(host) => {}
        "http" => return Err(CallError::new(CallCode::AddressInsecure)),
        _ => return Err(invalid()),
    }
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let server = format!("{}://{host}{port}", url.scheme());
    // Links of earlier servers have the token in the path, where the logs of proxies see it.
    let behind = if url.path() == "/invitation" { url.fragment() } else { url.path().strip_prefix("/invitation/") };
    let invitation = behind.filter(|token| !token.is_empty() && !token.contains('/')).map(str::to_owned);
    Ok(Address { server, invitation })
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "[::1]" || host.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, Option<String>), String> {
        read_address(text).map(|address| (address.server, address.invitation)).map_err(|error| error.code.code().to_owned())
    }

    #[test]
    fn a_host_name_becomes_https_and_this_machine_http() {
        assert_eq!(read(" patio.example.org "), Ok(("https://patio.example.org".into(), None)));
        assert_eq!(read("127.0.0.1:8470"), Ok(("http://127.0.0.1:8470".into(), None)));
        assert_eq!(read("https://patio.example.org:8443/whatever"), Ok(("https://patio.example.org:8443".into(), None)));
    }

    #[test]
    fn an_invitation_link_gives_server_and_token() {
        for link in ["https://p.example/invitation#abc-DEF", "https://p.example/invitation/abc-DEF"] {
            assert_eq!(read(link), Ok(("https://p.example".into(), Some("abc-DEF".into()))));
        }
        assert_eq!(read("https://p.example/elsewhere#abc-DEF"), Ok(("https://p.example".into(), None)));
    }

    #[test]
    fn a_password_never_travels_in_the_clear() {
        assert_eq!(read("http://patio.example.org"), Err("address_insecure".into()));
        for bad in ["", "ftp://x", "https://user:pw@host", "a b", "https://"] {
            assert_eq!(read(bad), Err("address_invalid".into()), "{bad}");
        }
    }
}
