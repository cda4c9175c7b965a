//! Names of files: one line, no folder, and no characters that make a name look like another one.

use crate::MediaError;
use patio_domain::limits::FILE_NAME_MAX_CHARS;
use patio_domain::title::check_line;

/// Characters with a special meaning on one of the systems where people save files.
const MEANING: [char; 9] = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];
/// Names of devices on Windows, which stay devices with any text behind their first dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A tidied name of a file.
///
/// # Errors
/// [`MediaError::NameInvalid`] when it is empty, too long, a path, a device, or ends in a dot.
pub fn check_file_name(name: &str) -> Result<String, MediaError> {
    let name = check_line(name, 1, FILE_NAME_MAX_CHARS).ok_or(MediaError::NameInvalid)?;
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or(stem.strip_prefix("lpt")).is_some_and(|rest| rest.len() == 1 && rest != "0");
    let device = DEVICES.contains(&stem.as_str()) || (numbered && stem.ends_with(|c: char| c.is_ascii_digit()));
    if name.contains(MEANING) || name.ends_with('.') || name.starts_with('.') || device {
        return Err(MediaError::NameInvalid);
    }
    Ok(name)
}

/// The ending of a name, in lower case, without its dot; empty when there is none.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_a_device_or_nothing_at_all_is_not_a_name() {
        for bad in [
            "",
            "   ",
            ".",
            "..",
            ".htaccess",
            "../../etc/passwd",
            "a/b.txt",
            "a\\b.txt",
            "C:x.txt",
            "con.txt",
            "COM1.txt",
            "a.txt.",
            "\u{2800}\u{200B}",
            "x\u{202E}/y.txt",
        ] {
            assert!(check_file_name(bad).is_err(), "{bad:?}");
        }
        assert!(check_file_name(&"x".repeat(FILE_NAME_MAX_CHARS + 1)).is_err());
    }

    #[test]
    fn what_nobody_sees_in_a_name_is_taken_out() {
        for (name, kept) in
            [("a\u{0}.txt", "a.txt"), ("a\nb.txt", "a b.txt"), ("gpj\u{202E}exe.jpg", "gpjexe.jpg"), ("x\u{FEFF}.txt", "x.txt")]
        {
            assert_eq!(check_file_name(name).ok().as_deref(), Some(kept));
        }
    }

    #[test]
    fn an_ordinary_name_is_trimmed_and_kept() {
        assert_eq!(check_file_name("  Plan dock 4 (ß).PDF ").ok().as_deref(), Some("Plan dock 4 (ß).PDF"));
        assert!(check_file_name("communication.txt").is_ok());
        assert_eq!(ending("a.tar.GZ"), "gz");
        assert_eq!(ending("none"), "");
    }
}
