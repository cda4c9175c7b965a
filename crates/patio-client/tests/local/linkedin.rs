//! One's own LinkedIn export, format-true: what is read, what is left closed, and what is refused with its reason.

use patio_client::testing::people::linkedin::{LinkedInError, Offer, offer_from};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PROFILE: &str = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n\
    Youssef,El Amrani,,Dorpsstraat 1,\"Mar 3, 1987\",Printer whisperer | Fixes what skips,\"I keep label printers running.\n\nAsk me about ribbons, \"\"Zebra\"\" and glue.\",Logistics,8011,Zwolle,,,\n";
const POSITIONS: &str = "\u{feff}Company Name,Title,Description,Location,Started On,Finished On\r\n\
    Beukenhof,Functioneel beheer,\"Labels, scanners\r\nand what hangs on them\",Zwolle,Mar 2019,\r\n\
    \"Bakkerij, De Vries\",Stagiair,,,2011,Dec 2012\r\n,,,,,\r\n";
const SKILLS: &str = "Name\nZebra printers\nSQL\nzebra  Printers\n\"Crisis, calm in\"\n\n";
const CONNECTIONS: &str = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nCanary,Contact,,,,,01 Jan 2020\n";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).expect("a file in the zip");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

fn export() -> Vec<u8> {
    zip(&[
        ("Connections.csv", CONNECTIONS.as_bytes()),
        ("Email Addresses.csv", b"Email Address,Confirmed\nx@example.com,Yes\n"),
        ("Jobs/Saved Jobs.csv", b"Saved Date\n"),
        ("Positions.csv", POSITIONS.as_bytes()),
        ("Profile.csv", PROFILE.as_bytes()),
        ("Skills.csv", SKILLS.as_bytes()),
        ("messages.csv", b"canary"),
    ])
}

fn read(bytes: &[u8], name: &str) -> Result<Offer, LinkedInError> {
    offer_from(Cursor::new(bytes), name)
}

#[test]
fn headline_summary_positions_and_skills_are_offered_and_everything_else_stays_closed() {
    let offer = read(&export(), "Basic_LinkedInDataExport_11-23-2026.zip").unwrap();
    assert_eq!(offer.headline, "Printer whisperer | Fixes what skips");
    assert_eq!(offer.summary, "I keep label printers running.\n\nAsk me about ribbons, \"Zebra\" and glue.");
    let jobs: Vec<_> = offer.positions.iter().map(|job| [&job.title, &job.company, &job.from, &job.until].map(String::as_str)).collect();
    assert_eq!(jobs, [["Functioneel beheer", "Beukenhof", "2019-03", ""], ["Stagiair", "Bakkerij, De Vries", "2011", "2012-12"]]);
    assert_eq!(offer.positions[0].description, "Labels, scanners\nand what hangs on them");
    assert_eq!(offer.skills, ["Zebra printers", "SQL", "Crisis, calm in"]);
    assert_eq!(offer.unread, ["Connections.csv", "Email Addresses.csv", "Jobs/Saved Jobs.csv", "messages.csv"]);
    let told = format!("{offer:?}").to_lowercase();
    for unasked in ["canary", "dorpsstraat", "1987", "amrani", "8011"] {
        assert!(!told.contains(unasked), "{unasked}");
    }
}

#[test]
fn reading_twice_gives_the_same() {
    let bytes = export();
    assert_eq!(read(&bytes, "a.zip"), read(&bytes, "a.zip"));
    assert_eq!(read(&bytes, "a.zip"), read(&bytes, "whatever.csv"), "the first bytes tell, not the name");
}

#[test]
fn one_file_of_the_export_is_enough_also_with_lines_before_its_header() {
    assert_eq!(read(POSITIONS.as_bytes(), "Positions.csv").unwrap().positions.len(), 2);
    let noted = format!("Notes:\n\"Made on request, of today\"\n\n{PROFILE}");
    assert!(read(noted.as_bytes(), "Profile (1).csv").unwrap().summary.contains("ribbons"));
    assert_eq!(read(SKILLS.as_bytes(), "Skills.csv").unwrap().skills.len(), 3);
    assert_eq!(read(SKILLS.as_bytes(), "Members.csv"), Err(LinkedInError::NotAnExport), "any list of names looks like skills");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(PROFILE.replace(',', ";").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(read(&utf16, "Profile.csv").unwrap().headline.starts_with("Printer whisperer"));
}

#[test]
fn an_export_zipped_again_in_its_folder_is_the_same() {
    let files =
        [("Export/Profile.csv", PROFILE.as_bytes()), ("Export/Skills.csv", SKILLS.as_bytes()), ("__MACOSX/Export/Profile.csv", b"\0")];
    let offer = read(&zip(&files), "Export.zip").unwrap();
    assert_eq!((offer.skills.len(), offer.headline.is_empty()), (3, false));
}

#[test]
fn a_bomb_a_program_and_a_damaged_file_are_each_refused_with_their_reason() {
    let huge = format!("Name\n{}", "a".repeat(40 * 1024 * 1024));
    let bomb = zip(&[("Skills.csv", huge.as_bytes())]);
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    assert_eq!(read(&bomb, "a.zip"), Err(LinkedInError::Bomb));
    assert_eq!(read(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "Profile.csv"), Err(LinkedInError::TypeRefused));
    assert_eq!(read(b"\x7fELF\x02\x01\x01\0\0\0", "export.zip"), Err(LinkedInError::TypeRefused));
    let whole = export();
    assert_eq!(read(&whole[..whole.len() / 2], "a.zip"), Err(LinkedInError::Damaged));
    assert_eq!(read(&zip(&[("Connections.csv", CONNECTIONS.as_bytes())]), "a.zip"), Err(LinkedInError::NotAnExport));
    assert_eq!(read(b"Headline,Summary\nRen\x82e,x\n", "Profile.csv"), Err(LinkedInError::EncodingUnclear));
    assert_eq!(read(b"", "Profile.csv"), Err(LinkedInError::NotAnExport));
}

#[test]
fn what_cannot_be_seen_is_not_offered() {
    let profile = "Headline,Summary\n\"Pay \u{202E}me\u{202C}\",\"a\u{200B}b\"\n";
    let offer = read(profile.as_bytes(), "Profile.csv").unwrap();
    assert_eq!((offer.headline.as_str(), offer.summary.as_str()), ("Pay me", "ab"));
}

#[test]
fn every_file_of_the_corpus_is_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/linkedin");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for name in ["Profile.csv", "Skills.csv", "export.zip"] {
            if let Ok(offer) = read(&bytes, name) {
                assert!(offer.positions.len() <= 500 && offer.skills.len() <= 500 && offer.unread.len() <= 500);
            }
        }
        seen += 1;
    }
    assert!(seen >= 8, "{seen}");
}
