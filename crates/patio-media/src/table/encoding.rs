//! The encoding of a text file. Bytes can prove that they are UTF-8 or UTF-16. They cannot prove that they are Windows-1252, so this
//! module accepts that encoding only if the decoded text reads like words.

use super::TableError;

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
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(rest).map_err(|_| TableError::EncodingBroken("UTF-8"))?;
        return Ok((plain(text.to_owned())?, Encoding::Utf8));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok((plain(utf16(rest, u16::from_le_bytes)?)?, Encoding::Utf16));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok((plain(utf16(rest, u16::from_be_bytes)?)?, Encoding::Utf16));
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((plain(text.to_owned())?, Encoding::Utf8)),
        Err(_) => Ok((windows_1252(bytes)?, Encoding::Windows1252)),
    }
}

/// The text, unless it has control characters, which only programs contain.
fn plain(text: String) -> Result<String, TableError> {
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}');
    if text.chars().any(odd) { Err(TableError::NotText) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TableError> {
    const BROKEN: TableError = TableError::EncodingBroken("UTF-16");
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(BROKEN);
    }
    char::decode_utf16(units.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().map_err(|_| BROKEN)
}

/// Reads UTF-16 without a mark: text in Latin letters has a zero in every other byte, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Result<(String, Encoding), TableError> {
    let (units, _) = bytes.as_chunks::<2>();
    let (first, second) =
        units.iter().fold((0usize, 0usize), |(first, second), [a, b]| (first + usize::from(*a == 0), second + usize::from(*b == 0)));
    let most = units.len() - units.len() / 4;
    let text = match (first, second) {
        (0, zeros) if zeros >= most => utf16(bytes, u16::from_le_bytes),
        (zeros, 0) if zeros >= most => utf16(bytes, u16::from_be_bytes),
        _ => return Err(TableError::NotText),
    };
    Ok((plain(text.map_err(|_| TableError::NotText)?)?, Encoding::Utf16))
}

/// The characters of the bytes 0x80 to 0x9f.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
    'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> Result<String, TableError> {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        text.push(match byte {
            0x80..=0x9f => match HIGH.get(usize::from(byte - 0x80)) {
                Some('\0') | None => return Err(TableError::EncodingUnclear),
                Some(c) => *c,
            },
            byte => char::from(*byte),
        });
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
        let high = |c: char| HIGH.iter().position(|known| *known == c).and_then(|at| u8::try_from(at + 0x80).ok());
        text.chars().map(|c| high(c).unwrap_or_else(|| u8::try_from(u32::from(c)).unwrap())).collect()
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
    fn programs_images_and_damage_are_not_text() {
        for bytes in [&b"MZ\x90\0\x03\0\0\0"[..], b"\x7fELF\x02\x01\x01\0", b"%PDF-1.7\n\x01\x02", b"a\0b\0\0c\0d"] {
            assert!(decode(bytes, MAX).is_err(), "{bytes:?}");
        }
        assert_eq!(decode(b"\xef\xbb\xbfRen\xe9", MAX), Err(TableError::EncodingBroken("UTF-8")));
        assert_eq!(decode(b"\xff\xfea", MAX), Err(TableError::EncodingBroken("UTF-16")));
        assert_eq!(decode(&[b'a'; 9], 8), Err(TableError::TooLarge));
    }
}
