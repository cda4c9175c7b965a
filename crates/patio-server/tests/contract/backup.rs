//! Backups: made while people work, verified, and restored into either engine; what was forgotten is noticed, and nobody is signed out.

use crate::files::{begin_with, jpeg, text};
use crate::world::{PASSWORD, Person, World};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{FileId, PostId, ProfileChange};
use patio_protocol::auth::{Refresh, SignIn, Tokens};
use patio_protocol::command::{PostCreate, PostWithdraw, ProfileUpdate};
use patio_protocol::file::FilePlace;
use patio_protocol::pull::PullRequest;
use patio_protocol::{Command, ErrorCode, Fault};
use patio_server::Request;
use patio_server::backup::{BackupError, Made, Wanted, check, make};
use patio_server::store::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

crate::contract!(
    a_restored_backup_holds_every_row_and_every_byte_on_either_engine,
    what_people_do_while_a_backup_is_made_leaves_it_whole,
    an_upload_that_was_under_way_begins_again_after_a_restore,
    a_damaged_backup_is_refused_wherever_the_damage_is,
    a_restored_server_has_a_new_epoch_and_everybody_stays_signed_in,
    a_first_refresh_after_a_restore_that_is_lost_or_overtaken_signs_nobody_out,
    a_session_that_ended_or_is_of_another_hand_does_not_come_back,
);

fn backup(world: &World) -> (TempDir, PathBuf, Made) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("week.patio");
    let made = make(&world.core, &*world.clock, &path, &mut |_| ()).unwrap();
    assert_eq!(made.unwell, []);
    (folder, path, made)
}

/// An organisation with something in most tables.
fn busy(world: &World) -> (Person, FileId) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Dock", Access::Closed);
    let file = world.file(&anna, FilePlace::Community(community), "notes.txt", &text("NOTES", 3_000_000));
    let post = PostId(world.id());
    let made = PostCreate { post, community, title: "T".into(), text: Doc::plain("x"), files: vec![file] };
    world.applied(&anna, Command::PostCreate(made));
    let photo = world.file(&anna, FilePlace::Photo, "a.jpg", &jpeg());
    world.applied(&anna, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Photo(Some(photo))] }));
    crate::files::do_everything(world, &anna);
    (anna, file)
}

/// Every row of every table, the epoch apart.
fn rows(world: &World) -> Vec<String> {
    let tables = World::sqlite().core.store().read(|tx| {
        tx.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'refinery%'", &[])
    });
    let mut all = Vec::new();
    for table in tables.unwrap() {
        let table = table.text(0).unwrap();
        let found = world.core.store().read(|tx| tx.query(&format!("SELECT * FROM {table}"), &[])).unwrap();
        let of_epoch = |values: &[Value]| values.first() == Some(&Value::Text("epoch".into()));
        all.extend(found.into_iter().filter(|row| !of_epoch(&row.0)).map(|row| format!("{table} {:?}", row.0)));
    }
    all.sort();
    all
}

fn a_restored_backup_holds_every_row_and_every_byte_on_either_engine(world: &World) {
    let (anna, file) = busy(world);
    let (_folder, path, made) = backup(world);
    assert_eq!(made.manifest.organisation, "Veldwerk");
    let before = rows(world);
    let urls = std::iter::once(None).chain(World::empty_schema().map(Some));
    for url in urls {
        let (other, restored) = world.restored(&path, url.as_deref(), Wanted::default()).unwrap();
        assert!(restored.lines.iter().all(|line| line.well), "{:?}", restored.lines);
        assert_eq!(rows(&other), before);
        assert_eq!(other.fetch(&anna, file, "original").unwrap(), text("NOTES", 3_000_000));
        // It goes on like any other.
        let community = other.community(&anna, "Later", Access::Open);
        other.post(&anna, community, "after");
        other.fresh(&anna);
    }
}

fn what_people_do_while_a_backup_is_made_leaves_it_whole(world: &World) {
    let (anna, _) = busy(world);
    let community = world.community(&anna, "Busy", Access::Open);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("busy.patio");
    let place = FilePlace::Community(community);
    let mut posts = Vec::new();
    // Each line of progress is a moment between two steps: a file comes, and an earlier one goes with its bytes.
    let mut work = |step: &str| {
        let file = world.file(&anna, place, "a.txt", &text("COMES", 5_000));
        let post = PostId(world.id());
        let made = PostCreate { post, community, title: "T".into(), text: Doc::plain("x"), files: vec![file] };
        world.applied(&anna, Command::PostCreate(made));
        posts.push(post);
        if posts.len() > 1 {
            world.applied(&anna, Command::PostWithdraw(PostWithdraw { post: posts.remove(0) }));
            let swept = world.core.sweep_files().unwrap();
            assert!(swept.removed == 0 || step.starts_with("reading"), "bytes that the backup may name stay");
        }
    };
    let made = make(&world.core, &*world.clock, &path, &mut work).unwrap();
    assert_eq!(made.unwell, []);
    assert!(made.manifest.file_count() > 3);
    let (_, restored) = world.restored(&path, None, Wanted::default()).unwrap();
    assert!(restored.lines.iter().all(|line| line.well), "{:?}", restored.lines);
    assert!(matches!(make(&world.core, &*world.clock, &path, &mut |_| ()), Err(BackupError::Exists(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unfinished is left");
}

/// The bytes that had arrived are in no backup: a server that believed to have them would wait for the rest for ever.
fn an_upload_that_was_under_way_begins_again_after_a_restore(world: &World) {
    let anna = world.person("Anna");
    let (file, bytes) = (FileId(world.id()), text("ARRIVES", 200_000));
    world.begin(&anna, &begin_with(file, FilePlace::Photo, "a.txt", &bytes)).unwrap();
    let id = file.to_string();
    let piece = "INSERT INTO file_piece (file_id, from_byte, to_byte) VALUES ($1, 0, 100000)";
    world.core.store().write(|tx| tx.execute(piece, &[(&id).into()])).unwrap();
    let (_folder, path, _) = backup(world);
    let (other, _) = world.restored(&path, None, Wanted::default()).unwrap();
    assert_eq!(other.core.store().read(|tx| tx.query("SELECT file_id FROM file_piece", &[])).unwrap(), []);
    assert_eq!(other.state(&anna, file).unwrap().received, 0);
    other.send(&anna, file, &bytes);
    assert!(other.finish(&anna, file).is_ok());
}

fn a_damaged_backup_is_refused_wherever_the_damage_is(world: &World) {
    busy(world);
    let (folder, path, _) = backup(world);
    let whole = fs::read(&path).unwrap();
    let damaged = folder.path().join("damaged.patio");
    let mut refused = 0;
    let places = (0..60).map(|part| part * whole.len() / 60).chain([whole.len() - 1]);
    for place in places {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x20;
        fs::write(&damaged, &bytes).unwrap();
        let is_refused = check(&damaged, &mut |_| ()).is_err();
        // What the check lets pass is restored to the same rows: names of the archive's own fields, times, attributes.
        refused += usize::from(is_refused);
        if !is_refused {
            assert_eq!(rows(&world.restored(&damaged, None, Wanted::default()).unwrap().0), rows(world), "byte {place}");
        }
    }
    assert!(refused > 50, "{refused}");
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&damaged, &whole[..length]).unwrap();
        assert!(check(&damaged, &mut |_| ()).is_err());
        let folder = tempfile::tempdir().unwrap();
        let found = world.restored_in(folder, &damaged, None, Wanted::default());
        assert!(found.is_err());
    }
}

fn refresh(world: &World, token: &str) -> Result<Tokens, Fault> {
    world.call(&Refresh { refresh: token.to_owned() }, None, |request| world.core.refresh(request))
}

fn pull(world: &World, access: &str, cursor: Option<String>) -> Result<(), ErrorCode> {
    let asked = PullRequest { cursor, ..PullRequest::default() };
    let page: Result<patio_protocol::pull::Page, Fault> = world.call(&asked, Some(access), |request| world.core.pull(request));
    page.map(drop).map_err(|fault| fault.code)
}

fn sign_in(world: &World, person: &Person) -> Tokens {
    let asked = SignIn { login: person.login.clone(), password: PASSWORD.into(), device: "second".into() };
    world.call(&asked, None, |request| world.core.sign_in(request)).unwrap()
}

fn a_restored_server_has_a_new_epoch_and_everybody_stays_signed_in(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    let cursor = world.fresh(&anna).cursor.unwrap();
    let (_folder, path, _) = backup(world);
    // After the backup one session is refreshed many times, and one is opened.
    let mut tokens = anna.tokens.clone();
    for _ in 0..30 {
        tokens = refresh(world, &tokens.refresh).unwrap();
    }
    let later = sign_in(world, &bram);
    let (other, _) = world.restored(&path, None, Wanted::default()).unwrap();
    assert_eq!(pull(&other, &tokens.access, Some(cursor.clone())), Err(ErrorCode::AccessExpired));
    let mut gone_on = Vec::new();
    for refresh_token in [&tokens.refresh, &later.refresh, &bram.tokens.refresh] {
        gone_on.push(refresh(&other, refresh_token).unwrap());
    }
    assert_eq!(gone_on.iter().map(|tokens| tokens.session).collect::<Vec<_>>(), [anna.tokens.session, later.session, bram.tokens.session]);
    assert_eq!(pull(&other, &gone_on[0].access, Some(cursor)), Err(ErrorCode::Diverged), "the epoch is a new one");
    assert_eq!(pull(&other, &gone_on[0].access, None), Ok(()));
    // An earlier token of the same session is in other hands now.
    other.clock.forward(60_000);
    assert_eq!(refresh(&other, &anna.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    assert_eq!(pull(&other, &gone_on[0].access, None), Err(ErrorCode::SessionEnded));
    let (ended, _) = world.restored(&path, None, Wanted { end_sessions: true, ..Wanted::default() }).unwrap();
    assert_eq!(refresh(&ended, &bram.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded);
}

fn a_first_refresh_after_a_restore_that_is_lost_or_overtaken_signs_nobody_out(world: &World) {
    let (anna, bram, cem) = (world.person("Anna"), world.person("Bram"), world.person("Cem"));
    let (_folder, path, _) = backup(world);
    let hers = refresh(world, &anna.tokens.refresh).unwrap();
    let his = refresh(world, &bram.tokens.refresh).unwrap();
    let (other, _) = world.restored(&path, None, Wanted::default()).unwrap();
    // The answer is lost, again and again: the laptop comes with the token that it has.
    for _ in 0..3 {
        assert_eq!(refresh(&other, &hers.refresh).unwrap().session, anna.tokens.session);
        other.clock.forward(60_000);
    }
    let next = refresh(&other, &hers.refresh).unwrap();
    let next = refresh(&other, &next.refresh).unwrap();
    assert_eq!(pull(&other, &next.access, None), Ok(()));
    // A request with a token that the copy does not know, and that was held up, ends nothing either.
    let before = refresh(world, &cem.tokens.refresh).unwrap();
    let later = refresh(world, &before.refresh).unwrap();
    assert_eq!(refresh(&other, &later.refresh).unwrap().session, cem.tokens.session);
    assert_eq!(refresh(&other, &before.refresh).err().unwrap().code, ErrorCode::Busy);
    assert_eq!(refresh(&other, &later.refresh).unwrap().session, cem.tokens.session);
    // A request from before the restore was held up on its way, and comes first.
    assert_eq!(refresh(&other, &bram.tokens.refresh).unwrap().session, bram.tokens.session);
    let next = refresh(&other, &his.refresh).unwrap();
    assert_eq!(refresh(&other, &next.refresh).unwrap().session, bram.tokens.session);
    // What was lost and is used after all is in other hands.
    other.clock.forward(60_000);
    assert_eq!(refresh(&other, &hers.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    assert_eq!(refresh(&other, &his.refresh).err().unwrap().code, ErrorCode::SessionEnded);
}

fn a_session_that_ended_or_is_of_another_hand_does_not_come_back(world: &World) {
    let (anna, bram) = (world.person("Anna"), world.person("Bram"));
    world.core.disable(&bram.login).unwrap();
    let second = sign_in(world, &anna);
    let before = refresh(world, &second.refresh).unwrap();
    world.call::<patio_protocol::auth::Done>(&(), Some(&before.access), |request| world.core.sign_out(request)).unwrap();
    let (_folder, path, _) = backup(world);
    let (other, _) = world.restored(&path, None, Wanted::default()).unwrap();
    assert_eq!(refresh(&other, &before.refresh).err().unwrap().code, ErrorCode::SessionEnded);
    assert_eq!(refresh(&other, &bram.tokens.refresh).err().unwrap().code, ErrorCode::AccountClosed);
    let newcomer = world.person("Cem");
    assert_eq!(refresh(&other, &newcomer.tokens.refresh).err().unwrap().code, ErrorCode::SessionEnded, "an account made after the backup");
    let mut forged = anna.tokens.refresh.clone();
    forged.replace_range(40..41, if forged.as_bytes()[40] == b'A' { "B" } else { "A" });
    assert_eq!(refresh(&other, &forged).err().unwrap().code, ErrorCode::SessionEnded);
    // The session of a token that is too old is not opened anew.
    let late = sign_in(world, &anna);
    other.clock.forward(91 * 24 * 3_600_000);
    assert_eq!(refresh(&other, &late.refresh).err().unwrap().code, ErrorCode::SessionEnded);
}

#[test]
fn an_organisation_that_stands_in_the_place_is_set_aside_and_never_written_over() {
    let (old, new) = (World::sqlite(), World::sqlite());
    let anna = old.person("Anna");
    let community = old.community(&anna, "Old", Access::Open);
    old.post(&anna, community, "of the old one");
    new.person("Nina");
    let (_folder, path, _) = backup(&new);
    let place = tempfile::tempdir().unwrap();
    let (_folder2, of_old, _) = backup(&old);
    let (first, _) = old.restored_in(place, &of_old, None, Wanted::default()).unwrap();
    let (place, expected) = (first.into_folder(), rows(&old));
    let occupied = new.restored_in(place, &path, None, Wanted::default());
    assert!(matches!(occupied, Err(BackupError::Occupied)));
    let place = tempfile::tempdir().unwrap();
    let (first, _) = old.restored_in(place, &of_old, None, Wanted::default()).unwrap();
    let (second, restored) = new.restored_in(first.into_folder(), &path, None, Wanted { replace: true, ..Wanted::default() }).unwrap();
    assert_eq!(rows(&second), rows(&new));
    let [aside] = restored.set_aside.as_slice() else { panic!("{:?}", restored.set_aside) };
    assert_eq!(rows(&World::of_file(aside)), expected);
}

#[test]
fn a_postgres_database_with_an_organisation_is_not_restored_into() {
    let Some(url) = World::empty_schema() else { return };
    let world = World::sqlite();
    let (_folder, path, _) = backup(&world);
    let (_, first) = world.restored(&path, Some(&url), Wanted::default()).unwrap();
    assert_eq!(first.set_aside, Vec::<PathBuf>::new());
    let again = world.restored(&path, Some(&url), Wanted { replace: true, ..Wanted::default() });
    assert!(matches!(again, Err(BackupError::OccupiedDatabase)));
}

/// The first refresh after a restore reaches two nodes at once: one of them is overtaken by the other between two of its statements.
#[test]
fn a_first_refresh_after_a_restore_that_reaches_two_nodes_at_once_signs_nobody_out() {
    for statement in ["SELECT role, state", "SELECT person_id, generation", "INSERT INTO session", "UPDATE session SET generation"] {
        let Some(url) = World::empty_schema() else { return };
        let world = World::sqlite();
        let (anna, bram) = (world.person("Anna"), world.person("Bram"));
        let (_folder, path, _) = backup(&world);
        // One session is in the backup and the other is not.
        let (hers, his) = (refresh(&world, &anna.tokens.refresh).unwrap(), sign_in(&world, &bram));
        let (other, _) = world.restored(&path, Some(&url), Wanted::default()).unwrap();
        for tokens in [hers, his] {
            let asked = Refresh { refresh: tokens.refresh.clone() };
            let (quick, body) = (Arc::clone(&other.core), serde_json::to_vec(&asked).unwrap());
            let slow = other.interleaved(statement, move || {
                let _ = quick.refresh(&Request { token: None, nonce: "n", peer: "test", body: &body });
            });
            let told: Result<Tokens, Fault> = other.call(&asked, None, |request| slow.refresh(request));
            let refused = told.err().map(|fault| fault.code);
            assert!(matches!(refused, None | Some(ErrorCode::Busy)), "{statement}: {refused:?}");
            // The laptop got neither answer, and comes again.
            let next = refresh(&other, &tokens.refresh).unwrap();
            assert_eq!(pull(&other, &next.access, None), Ok(()), "{statement}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_backup_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path, _) = backup(&World::sqlite());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
}
