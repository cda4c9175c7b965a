//! Links: which ones a text may have, and whether its words say where a link goes.
//!
//! Owns the rule for every link, when a text is checked, imported and opened. Must not know how links are drawn. A link is an https address without
//! user-info, or `mailto:` with one address and nothing else: a subject, a body or further recipients would put words into the mouth of the
//! person who follows it.

use crate::bidi;
use crate::limits::LINK_MAX_CHARS;
use crate::refusal::Refusal;
use crate::title::is_invisible_control;
use std::net::Ipv6Addr;
use unicode_normalization::UnicodeNormalization;

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// A host, in the letters of the network (`xn--…`), without its port.
    Host(String),
    /// An address of mail, in lower case.
    Mail(String),
}

/// Checks a link: https without user-info or mailto with one address, no control characters, not too long. Every link passes this check, also when
/// it is opened.
///
/// # Errors
/// [`Refusal::LinkInvalid`].
pub fn check_link(link: &str) -> Result<(), Refusal> {
    let clean = link.chars().count() <= LINK_MAX_CHARS && !link.chars().any(|c| c.is_whitespace() || is_invisible_control(c));
    if clean && target(link).is_some() { Ok(()) } else { Err(Refusal::LinkInvalid) }
}

/// The link that passes [`check_link`], with nothing but the address of a `mailto:` kept; nothing when there is none.
#[must_use]
pub fn tidy_link(link: &str) -> Option<String> {
    let kept = match after("mailto:", link) {
        Some(_) => link.split(['?', '#']).next().unwrap_or_default(),
        None => link,
    };
    check_link(kept).is_ok().then(|| kept.to_owned())
}

/// Where a link goes, as it is said beside words that say something else: the host, or the address of mail.
#[must_use]
pub fn destination(link: &str) -> Option<String> {
    Some(match target(link)? {
        Target::Host(host) => host,
        Target::Mail(address) => address,
    })
}

/// Whether words name a place that is not where their link goes, or may look like one.
pub(super) fn misleads(words: &str, link: &str) -> bool {
    // Turned words may read as anything.
    if words.chars().any(bidi::turns) {
        return true;
    }
    let Some(target) = target(link) else { return true };
    let seen: String = words.nfkc().filter(|c| !is_invisible_control(*c)).collect::<String>().to_lowercase();
    let mut named = seen.split(|c: char| c.is_whitespace() || "()<>[]{}\"'“”‘’«»,;|".contains(c)).filter_map(place);
    named.any(|named| match (&target, &named) {
        (Target::Host(host), Target::Host(other)) => bare(host) != bare(other),
        (Target::Mail(address), Target::Mail(other)) => address != other,
        // "example.org" for a mailbox there says nothing wrong.
        (Target::Mail(address), Target::Host(other)) => address.rsplit('@').next().is_none_or(|host| bare(host) != bare(other)),
        (Target::Host(_), Target::Mail(_)) => true,
    })
}

/// The place that a word names, when it looks like one.
fn place(word: &str) -> Option<Target> {
    let word = word.trim_matches(|c: char| ".:!?…".contains(c));
    let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
    let rest = rest.strip_prefix("mailto:").unwrap_or(rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if let Some((name, host)) = authority.rsplit_once('@') {
        let mail = host_of(host).filter(|_| !name.is_empty() && !word.contains("://"));
        return mail.map(|host| Target::Mail(format!("{name}@{host}"))).or_else(|| host_of(host).map(Target::Host));
    }
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    let (_, last) = host.rsplit_once('.')?;
    let is_name = last.chars().count() >= 2 && last.chars().all(|c| c.is_alphanumeric() || c == '-') && !last.chars().all(char::is_numeric);
    let is_number = host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    if is_name || is_number { host_of(host).map(Target::Host) } else { None }
}

fn target(link: &str) -> Option<Target> {
    if let Some(rest) = after("https://", link) {
        // What programs read in different ways is no link.
        let authority = rest.split(['/', '?', '#']).next()?;
        if rest.contains('\\') || authority.contains(['@', '%']) {
            return None;
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port),
            _ => (authority, ""),
        };
        let port_fits = port.is_empty() || port.parse::<u16>().is_ok();
        return host_of(host).filter(|_| port_fits).map(Target::Host);
    }
    let (name, host) = after("mailto:", link)?.split_once('@')?;
    let fits = |c: char| c.is_alphanumeric() || "!#$&'*+-/=^_`{|}~.".contains(c);
    if name.is_empty() || name.chars().count() > 64 || !name.chars().all(fits) {
        return None;
    }
    host_of(host).map(|host| Target::Mail(format!("{}@{host}", name.to_lowercase())))
}

/// A host as the network writes it.
fn host_of(host: &str) -> Option<String> {
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().ok().map(|address| format!("[{address}]"));
    }
    let ascii = idna::domain_to_ascii_strict(host).ok()?;
    (!ascii.is_empty() && !ascii.starts_with('.')).then(|| ascii.trim_end_matches('.').to_owned()).filter(|host| !host.is_empty())
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

/// What stands behind a scheme, in any case.
fn after<'a>(scheme: &str, link: &'a str) -> Option<&'a str> {
    link.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).and_then(|_| link.get(scheme.len()..))
}
