//! Types: the bytes decide, the name must fit, and programs are never taken.

use crate::make::*;
use patio_domain::Refusal;
use patio_media::{FileType, MediaError};

fn refusal(name: &str, bytes: &[u8]) -> Option<Refusal> {
    find_type(name, bytes).expect_err("taken").refusal()
}

/// A file of each type, with a name that fits.
fn each() -> Vec<(&'static str, Vec<u8>, FileType)> {
    let office = |folder: &str| zip(&[("[Content_Types].xml", b"<Types/>"), (folder, b"<x/>")]);
    let open = |kind: FileType| zip(&[("mimetype", kind.media().as_bytes()), ("content.xml", b"<x/>")]);
    vec![
        ("a.jpg", jpeg(8, 8, 1), FileType::Jpeg),
        ("A.JPEG", jpeg(8, 8, 1), FileType::Jpeg),
        ("a.jfif", jpeg(8, 8, 1), FileType::Jpeg),
        ("a.png", png(8, 8), FileType::Png),
        ("a.webp", webp(8, 8), FileType::Webp),
        ("a.gif", gif(8, 8), FileType::Gif),
        ("a.pdf", b"%PDF-1.7\n%rest".to_vec(), FileType::Pdf),
        ("a.zip", zip(&[("a.txt", b"hello")]), FileType::Zip),
        ("a.docx", office("word/document.xml"), FileType::Docx),
        ("a.xlsx", office("xl/workbook.xml"), FileType::Xlsx),
        ("a.pptx", office("ppt/presentation.xml"), FileType::Pptx),
        ("a.odt", open(FileType::Odt), FileType::Odt),
        ("a.ods", open(FileType::Ods), FileType::Ods),
        ("a.odp", open(FileType::Odp), FileType::Odp),
        ("a.mp4", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2".to_vec(), FileType::Mp4),
        ("a.webm", b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm".to_vec(), FileType::Webm),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0".to_vec(), FileType::Mp3),
        ("b.mp3", b"\xff\xfb\x90\x64\0\0".to_vec(), FileType::Mp3),
        ("a.ogg", b"OggS\0\x02".to_vec(), FileType::Ogg),
        ("a.svg", b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec(), FileType::Svg),
        ("a.txt", "Grüße\r\n".into(), FileType::Text),
        ("empty.txt", Vec::new(), FileType::Text),
        ("a.csv", b"name;value\nx;1\n".to_vec(), FileType::Csv),
        ("a.md", b"# Title\n".to_vec(), FileType::Markdown),
    ]
}

#[test]
fn every_type_on_the_list_is_recognised() {
    let mut seen = std::collections::HashSet::new();
    for (name, bytes, kind) in each() {
        assert_eq!(find_type(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}")), kind);
        seen.insert(kind);
    }
    assert_eq!(seen.len(), FileType::ALL.len());
}

#[test]
fn a_name_that_promises_another_type_is_refused_except_among_images() {
    for (name, bytes, kind) in each() {
        for other in ["b.png", "b.pdf", "b.txt", "b.docx", "b.mp3", "b.jpg"] {
            if other.ends_with(&format!(".{}", kind.endings()[0])) {
                continue;
            }
            // Every kind of text may have the name of a plain text, and an image is what its bytes are; every other file must match its name.
            let is_text = matches!(kind, FileType::Svg | FileType::Csv | FileType::Markdown | FileType::Text);
            if kind.is_image() && ["b.png", "b.jpg"].contains(&other) {
                assert_eq!(find_type(other, &bytes).ok(), Some(kind), "{name} as {other}");
            } else if !(is_text && other == "b.txt") {
                assert_eq!(refusal(other, &bytes), Some(Refusal::FileTypeRefused), "{name} as {other}");
            }
        }
    }
}

#[test]
fn a_program_is_refused_whatever_it_is_called() {
    let programs: [&[u8]; 8] = [
        b"\x7fELF\x02\x01\x01",
        b"MZ\x90\0\x03",
        b"\xcf\xfa\xed\xfe\x07\0\0\x01",
        b"\xfe\xed\xfa\xce",
        b"\xca\xfe\xba\xbe\0\0\0\x02",
        b"#!/bin/sh\nrm -rf ~\n",
        b"\0asm\x01\0\0\0",
        b"MZ is how this text begins",
    ];
    for bytes in programs {
        for name in ["photo.jpg", "report.pdf", "notes.txt", "list.csv", "a.zip", "run.exe", "noending"] {
            assert_eq!(refusal(name, bytes), Some(Refusal::FileTypeRefused), "{name}");
        }
    }
}

#[test]
fn what_is_not_on_the_list_is_not_taken() {
    for name in ["a.exe", "a.bat", "a.js", "a.html", "a.lnk", "a.iso", "a.docm", "a", "a.jpg.exe"] {
        assert_eq!(refusal(name, b"hello"), Some(Refusal::FileTypeRefused), "{name}");
    }
    assert_eq!(refusal("photo.heic", b"\0\0\0\x20ftypheic"), Some(Refusal::FileTypeRefused));
    assert_eq!(refusal("film.mp4", b"\0\0\0\x20ftypheic"), Some(Refusal::FileTypeRefused));
    assert_eq!(refusal("a.txt", b"caf\xe9"), Some(Refusal::FileTypeRefused));
    assert_eq!(refusal("../a.txt", b"hello"), Some(Refusal::FileNameInvalid));
}

#[test]
fn a_document_with_macros_is_refused() {
    let made = zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"), ("word/vbaProject.bin", b"x")]);
    assert!(matches!(find_type("a.docx", &made), Err(MediaError::TypeRefused)));
}

#[test]
fn an_ending_belongs_to_one_type_only() {
    for kind in FileType::ALL {
        for ending in kind.endings() {
            assert_eq!(FileType::of_ending(ending), Some(kind));
        }
    }
}
