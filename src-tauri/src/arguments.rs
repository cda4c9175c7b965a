//! Owns: the app's command line. Other programs start the app too (a browser with a link, a desktop with its own switches), so
//! the app ignores arguments it does not know and starts anyway. Must not know: windows, the client.

use std::path::PathBuf;

use crate::open::Open;

/// The arguments of this start.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// `--data-dir FOLDER`: the folder for all the app's data, instead of the usual one.
    pub data_dir: Option<PathBuf>,
    /// `--hidden`: start in the tray, when the desktop starts the app at log-in.
    pub hidden: bool,
    /// A `patio://` link to open.
    pub open: Option<Open>,
    /// `--help` or `-h`: say what can be given, and do not start.
    pub help: bool,
    /// `--version` or `-V`: say which Patio this is, and do not start.
    pub version: bool,
}

impl Arguments {
    /// Reads the arguments after the program's name.
    pub fn read(words: impl IntoIterator<Item = String>) -> Arguments {
        let mut read = Arguments::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if word == "--hidden" {
                read.hidden = true;
            } else if word == "--help" || word == "-h" {
                read.help = true;
            } else if word == "--version" || word == "-V" {
                read.version = true;
            } else if word == "--data-dir" {
                read.data_dir = words.next().map(PathBuf::from);
            } else if let Some(folder) = word.strip_prefix("--data-dir=") {
                read.data_dir = Some(PathBuf::from(folder));
            } else if let Some(open) = Open::parse(&word) {
                read.open = Some(open);
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Arguments {
        Arguments::read(words.iter().map(|&word| word.to_owned()))
    }

    #[test]
    fn every_word_is_understood_in_any_order() {
        let link = "patio://post/0192f3a4-5b6c-7d8e-9f01-23456789abcd";
        let all = read(&["--hidden", "--data-dir", "/tmp/one", link]);
        assert_eq!(all, Arguments { data_dir: Some("/tmp/one".into()), hidden: true, open: Open::parse(link), ..Arguments::default() });
        assert_eq!(all, read(&[link, "--data-dir=/tmp/one", "--hidden"]));
        assert!(all.open.is_some());
    }

    #[test]
    fn help_and_version_are_asked_for_by_either_name() {
        assert!(read(&["--help"]).help && read(&["-h"]).help && !read(&["help"]).help);
        assert!(read(&["--version"]).version && read(&["-V"]).version);
    }

    #[test]
    fn unknown_words_never_stop_the_start() {
        assert_eq!(read(&["--verbose", "patio://nonsense", "%u", "--data-dir"]), Arguments::default());
    }
}
