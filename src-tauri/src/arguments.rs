//! Owns: the words the app is started with. Other programs start it too (a browser with a link, a desktop with its own
//! switches), so what is not understood is left aside and never stops the start. Must not know: windows, the client.

use std::path::PathBuf;

use crate::open::Open;

/// What the app was started with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// `--data-dir FOLDER`: everything this app keeps, instead of the usual place.
    pub data_dir: Option<PathBuf>,
    /// `--hidden`: start in the tray, for a start at log-in.
    pub hidden: bool,
    /// A `patio://` link to open.
    pub open: Option<Open>,
}

impl Arguments {
    /// Reads the words after the program's own name.
    pub fn read(words: impl IntoIterator<Item = String>) -> Arguments {
        let mut read = Arguments::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if word == "--hidden" {
                read.hidden = true;
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
        assert_eq!(all, Arguments { data_dir: Some("/tmp/one".into()), hidden: true, open: Open::parse(link) });
        assert_eq!(all, read(&[link, "--data-dir=/tmp/one", "--hidden"]));
        assert!(all.open.is_some());
    }

    #[test]
    fn unknown_words_never_stop_the_start() {
        assert_eq!(read(&["--verbose", "patio://nonsense", "%u", "--data-dir"]), Arguments::default());
    }
}
