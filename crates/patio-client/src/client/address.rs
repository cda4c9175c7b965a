//! Server addresses and invitation links, as people type and paste them.
//!
//! Owns what such a text means. Only https, and http on this very machine: over anything else a password would travel in the clear. What
//! mail programs put around a link is taken off; what cannot be meant is said, never dropped. Must not know the network.

use crate::calls::{CallCode, CallError};
use crate::sync::network::own_machine::is_own_machine;
use patio_domain::rich_text::without_end;
use patio_domain::title::is_invisible_control;
use reqwest::Url;

/// Longest text that is read, in characters.
const TEXT_MAX_CHARS: usize = 2_000;
/// Where an invitation link leads.
const INVITATION: &str = "invitation";

/// The text that the person pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The server, such as `https://patio.example.org`, without a slash at the end.
    pub server: String,
    /// The token of an invitation link.
    pub invitation: Option<String>,
}

/// Reads an address: a bare host name, a URL, or an invitation link.
///
/// # Errors
/// `address_invalid`, `address_insecure`, `address_with_path` or `invitation_damaged`.
pub fn read_address(text: &str) -> Result<Address, CallError> {
    let invalid = || CallError::new(CallCode::AddressInvalid);
    if text.chars().count() > TEXT_MAX_CHARS {
        return Err(invalid());
    }
    let text: String = text.chars().map(|c| if c == '\u{A0}' || c.is_control() { ' ' } else { c }).collect();
    let text: String = text.chars().filter(|c| !is_invisible_control(*c)).collect();
    let text = bare(the_link_in(&text).ok_or_else(invalid)?);
    let url = parse(text).ok_or_else(invalid)?;
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(invalid)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid());
    }
    match url.scheme() {
        "https" => {}
        "http" if is_own_machine(&url) => {}
        "http" => return Err(CallError::new(CallCode::AddressInsecure)),
        _ => return Err(invalid()),
    }
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let server = format!("{}://{host}{port}", url.scheme());
    Ok(Address { server, invitation: invitation(&url)? })
}

/// The one word of a text that is an address: the text itself when it is one word, else the only one with a scheme.
fn the_link_in(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if words.next().is_none() {
        return Some(first);
    }
    let mut links = text.split_whitespace().filter(|word| word.contains("://"));
    links.next().filter(|_| links.next().is_none())
}

/// A link without what stands around it in a sentence or a mail: brackets, quotes and the signs that end a sentence.
fn bare(text: &str) -> &str {
    let opening = |c: char| "<(\"'“”„‘’«»".contains(c);
    let start =
        text.find("http").filter(|at| text.get(..*at).is_some_and(|before| before.ends_with(['(', '<', '[', '"', ':', '=']))).unwrap_or(0);
    without_end(text.get(start..).unwrap_or(text).trim_start_matches(opening), None)
}

/// Reads a URL; without a scheme it is https, and http on this machine.
fn parse(text: &str) -> Option<Url> {
    if text.contains("://") {
        return Url::parse(text).ok();
    }
    let url = Url::parse(&format!("https://{text}")).ok()?;
    if is_own_machine(&url) { Url::parse(&format!("http://{text}")).ok() } else { Some(url) }
}

/// The token of an invitation link; nothing when there is only a server.
fn invitation(url: &Url) -> Result<Option<String>, CallError> {
    let mut path = url.path().split('/').filter(|part| !part.is_empty());
    match (path.next(), path.next(), path.next()) {
        (None, ..) if url.query().is_none() && url.fragment().is_none_or(str::is_empty) => Ok(None),
        // Links of earlier servers have the token in the path, where the logs of proxies see it.
        (Some(word), in_path, None) if word.eq_ignore_ascii_case(INVITATION) => {
            let token = url.fragment().or(in_path).unwrap_or_default().trim_end_matches('/');
            let whole = !token.is_empty() && token.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            if whole { Ok(Some(token.to_owned())) } else { Err(CallError::new(CallCode::InvitationDamaged)) }
        }
        _ => Err(CallError::new(CallCode::AddressWithPath)),
    }
}

#[cfg(test)]
mod tests;
