//! The encoding of a text file. Bytes can prove that they are UTF-8 or UTF-16. They cannot prove that they are Windows-1252, so this
//! module accepts that encoding only if the decoded text reads like words.
//!
//! Owns the choice of an encoding. The tables of the encodings are `encoding_rs`'s.

use super::TableError;
use encoding_rs::{Encoding as Table, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encodings that spreadsheets write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With or without its mark.
    Utf8,
    /// Either byte order.
    Utf16,
    /// "ANSI" of Western Europe.
    Windows1252,
}

/// The text in these bytes, and how it was written.
///
/// # Errors
/// When the bytes are not text, or could be text in more than one encoding.
pub fn decode(bytes: &[u8], max: usize) -> Result<(String, Encoding), TableError> {
    if bytes.len() > max {
        return Err(TableError::TooLarge);
    }
    if let Some((table, length)) = Table::for_bom(bytes) {
        let text = whole(bytes.get(length..).unwrap_or_default(), table);
        return match (text, table == UTF_8) {
            (Some(text), true) => utf8(text),
            (Some(text), false) => Ok((plain(text)?, Encoding::Utf16)),
            (None, true) => Err(TableError::EncodingBroken("UTF-8")),
            (None, false) => Err(TableError::EncodingBroken("UTF-16")),
        };
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes);
    }
    match whole(bytes, UTF_8) {
        Some(text) => utf8(text),
        None => Ok((windows_1252(bytes)?, Encoding::Windows1252)),
    }
}

/// All of it, or nothing when one byte does not fit.
fn whole(bytes: &[u8], table: &'static Table) -> Option<String> {
    table.decode_without_bom_handling_and_without_replacement(bytes).map(String::from)
}

/// The text, unless it has control characters, which only programs contain.
fn plain(text: String) -> Result<String, TableError> {
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}');
    if text.chars().any(odd) { Err(TableError::NotText) } else { Ok(text) }
}

fn utf8(text: String) -> Result<(String, Encoding), TableError> {
    let text = written_once(&text).unwrap_or(text);
    Ok((plain(text)?, Encoding::Utf8))
}

/// Text that a program took for Windows-1252 and wrote as UTF-8 a second time ("ZoÃ«"), as it was before. Every letter beyond
/// ASCII must be part of that: in other text none of them is.
fn written_once(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, has_other_letters) = WINDOWS_1252.encode(text);
    if has_other_letters { None } else { whole(&bytes, UTF_8) }
}

/// Reads UTF-16 without a mark: text in Latin letters has a zero in every other byte, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Result<(String, Encoding), TableError> {
    let (units, _) = bytes.as_chunks::<2>();
    let (first, second) =
        units.iter().fold((0usize, 0usize), |(first, second), [a, b]| (first + usize::from(*a == 0), second + usize::from(*b == 0)));
    let most = units.len() - units.len() / 4;
    let text = match (first, second) {
        (0, zeros) if zeros >= most => whole(bytes, UTF_16LE),
        (zeros, 0) if zeros >= most => whole(bytes, UTF_16BE),
        _ => None,
    };
    Ok((plain(text.ok_or(TableError::NotText)?)?, Encoding::Utf16))
}

fn windows_1252(bytes: &[u8]) -> Result<String, TableError> {
    let text = whole(bytes, WINDOWS_1252).ok_or(TableError::EncodingUnclear)?;
    // Bytes that no one defines come out as these.
    if text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}')) {
        return Err(TableError::EncodingUnclear);
    }
    let text = plain(text)?;
    if has_utf8_in_it(bytes) || !reads_like_words(&text) { Err(TableError::EncodingUnclear) } else { Ok(text) }
}

/// Whether part of the bytes is UTF-8 beyond ASCII. Then all of it should be UTF-8, so the file is damaged or was glued together.
fn has_utf8_in_it(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Whether the characters beyond ASCII stand in likely places: no sign inside a word, no capital after a small letter.
/// Text from a Mac or from DOS soon fails this check, because its é reads as a Ž or a low quotation mark.
fn reads_like_words(text: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && !matches!(c, 'ƒ' | 'ª' | 'º' | 'ˆ');
    let joins = |c: char| matches!(c, '’' | '‘' | '–' | '·');
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        if !c.is_ascii() {
            let inside = is_letter(before) && is_letter(after);
            let beside = is_letter(before) || is_letter(after);
            let sign = !is_letter(c) && !joins(c);
            if (sign && inside)
                || (c.is_uppercase() && before.is_lowercase())
                || (beside && matches!(c, '‚' | '„' | 'ƒ' | '‡' | 'ˆ' | '‰' | '¢' | '¤'))
            {
                return false;
            }
        }
        before = c;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: usize = 1 << 20;
    const TEXT: &str = "naam;plaats\r\nRené Müller;Gîte “d’or” – € 5\r\nŠárka;Åbo\r\n";

    fn latin(text: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
        assert!(!unmappable);
        bytes.into_owned()
    }

    #[test]
    fn the_same_text_in_every_encoding_is_the_same_text() {
        let le: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes()), Encoding::Utf8),
            (marked(b"\xff\xfe", &le), Encoding::Utf16),
            (marked(b"\xfe\xff", &be), Encoding::Utf16),
            (le, Encoding::Utf16),
            (be, Encoding::Utf16),
            (latin(TEXT), Encoding::Windows1252),
        ] {
            assert_eq!(decode(&bytes, MAX), Ok((TEXT.to_owned(), encoding)), "{bytes:?}");
        }
    }

    #[test]
    fn what_could_be_several_encodings_is_not_guessed() {
        let mixed = [TEXT.as_bytes(), b"Ren\xe9"].concat();
        // DOS (é is 0x82), a Mac (é is 0x8e, ü 0x9f), and a byte no one defines.
        for bytes in [&mixed[..], b"Ren\x82e;x", b"Ren\x8e;M\x9fller", b"a\x81b"] {
            assert_eq!(decode(bytes, MAX), Err(TableError::EncodingUnclear), "{bytes:?}");
        }
    }

    #[test]
    fn what_was_written_as_utf8_twice_is_read_once() {
        let twice = |text: &str| whole(text.as_bytes(), WINDOWS_1252).unwrap();
        let text = "Naam\r\nZoë Coppé\r\nJosé Muñoz\r\nRenée d'Août\r\nÁlex\r\n";
        for bytes in [twice(text).into_bytes(), ["\u{feff}", &twice(text)].concat().into_bytes()] {
            assert_eq!(decode(&bytes, MAX), Ok((text.to_owned(), Encoding::Utf8)));
        }
        let mixed = [&twice("Renée"), "Zoë"].concat();
        for other in [mixed.as_str(), "Zoë", "€ 5 – “ja”", "Dvořák"] {
            assert_eq!(decode(other.as_bytes(), MAX), Ok((other.to_owned(), Encoding::Utf8)));
        }
    }

    #[test]
    fn programs_images_and_damage_are_not_text() {
        for bytes in [&b"MZ\x90\0\x03\0\0\0"[..], b"\x7fELF\x02\x01\x01\0", b"%PDF-1.7\n\x01\x02", b"a\0b\0\0c\0d"] {
            assert!(decode(bytes, MAX).is_err(), "{bytes:?}");
        }
        assert_eq!(decode(b"\xef\xbb\xbfRen\xe9", MAX), Err(TableError::EncodingBroken("UTF-8")));
        assert_eq!(decode(b"\xff\xfea", MAX), Err(TableError::EncodingBroken("UTF-16")));
        assert_eq!(decode(&[b'a'; 9], 8), Err(TableError::TooLarge));
    }
}
