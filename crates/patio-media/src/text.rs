//! Plain text: UTF-8 from the first byte to the last, without the control characters that only programs contain.

use crate::MediaError;
use std::io::Read;

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// Reads the whole input and fails if it is not plain UTF-8 text.
pub(crate) fn check(reader: &mut impl Read) -> Result<(), MediaError> {
    let mut buffer = vec![0u8; CHUNK];
    let mut kept = 0;
    loop {
        let read = reader.read(buffer.get_mut(kept..).unwrap_or_default()).map_err(MediaError::Io)?;
        let filled = buffer.get(..kept + read).unwrap_or_default();
        let valid = match std::str::from_utf8(filled) {
            Ok(_) => filled.len(),
            // The end of the buffer may cut a character; the next bytes then complete it.
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(_) => return Err(MediaError::TypeRefused),
        };
        let (good, rest) = filled.split_at_checked(valid).unwrap_or((filled, &[]));
        if good.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)) {
            return Err(MediaError::TypeRefused);
        }
        if read == 0 {
            return Ok(());
        }
        let (length, from) = (rest.len(), valid);
        buffer.copy_within(from..from + length, 0);
        kept = length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, so that each read cuts a character.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            (&mut self.0).take(1).read(to)
        }
    }

    #[test]
    fn text_is_text_wherever_it_is_cut() {
        let text = "Überweisung für 日本 🎉\r\n\tok\u{1b}[0m\n".repeat(20);
        assert!(check(&mut Slow(text.as_bytes())).is_ok());
        assert!(check(&mut text.repeat(4_000).as_bytes()).is_ok());
        assert!(check(&mut &b""[..]).is_ok());
    }

    #[test]
    fn other_encodings_and_binary_are_not_text() {
        for bad in [&b"caf\xe9"[..], b"\xff\xfea\0", b"a\0b", b"cut \xf0\x9f", b"\x7f"] {
            assert!(check(&mut &*bad).is_err(), "{bad:?}");
            assert!(check(&mut Slow(bad)).is_err(), "{bad:?}");
        }
    }
}
