//! Uploads: begun once, gone on with where they stopped, checked in parts and whole, refused with a reason.

use super::{begin_with, jpeg, parts, text};
use crate::world::{QUOTA_MIB, World};
use patio_domain::limits::{FILE_MAX_BYTES, FILE_PART_BYTES};
use patio_domain::{FileId, Refusal};
use patio_protocol::ErrorCode;
use patio_protocol::digest::hex;
use patio_protocol::file::{FileBegin, FilePlace, FileStatus};
use patio_server::files::Taken;
use sha2::{Digest as _, Sha256};

crate::contract!(
    an_upload_is_begun_once_and_goes_on_where_it_stopped,
    a_part_that_does_not_fit_its_hash_is_dropped_and_asked_for_again,
    a_whole_that_does_not_fit_its_hash_is_refused_and_leaves_nothing,
    an_earlier_request_on_a_dead_connection_writes_no_more,
    a_restarted_server_goes_on_inside_a_part,
    what_is_not_taken_is_refused_with_its_reason,
    a_name_that_is_a_path_is_refused_and_nothing_is_written,
    the_quota_counts_what_still_arrives_and_frees_what_is_gone,
    an_upload_that_nothing_used_for_a_week_is_thrown_away,
    a_sweep_takes_all_there_is,
    uploads_begun_at_the_same_moment_share_one_quota,
    an_image_that_grows_beyond_the_quota_is_refused_and_leaves_nothing,
    empty_files_are_not_free_and_uploads_that_nothing_uses_are_counted,
    an_upload_that_could_not_be_recorded_is_finished_at_the_next_try,
);

fn an_upload_is_begun_once_and_goes_on_where_it_stopped(world: &World) {
    let (anna, bytes) = (world.person("Anna"), text("hello", parts()));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    assert_eq!(world.begin(&anna, &asked).unwrap().received, 0);
    let part = FILE_PART_BYTES as usize;
    let hash = |from: usize| hex(&Sha256::digest(&bytes[from..(from + part).min(bytes.len())]));
    assert_eq!(world.put(&anna, asked.file, 0, &bytes[..part], &hash(0)), Ok(Some(Taken::Complete)));
    assert_eq!(world.put(&anna, asked.file, part as u64, &bytes[part..part + 700], &hash(part)), Ok(Some(Taken::More)));
    let again = world.begin(&anna, &asked).unwrap();
    assert_eq!((again.received, again.status), (part as u64 + 700, FileStatus::Receiving));
    // Not the byte that comes next: nothing is written.
    assert_eq!(world.put(&anna, asked.file, 0, &bytes[..part], &hash(0)), Ok(None));
    assert_eq!(world.put(&anna, asked.file, part as u64, &bytes[part..], &hash(part)), Ok(None));
    // Finishing early tells where it stands.
    assert_eq!(world.finish(&anna, asked.file).unwrap(), again);
    // Bytes beyond the part are not taken, whatever was sent.
    let rest = &bytes[part + 700..];
    assert_eq!(world.put(&anna, asked.file, part as u64 + 700, rest, &hash(part)), Ok(Some(Taken::Complete)));
    world.send(&anna, asked.file, &bytes);
    assert_eq!(world.state(&anna, asked.file).unwrap().received, bytes.len() as u64);
    // The same id with other words is another upload, and not taken.
    let other = FileBegin { size: 5, ..asked };
    assert_eq!(world.begin(&anna, &other).unwrap().refusal, Some(Refusal::IdReused));
}

fn a_part_that_does_not_fit_its_hash_is_dropped_and_asked_for_again(world: &World) {
    let (anna, bytes) = (world.person("Anna"), text("hello", 5000));
    let asked = begin_with(FileId(world.id()), FilePlace::Community(world.id().into()), "a.txt", &bytes);
    world.begin(&anna, &asked).unwrap();
    let mut wrong = bytes.clone();
    wrong[4000] ^= 1;
    assert_eq!(world.put(&anna, asked.file, 0, &wrong[..100], &asked.sha256), Ok(Some(Taken::More)));
    assert_eq!(world.put(&anna, asked.file, 100, &wrong[100..], &asked.sha256), Ok(Some(Taken::Wrong)));
    assert_eq!(world.state(&anna, asked.file).unwrap().received, 0);
    world.send(&anna, asked.file, &bytes);
    assert_eq!(world.finish(&anna, asked.file).unwrap().status, FileStatus::Ready);
}

fn a_whole_that_does_not_fit_its_hash_is_refused_and_leaves_nothing(world: &World) {
    let (anna, bytes) = (world.person("Anna"), text("unlikely-word", 5000));
    let asked = FileBegin { sha256: "0".repeat(64), ..begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes) };
    world.begin(&anna, &asked).unwrap();
    world.send(&anna, asked.file, &bytes);
    assert!(world.kept("unlikely-word"));
    let state = world.finish(&anna, asked.file).unwrap();
    assert_eq!((state.status, state.refusal), (FileStatus::Refused, Some(Refusal::FileDamaged)));
    assert!(!world.kept("unlikely-word"));
    assert_eq!(world.begin(&anna, &asked).unwrap(), state, "a refusal stays");
    assert_eq!(world.put(&anna, asked.file, 0, &bytes, &asked.sha256), Ok(None));
}

fn an_earlier_request_on_a_dead_connection_writes_no_more(world: &World) {
    let (anna, bytes) = (world.person("Anna"), text("hello", 5000));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    world.begin(&anna, &asked).unwrap();
    let receiving = world.core.receiving(Some(&anna.tokens.access), &asked.file.to_string()).unwrap().unwrap();
    let staging = &receiving.files.staging;
    let mut dead = staging.write(asked.file, asked.size, 0, &asked.sha256).unwrap().unwrap();
    assert_eq!(dead.take(&bytes[..100]).unwrap(), Taken::More);
    let mut alive = staging.write(asked.file, asked.size, 100, &asked.sha256).unwrap().unwrap();
    assert_eq!(dead.take(&bytes[100..200]).unwrap(), Taken::Superseded);
    assert_eq!(alive.take(&bytes[100..]).unwrap(), Taken::Complete);
}

fn a_restarted_server_goes_on_inside_a_part(world: &World) {
    let (anna, bytes) = (world.person("Anna"), text("hello", parts()));
    let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &bytes);
    world.begin(&anna, &asked).unwrap();
    let part = &bytes[..FILE_PART_BYTES as usize];
    world.put(&anna, asked.file, 0, &part[..4321], &hex(&Sha256::digest(part))).unwrap();
    let other = world.another_core(|store| store);
    let receiving = other.receiving(Some(&anna.tokens.access), &asked.file.to_string()).unwrap().unwrap();
    assert_eq!(receiving.files.staging.received(asked.file, asked.size).unwrap(), 4321);
    let mut incoming = receiving.files.staging.write(asked.file, asked.size, 4321, &hex(&Sha256::digest(part))).unwrap().unwrap();
    assert_eq!(incoming.take(&bytes[4321..]).unwrap(), Taken::Complete);
}

fn what_is_not_taken_is_refused_with_its_reason(world: &World) {
    let anna = world.person("Anna");
    assert_eq!(world.refused(&anna, "report.pdf", b"\x7fELF\x02\x01\x01"), Some(Refusal::FileTypeRefused));
    assert_eq!(world.refused(&anna, "photo.jpg", b"MZ\x90\0"), Some(Refusal::FileTypeRefused));
    assert_eq!(world.refused(&anna, "run.exe", b"hello"), Some(Refusal::FileTypeRefused));
    assert_eq!(world.refused(&anna, "photo.jpg", &jpeg()[..600]), Some(Refusal::FileDamaged));
    assert_eq!(world.refused(&anna, "a.zip", b"PK\x03\x04 and then nothing"), Some(Refusal::FileDamaged));
    let mut huge = jpeg();
    let at = huge.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap() + 5;
    huge[at..at + 4].copy_from_slice(&[0x27, 0x10, 0x27, 0x10]);
    assert_eq!(world.refused(&anna, "photo.jpg", &huge), Some(Refusal::ImageTooLarge));
    let photo = world.uploaded(&anna, FilePlace::Photo, "a.txt", b"not a photo");
    assert_eq!(photo.refusal, Some(Refusal::FileTypeRefused));
    let large = FileBegin { size: FILE_MAX_BYTES + 1, ..begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", b"") };
    assert_eq!(world.begin(&anna, &large).unwrap().refusal, Some(Refusal::FileTooLarge));
    let unhashed = FileBegin { sha256: "../../x".into(), ..large };
    assert_eq!(world.begin(&anna, &unhashed).unwrap_err().code, ErrorCode::Malformed);
    let empty = world.uploaded(&anna, FilePlace::Community(world.id().into()), "a.txt", b"");
    assert_eq!(empty.status, FileStatus::Ready);
}

fn a_name_that_is_a_path_is_refused_and_nothing_is_written(world: &World) {
    let anna = world.person("Anna");
    for name in ["../../cursor.key", "/etc/passwd", "..\\x.txt", "C:x.txt", "", "\u{2800}", "nul.txt", "x/\u{202E}txt"] {
        assert_eq!(world.refused(&anna, name, b"hello"), Some(Refusal::FileNameInvalid), "{name:?}");
    }
    for path in ["../../patio.db", "%2e%2e", "..", ""] {
        let state = world.call::<()>(&(), Some(&anna.tokens.access), |request| world.core.file_state(request, path));
        assert_eq!(state.unwrap_err().code, ErrorCode::NotFound, "{path}");
        assert_eq!(world.core.content(Some(&anna.tokens.access), path, "original").unwrap().unwrap_err(), ErrorCode::NotFound);
        assert_eq!(world.core.receiving(Some(&anna.tokens.access), path).unwrap().unwrap_err(), ErrorCode::NotFound);
    }
    assert!(!world.kept("hello"));
}

fn the_quota_counts_what_still_arrives_and_frees_what_is_gone(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let some = text("x", 1024 * 1024);
    let begun: Vec<_> = (0..QUOTA_MIB).map(|_| begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &some)).collect();
    for asked in &begun {
        assert_eq!(world.begin(&anna, asked).unwrap().status, FileStatus::Receiving);
    }
    let more = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", b"x");
    assert_eq!(world.begin(&anna, &more).unwrap().refusal, Some(Refusal::QuotaExceeded));
    // It is hers alone: somebody else is not held up, and the same upload may be asked for again.
    assert_eq!(world.begin(&bea, &begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", &some)).unwrap().refusal, None);
    assert_eq!(world.begin(&anna, &begun[0]).unwrap().refusal, None);
    // One that is refused counts no more.
    world.send(&anna, begun[0].file, &some);
    assert_eq!(world.finish(&anna, begun[0].file).unwrap().status, FileStatus::Refused);
    assert_eq!(world.begin(&anna, &more).unwrap().status, FileStatus::Receiving);
}

fn an_upload_that_nothing_used_for_a_week_is_thrown_away(world: &World) {
    let anna = world.person("Anna");
    let place = FilePlace::Community(world.id().into());
    let (begun, ready) = (begin_with(FileId(world.id()), place, "a.txt", b"half-of-it"), world.file(&anna, place, "b.txt", b"all-of-it"));
    world.begin(&anna, &begun).unwrap();
    world.put(&anna, begun.file, 0, b"half-of", &begun.sha256).unwrap();
    let begin = |asked: &FileBegin| world.core.begin_file(anna.id, asked).unwrap().unwrap();
    world.clock.forward(7 * 24 * 3_600_000);
    assert_eq!(world.core.sweep_files().unwrap().loose, 0);
    // Asking for it again keeps it another week.
    assert_eq!(begin(&begun).received, 7);
    world.clock.forward(1);
    assert_eq!(world.core.sweep_files().unwrap().loose, 1);
    assert_eq!(world.core.finish_file(anna.id, ready).unwrap(), None);
    assert!(!world.kept("all-of-it") && world.kept("half-of"));
    world.clock.forward(7 * 24 * 3_600_000 + 1);
    assert_eq!(world.core.sweep_files().unwrap().loose, 1);
    assert!(!world.kept("half-of"));
    // The id can be used again: the laptop still has the bytes.
    assert_eq!(begin(&begun).received, 0);
}

fn a_sweep_takes_all_there_is(world: &World) {
    let people = ["Anna", "Bea", "Cor"].map(|name| world.person(name));
    for n in 0..250 {
        let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", b"");
        assert_eq!(world.begin(&people[n % 3], &asked).unwrap().status, FileStatus::Receiving);
    }
    world.clock.forward(7 * 24 * 3_600_000 + 1);
    let swept = world.core.sweep_files().unwrap();
    assert_eq!((swept.loose, swept.removed), (250, 250));
}

fn uploads_begun_at_the_same_moment_share_one_quota(world: &World) {
    let anna = world.person("Anna");
    let size = 1024 * 1024;
    let asked: Vec<_> =
        (0..4 * QUOTA_MIB).map(|_| FileBegin { size, ..begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", b"") }).collect();
    // A commit that takes a moment gives the others time to count as well.
    let delay = |at: &'static str| {
        if at == "before_commit" {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        false
    };
    let nodes: Vec<_> = (0..4).map(|_| world.another_core(|store| store.with_fault(std::sync::Arc::new(delay)))).collect();
    let begun: usize = std::thread::scope(|scope| {
        let each = asked.chunks(QUOTA_MIB as usize).zip(&nodes).map(|(some, node)| {
            let begin = |asked: &FileBegin| loop {
                // A database that is busy decides nothing.
                if let Ok(begun) = node.begin_file(anna.id, asked) {
                    return begun.unwrap().status == FileStatus::Receiving;
                }
            };
            scope.spawn(move || some.iter().filter(|asked| begin(asked)).count())
        });
        each.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(begun as u64, QUOTA_MIB);
}

fn an_image_that_grows_beyond_the_quota_is_refused_and_leaves_nothing(world: &World) {
    let anna = world.person("Anna");
    let mut state = 1u32;
    let noise = image::RgbImage::from_fn(900, 900, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    });
    let mut bytes = Vec::new();
    noise.write_with_encoder(image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 5)).unwrap();
    let left = QUOTA_MIB * 1024 * 1024 - (bytes.len() as u64).max(64 * 1024);
    let place = FilePlace::Community(world.id().into());
    let other = FileBegin { size: left, ..begin_with(FileId(world.id()), place, "a.txt", b"") };
    assert_eq!(world.begin(&anna, &other).unwrap().status, FileStatus::Receiving);
    let state = world.uploaded(&anna, place, "a.jpg", &bytes);
    assert_eq!((state.status, state.refusal), (FileStatus::Refused, Some(Refusal::QuotaExceeded)));
    if World::in_folder() {
        assert_eq!(std::fs::read_dir(world.bytes.path().join("files")).unwrap().count(), 0, "its forms are still there");
    }
    assert!(matches!(world.uploaded(&world.person("Bea"), place, "a.jpg", &bytes).status, FileStatus::Ready), "with room it is taken");
}

fn empty_files_are_not_free_and_uploads_that_nothing_uses_are_counted(world: &World) {
    let anna = world.person("Anna");
    let begin = || world.begin(&anna, &begin_with(FileId(world.id()), FilePlace::Photo, "a.txt", b"")).unwrap().refusal;
    let room = QUOTA_MIB * 16;
    assert!((0..room).all(|_| begin().is_none()));
    assert_eq!(begin(), Some(Refusal::QuotaExceeded));
    // Also those that cost nothing, because they were refused.
    for _ in room..500 {
        world.core.store().write(|tx| tx.execute("UPDATE file SET charged = 0 WHERE charged > 0", &[])).unwrap();
        assert_eq!(begin(), None);
    }
    assert_eq!(begin(), Some(Refusal::QuotaExceeded));
}

fn an_upload_that_could_not_be_recorded_is_finished_at_the_next_try(world: &World) {
    let anna = world.person("Anna");
    for point in ["before_commit", "after_commit"] {
        let asked = begin_with(FileId(world.id()), FilePlace::Photo, "a.jpg", &jpeg());
        world.begin(&anna, &asked).unwrap();
        world.send(&anna, asked.file, &jpeg());
        let failing = world.another_core(move |store| store.with_fault(std::sync::Arc::new(move |at| at == point)));
        let answer = world.call::<patio_protocol::file::FileState>(&(), Some(&anna.tokens.access), |request| {
            failing.file_finish(request, &asked.file.to_string())
        });
        assert_eq!(answer.unwrap_err().code, ErrorCode::Busy);
        assert_eq!(world.finish(&anna, asked.file).unwrap().status, FileStatus::Ready, "{point}");
        assert!(!world.fetch(&anna, asked.file, "original").unwrap().is_empty());
        // What the failed try left in the folder of uploads goes with the next sweep.
        world.core.sweep_files().unwrap();
        assert!(!world.kept("GPS-52.0907-5.1"), "{point}");
    }
}
