//! The memory in which passwords are hashed: taken for one password and given back to the system at once. Must not know whose they are.
//!
//! argon2 wants nineteen mebibytes at a time. Taken as usual, each thread that ever hashed a password would keep as much, because the
//! allocator keeps what it takes for the next time. A run of memory longer than any that the allocator keeps is taken from the system and
//! given back to it; pages of it that nobody touches cost nothing. Shown by `tests/tests/system/greedy.rs`.

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Longer than the longest run that glibc keeps (32 MiB); others keep less.
const GIVEN_BACK_BYTES: usize = 33 * 1024 * 1024;

/// The hash of a password, in the form in which it is stored.
pub(super) fn hash(argon2: &Argon2<'_>, password: &str, salt: &[u8]) -> Option<String> {
    let mut out = [0u8; Params::DEFAULT_OUTPUT_LEN];
    fill(argon2, password, salt, &mut out)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params()).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(Output::new(&out).ok()?),
    };
    Some(hash.to_string())
}

/// Whether a password fits a stored hash.
pub(super) fn fits(password: &str, stored: &str) -> bool {
    compare(password, stored).unwrap_or(false)
}

fn compare(password: &str, stored: &str) -> Option<bool> {
    let stored = PasswordHash::new(stored).ok()?;
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
    let version = stored.version.map_or(Some(Version::V0x13), |version| Version::try_from(version).ok())?;
    let argon2 = Argon2::new(algorithm, version, Params::try_from(&stored).ok()?);
    let (salt, expected) = (stored.salt?, stored.hash?);
    let mut out = vec![0u8; expected.as_ref().len()];
    fill(&argon2, password, salt.as_ref(), &mut out)?;
    // The type compares in the same time whatever the bytes are.
    Some(Output::new(&out).ok()? == expected)
}

fn fill(argon2: &Argon2<'_>, password: &str, salt: &[u8], out: &mut [u8]) -> Option<()> {
    let count = argon2.params().block_count();
    let mut blocks: Vec<Block> = Vec::with_capacity(count.max(GIVEN_BACK_BYTES / Block::SIZE));
    blocks.resize(count, Block::default());
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, out, &mut blocks).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    #[test]
    fn hashes_are_those_of_the_library_and_either_checks_the_others() {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 2, 1, None).unwrap());
        let (password, salt) = ("een lang wachtwoord", [7u8; 16]);
        let ours = hash(&argon2, password, &salt).unwrap();
        let theirs = argon2.hash_password_with_salt(password.as_bytes(), &salt).unwrap().to_string();
        assert_eq!(ours, theirs);
        assert!(fits(password, &theirs) && !fits("een ander wachtwoord", &theirs));
        assert!(Argon2::default().verify_password(password.as_bytes(), &PasswordHash::new(&ours).unwrap()).is_ok());
        for broken in ["", "x", "$argon2id$v=19$m=64,t=2,p=1", "$argon2id$v=99$m=64,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$AAAA"] {
            assert!(!fits(password, broken), "{broken}");
        }
    }
}
