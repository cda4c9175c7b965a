//! The profile that stands beside a person's name, and the rule when it is complete enough to write.

pub mod field;
pub mod update;

use crate::limits::{EXPERTISE_MAX_CHARS, EXPERTISE_MAX_COUNT, JOB_MAX_CHARS, NAME_MAX_CHARS};
use crate::refusal::Refusal;
use crate::title::check_line;
use serde::{Deserialize, Serialize};

/// The role of an account in the whole organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everybody.
    Employee,
    /// Invites people, disables accounts, gives roles. Sees no closed community because of it.
    Administrator,
}

/// One expertise, as the person wrote it.
pub type Expertise = String;

/// The three things asked before the first post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Full name, as colleagues know it.
    pub name: String,
    /// Job, in the person's own words.
    pub job: String,
    /// What the person knows about, most telling first.
    pub expertise: Vec<Expertise>,
}

impl Profile {
    /// The profile with every field trimmed and duplicate expertise dropped.
    ///
    /// # Errors
    /// The refusal of the first field that is not valid.
    pub fn checked(&self) -> Result<Profile, Refusal> {
        let name = check_line(&self.name, 1, NAME_MAX_CHARS).ok_or(Refusal::NameInvalid)?;
        let job = check_line(&self.job, 1, JOB_MAX_CHARS).ok_or(Refusal::JobInvalid)?;
        let mut expertise: Vec<Expertise> = Vec::new();
        for entry in &self.expertise {
            let entry = check_line(entry, 1, EXPERTISE_MAX_CHARS).ok_or(Refusal::ExpertiseInvalid)?;
            if !expertise.iter().any(|known| crate::name::key(known) == crate::name::key(&entry)) {
                expertise.push(entry);
            }
        }
        if expertise.is_empty() || expertise.len() > EXPERTISE_MAX_COUNT {
            return Err(Refusal::ExpertiseInvalid);
        }
        Ok(Profile { name, job, expertise })
    }

    /// Whether a person with this profile may write: it has name, job and at least one expertise.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.checked().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &str, job: &str, expertise: &[&str]) -> Profile {
        Profile { name: name.into(), job: job.into(), expertise: expertise.iter().map(|e| (*e).into()).collect() }
    }

    #[test]
    fn a_profile_without_expertise_is_not_complete() {
        assert_eq!(profile("Hanneke Bos", "klantenservice", &[]).checked(), Err(Refusal::ExpertiseInvalid));
        assert!(profile("Hanneke Bos", "klantenservice", &["retouren"]).is_complete());
    }

    #[test]
    fn the_same_expertise_twice_counts_once() {
        let checked = profile("A", "B", &[" VPN ", "vpn", "wifi"]).checked().unwrap();
        assert_eq!(checked.expertise, ["VPN", "wifi"]);
    }

    #[test]
    fn a_name_of_spaces_is_refused() {
        assert_eq!(profile("   ", "x", &["y"]).checked(), Err(Refusal::NameInvalid));
    }
}
