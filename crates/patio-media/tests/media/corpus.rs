//! The inputs that fuzzing starts from and those it found: the normal tests replay them. `PATIO_CORPUS=write` writes the
//! first inputs anew.

use crate::make::{gif, jpeg, no_hurry, png, webp, zip};
use patio_media::{FileType, crop_square, pictures, recognise};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// The first inputs of a target.
fn seeds(target: &str) -> Vec<(&'static str, Vec<u8>)> {
    let archives = vec![
        ("plain", zip(&[("a.txt", b"hello"), ("b/c.md", b"# x")])),
        ("word", zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")])),
        ("odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")])),
        ("zeros", zip(&[("zeros.txt", &[0; 100_000])])),
        ("empty", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec()),
    ];
    let images = vec![
        ("jpeg", jpeg(24, 16, 6)),
        ("png", png(24, 16)),
        ("webp", webp(24, 16)),
        ("gif", gif(24, 16)),
        ("jpeg-cut", jpeg(24, 16, 1)[..400].to_vec()),
    ];
    let others = vec![
        ("text", "Grüße 🎉\r\n".into()),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec()),
        ("pdf", b"%PDF-1.7\n".to_vec()),
        ("mp4", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2".to_vec()),
        ("webm", b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm".to_vec()),
        ("elf", b"\x7fELF\x02\x01\x01".to_vec()),
    ];
    match target {
        "archive_list" => archives,
        "image_decode" => images,
        _ => archives.into_iter().chain(images).chain(others).collect(),
    }
}

fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    if std::env::var("PATIO_CORPUS").as_deref() == Ok("write") {
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in seeds(target) {
            fs::write(folder.join(format!("seed-{name}")), bytes).unwrap();
        }
    }
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let found: Vec<_> = files.map(|file| file.unwrap().path()).map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    assert!(!found.is_empty(), "nothing to replay for {target}");
    found
}

#[test]
fn every_image_of_the_corpus_ends_in_pictures_or_in_a_clear_error() {
    for (path, bytes) in corpus("image_decode") {
        for kind in [FileType::Jpeg, FileType::Png, FileType::Webp, FileType::Gif] {
            if let Ok(made) = pictures(&bytes, kind, no_hurry()) {
                for form in [&made.original, &made.large, &made.medium, &made.small] {
                    assert!(image::load_from_memory(&form.bytes).is_ok(), "{}", path.display());
                }
            }
        }
        // The test accepts an error as well as a picture; it only looks for a panic.
        let _ = crop_square(&bytes, patio_media::Square { x: 0, y: 0, side: 1 }, no_hurry());
    }
}

#[test]
fn every_archive_of_the_corpus_is_listed_or_refused() {
    for (path, bytes) in corpus("archive_list") {
        if let Ok(listing) = patio_media::archive::list(&mut Cursor::new(&bytes), no_hurry()) {
            assert!(listing.unpacked <= 100 * bytes.len() as u64, "{}", path.display());
        }
    }
}

#[test]
fn every_file_of_the_corpus_has_a_type_that_fits_its_name_or_none() {
    for (_, bytes) in corpus("file_type") {
        for kind in FileType::ALL {
            let name = format!("a.{}", kind.endings()[0]);
            if let Ok(found) = recognise(&name, &mut Cursor::new(&bytes), no_hurry()) {
                assert!(found == kind || (found.is_image() && kind.is_image()), "{found:?} as {kind:?}");
            }
        }
    }
}
