//! Archives: listed, never unpacked.

use crate::make::{find_type, no_hurry, zip};
use patio_domain::Refusal;
use patio_media::archive::list;
use std::io::Cursor;

fn refusal(name: &str, bytes: &[u8]) -> Option<Refusal> {
    find_type(name, bytes).expect_err("taken").refusal()
}

#[test]
fn an_archive_is_listed_with_what_it_would_become() {
    let listing = list(&mut Cursor::new(zip(&[("a.txt", &[b'x'; 700]), ("map/b.txt", b"hello")])), no_hurry()).unwrap();
    assert_eq!((listing.names, listing.unpacked), (vec!["a.txt".to_owned(), "map/b.txt".to_owned()], 705));
}

#[test]
fn a_bomb_is_refused_by_what_it_says_it_becomes() {
    let zeros = vec![0; 12 * 1024 * 1024];
    let bomb = zip(&[("zeros.txt", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refusal("bomb.zip", &bomb), Some(Refusal::ArchiveRefused));
    let office = zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", &zeros)]);
    assert_eq!(refusal("bomb.docx", &office), Some(Refusal::ArchiveRefused));
    // Many small files that are too large only together.
    let some = vec![0; 1024 * 1024];
    let names: Vec<String> = (0..20).map(|number| format!("{number}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), some.as_slice())).collect();
    assert_eq!(refusal("many.zip", &zip(&files)), Some(Refusal::ArchiveRefused));
}

#[test]
fn too_many_names_are_refused_before_they_are_read() {
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refusal("many.zip", &zip(&files)), Some(Refusal::ArchiveRefused));
    let fewer = zip(&files[..10_000]);
    assert!(find_type("many.zip", &fewer).is_ok());
}

#[test]
fn an_archive_inside_an_archive_is_refused() {
    for name in ["inner.zip", "map/inner.TAR.GZ", "inner.7z", "app.jar"] {
        assert_eq!(refusal("outer.zip", &zip(&[(name, b"x")])), Some(Refusal::ArchiveRefused), "{name}");
    }
    let office = zip(&[("[Content_Types].xml", b"<x/>"), ("ppt/embeddings/a.zip", b"x")]);
    assert_eq!(refusal("a.pptx", &office), Some(Refusal::ArchiveRefused));
    // Presentations often hold a table.
    let office = zip(&[("[Content_Types].xml", b"<x/>"), ("ppt/embeddings/Sheet.xlsx", b"x")]);
    assert!(find_type("a.pptx", &office).is_ok());
}

#[test]
fn a_cut_or_contradicting_list_is_damaged() {
    let whole = zip(&[("a.txt", b"hello"), ("b.txt", b"world")]);
    for length in 4..whole.len() {
        assert_eq!(refusal("a.zip", &whole[..length]), Some(Refusal::FileDamaged), "cut at {length}");
    }
    let end = whole.len() - 22;
    for (at, value) in [(end + 10, 0xfe), (end + 12, 0xff), (end + 16, 0xff), (end + 18, 0x7f)] {
        let mut wrong = whole.clone();
        wrong[at] = value;
        assert!(find_type("a.zip", &wrong).is_err(), "byte {at}");
    }
}
