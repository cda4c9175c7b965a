//! From a name and bytes to a type: the bytes decide, the name must match, and a type that is not on the list is refused. Among images the bytes
//! alone decide.

use crate::archive::{self, Listing};
use crate::name::ending;
use crate::{Deadline, FileType, MediaError, check_file_name, text};
use std::io::{BufReader, Read, Seek, SeekFrom};

/// The bytes that the longest signature and the beginning of an SVG need.
const HEAD: u64 = 4096;
/// Beginnings of programs, on every system, and of scripts that a shell would run.
const PROGRAMS: [&[u8]; 9] = [
    b"\x7fELF",
    b"MZ",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"\0asm",
];
/// Brands of MP4 that are not films, such as still images.
const NOT_FILMS: [&[u8]; 6] = [b"heic", b"heix", b"mif1", b"avif", b"avis", b"qt  "];

/// The type of a file. Reads the whole of a text, the list of an archive, and only the beginning of other files.
///
/// # Errors
/// Why it is not taken.
pub fn recognise<R: Read + Seek>(name: &str, reader: &mut R, deadline: Deadline<'_>) -> Result<FileType, MediaError> {
    let name = check_file_name(name)?;
    let promised = FileType::of_ending(&ending(&name));
    let mut head = Vec::new();
    reader.seek(SeekFrom::Start(0)).map_err(MediaError::Io)?;
    reader.by_ref().take(HEAD).read_to_end(&mut head).map_err(MediaError::Io)?;
    if PROGRAMS.iter().any(|beginning| head.starts_with(beginning)) {
        return Err(MediaError::TypeRefused);
    }
    let promised = promised.ok_or(MediaError::TypeRefused)?;
    reader.seek(SeekFrom::Start(0)).map_err(MediaError::Io)?;
    let found = match signature(&head) {
        Some(FileType::Zip) => office(&archive::list(reader, deadline)?)?,
        Some(found) => found,
        None if promised.is_text() => {
            text::check(&mut BufReader::new(crate::deadline::Timed::new(reader, deadline))).map_err(timed)?;
            let is_svg = promised == FileType::Svg;
            if is_svg && !String::from_utf8_lossy(&head).to_ascii_lowercase().contains("<svg") {
                return Err(MediaError::NameMismatch);
            }
            promised
        }
        None => return Err(MediaError::TypeRefused),
    };
    // An image is what its bytes are, whatever a browser or a telephone called it.
    if found.is_image() && promised.is_image() {
        return Ok(found);
    }
    // An office file is also a zip file, so its name may end in `.zip`.
    let fits = found == promised || (promised == FileType::Zip && found.is_archive());
    if fits { Ok(promised) } else { Err(MediaError::NameMismatch) }
}

fn timed(error: MediaError) -> MediaError {
    match error {
        MediaError::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => MediaError::TooLong,
        error => error,
    }
}

/// The type that the first bytes show.
fn signature(head: &[u8]) -> Option<FileType> {
    let at = |from: usize, word: &[u8]| head.get(from..from + word.len()) == Some(word);
    let simple: [(&[u8], FileType); 8] = [
        (b"\xff\xd8\xff", FileType::Jpeg),
        (b"\x89PNG\r\n\x1a\n", FileType::Png),
        (b"GIF87a", FileType::Gif),
        (b"GIF89a", FileType::Gif),
        (b"%PDF-", FileType::Pdf),
        (b"PK\x03\x04", FileType::Zip),
        (b"OggS", FileType::Ogg),
        (b"ID3", FileType::Mp3),
    ];
    if let Some((_, found)) = simple.into_iter().find(|(word, _)| head.starts_with(word)) {
        return Some(found);
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(FileType::Webp);
    }
    if at(4, b"ftyp") && !NOT_FILMS.iter().any(|brand| at(8, brand)) {
        return Some(FileType::Mp4);
    }
    if at(0, b"\x1a\x45\xdf\xa3") {
        let webm = head.get(..64).unwrap_or(head).windows(4).any(|word| word == b"webm");
        return webm.then_some(FileType::Webm);
    }
    // A frame of MPEG audio, layer III.
    matches!(head, [0xff, second, ..] if second & 0xe6 == 0xe2).then_some(FileType::Mp3)
}

/// The type of a zip archive. An office file with macros is not a document.
fn office(listing: &Listing) -> Result<FileType, MediaError> {
    let has = |start: &str| listing.names.iter().any(|name| name.starts_with(start));
    if listing.names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) && has("[Content_Types].xml") {
        return Err(MediaError::TypeRefused);
    }
    if has("[Content_Types].xml") {
        let folders = [("word/", FileType::Docx), ("xl/", FileType::Xlsx), ("ppt/", FileType::Pptx)];
        return Ok(folders.into_iter().find(|(folder, _)| has(folder)).map_or(FileType::Zip, |(_, kind)| kind));
    }
    let documents = [FileType::Odt, FileType::Ods, FileType::Odp];
    let said = listing.mimetype.as_deref();
    Ok(documents.into_iter().find(|kind| said == Some(kind.media().as_bytes())).unwrap_or(FileType::Zip))
}

/// The type of an image, from its first bytes alone.
pub(crate) fn image_kind(bytes: &[u8]) -> Option<FileType> {
    signature(bytes).filter(|kind| kind.is_image())
}
