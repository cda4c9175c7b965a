//! Files on posts, comments and profiles: used once, where they were meant for, and gone with what they were on.

use super::{jpeg, text};
use crate::world::{Person, World};
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommentId, CommunityId, FileId, PostId, ProfileChange, Refusal};
use patio_protocol::command::{
    CommentCreate, CommentEdit, CommentWithdraw, CommunityCreate, CommunityJoin, PostCreate, PostEdit, PostWithdraw, ProfileUpdate,
};
use patio_protocol::file::FilePlace;
use patio_protocol::push::Verdict;
use patio_protocol::record::FileBody;
use patio_protocol::{Command, ErrorCode};
use sha2::{Digest as _, Sha256};

crate::contract!(
    a_file_is_published_with_what_its_bytes_are,
    a_file_that_is_not_ones_own_ready_file_for_this_place_is_missing,
    a_refused_text_uses_no_file_and_an_accepted_one_uses_it_once,
    an_edit_takes_away_what_it_leaves_out_and_keeps_the_rest,
    what_is_withdrawn_is_gone_from_the_disk,
    a_photo_is_square_without_metadata_and_gone_when_taken_back,
    a_crash_between_the_commit_and_the_bytes_loses_no_bytes_for_ever,
    an_id_that_stands_for_anything_is_refused_for_anything_new,
    a_text_with_the_id_of_a_person_takes_no_photo_away,
);

fn post(world: &World, by: &Person, community: CommunityId, files: Vec<FileId>) -> (PostId, Verdict) {
    let post = PostId(world.id());
    let made = PostCreate { post, community, title: String::new(), text: Doc::default(), files };
    (post, world.push(by, Command::PostCreate(made)))
}

fn records(world: &World, by: &Person) -> Vec<FileBody> {
    world.fresh(by).of_kind("file").into_iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

fn a_file_is_published_with_what_its_bytes_are(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let place = FilePlace::Community(community);
    let file = world.file(&anna, place, "Dock 4.JPG", &jpeg());
    assert!(records(world, &anna).is_empty());
    let (post, verdict) = post(world, &anna, community, vec![file]);
    assert!(matches!(verdict, Verdict::Applied { .. }), "a file alone is a post: {verdict:?}");
    let body = records(world, &anna).remove(0);
    assert_eq!((body.owner, body.target, body.name.as_str(), body.media.as_str()), (anna.id, post.0, "Dock 4.JPG", "image/jpeg"));
    let image = body.image.unwrap();
    assert_eq!((image.width, image.height, image.variants.len()), (300, 200, 3));
    let sizes = [("original", body.size, &body.sha256)].into_iter();
    for (variant, size, sha256) in sizes.chain(image.variants.iter().map(|form| (form.variant.as_str(), form.size, &form.sha256))) {
        let bytes = world.fetch(&anna, file, variant).unwrap();
        assert_eq!(bytes.len() as u64, size, "{variant}");
        assert_eq!(&patio_protocol::digest::hex(&Sha256::digest(&bytes)), sha256, "{variant}");
        assert!(!bytes.windows(11).any(|found| found == b"GPS-52.0907"), "{variant}");
    }
    assert!(!world.kept("GPS-52.0907"), "the upload itself is still there");
}

fn a_file_that_is_not_ones_own_ready_file_for_this_place_is_missing(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let (one, other) = (world.community(&anna, "One", Access::Open), world.community(&anna, "Other", Access::Open));
    let asked = super::begin_with(FileId(world.id()), FilePlace::Community(one), "a.txt", b"x");
    world.begin(&anna, &asked).unwrap();
    let photo = world.file(&anna, FilePlace::Photo, "a.jpg", &jpeg());
    let elsewhere = world.file(&anna, FilePlace::Community(other), "a.txt", b"x");
    let beas = world.file(&bea, FilePlace::Community(one), "a.txt", b"x");
    let good = world.file(&anna, FilePlace::Community(one), "a.txt", b"x");
    for bad in [asked.file, photo, elsewhere, beas, FileId(world.id())] {
        let (_, verdict) = post(world, &anna, one, vec![good, bad]);
        assert_eq!(verdict, Verdict::refused(Refusal::FileMissing));
    }
    let photo_of_place = Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Photo(Some(good))] });
    assert_eq!(world.push(&anna, photo_of_place), Verdict::refused(Refusal::FileMissing));
    // None of these used it.
    assert!(matches!(post(world, &anna, one, vec![good]).1, Verdict::Applied { .. }));
    assert_eq!(records(world, &anna).len(), 1);
}

fn a_refused_text_uses_no_file_and_an_accepted_one_uses_it_once(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Open", Access::Open);
    let file = world.file(&bea, FilePlace::Community(community), "a.txt", b"x");
    assert_eq!(post(world, &bea, community, vec![file]).1, Verdict::refused(Refusal::NotAMember));
    world.applied(&bea, Command::CommunityJoin(patio_protocol::command::CommunityJoin { community }));
    let (first, verdict) = post(world, &bea, community, vec![file]);
    assert!(matches!(verdict, Verdict::Applied { .. }));
    assert_eq!(post(world, &bea, community, vec![file]).1, Verdict::refused(Refusal::FileMissing));
    let comment = CommentCreate { comment: CommentId(world.id()), post: first, reply_to: None, text: Doc::plain("x"), files: vec![file] };
    assert_eq!(world.push(&bea, Command::CommentCreate(comment)), Verdict::refused(Refusal::FileMissing));
}

fn an_edit_takes_away_what_it_leaves_out_and_keeps_the_rest(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let place = FilePlace::Community(community);
    let [kept, dropped, added] = ["word-kept", "word-dropped", "word-added"].map(|word| world.file(&anna, place, "a.txt", word.as_bytes()));
    let (post, _) = post(world, &anna, community, vec![kept, dropped]);
    let edit = |files| Command::PostEdit(PostEdit { post, title: "T".into(), text: Doc::plain("x"), files });
    world.applied(&anna, edit(None));
    assert_eq!(records(world, &anna).len(), 2, "nothing said, nothing changed");
    world.applied(&anna, edit(Some(vec![added, kept])));
    world.core.empty_trash().unwrap();
    assert_eq!(world.fetch(&anna, dropped, "original"), Err(ErrorCode::NotFound));
    assert!(world.fetch(&anna, kept, "original").is_ok() && world.fetch(&anna, added, "original").is_ok());
    assert_eq!(records(world, &anna).len(), 2);
    assert!(!world.kept("word-dropped"));
    assert_eq!(world.push(&anna, edit(Some(vec![dropped]))), Verdict::refused(Refusal::FileMissing));
    let comment = CommentId(world.id());
    let file = world.file(&anna, place, "a.txt", b"word-comment");
    let text = || Doc::plain("x");
    world.applied(&anna, Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text: text(), files: vec![file] }));
    world.applied(&anna, Command::CommentEdit(CommentEdit { comment, post, text: text(), files: Some(vec![]) }));
    world.core.empty_trash().unwrap();
    assert!(!world.kept("word-comment"));
}

fn what_is_withdrawn_is_gone_from_the_disk(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let place = FilePlace::Community(community);
    let of_post = world.file(&anna, place, "a.txt", &text("word-of-post", 3_000_000));
    let of_comment = world.file(&anna, place, "a.txt", b"word-of-comment");
    let (post, _) = post(world, &anna, community, vec![of_post]);
    let comment = CommentId(world.id());
    let made = CommentCreate { comment, post, reply_to: None, text: Doc::plain("x"), files: vec![of_comment] };
    world.applied(&anna, Command::CommentCreate(made));
    assert_eq!(world.kept("word-of-post") && world.kept("word-of-comment"), World::in_folder());
    world.applied(&anna, Command::CommentWithdraw(CommentWithdraw { comment, post }));
    world.applied(&anna, Command::PostWithdraw(PostWithdraw { post }));
    assert!(records(world, &anna).is_empty());
    assert_eq!(world.fetch(&anna, of_post, "original"), Err(ErrorCode::NotFound), "before the bytes are gone");
    assert_eq!(world.core.empty_trash().unwrap(), 2);
    assert!(!world.kept("word-of-post") && !world.kept("word-of-comment"));
    assert_eq!(world.core.empty_trash().unwrap(), 0);
}

fn a_photo_is_square_without_metadata_and_gone_when_taken_back(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let set = |photo| world.applied(&anna, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Photo(photo)] }));
    let [first, second] = [(); 2].map(|()| world.file(&anna, FilePlace::Photo, "me.jpg", &jpeg()));
    set(Some(first));
    let body = records(world, &bea).remove(0);
    assert_eq!(body.target, anna.id.0);
    assert_eq!(body.image.map(|image| (image.width, image.height)), Some((200, 200)));
    assert!(world.fetch(&bea, first, "small").is_ok());
    set(Some(second));
    assert_eq!(world.fetch(&bea, first, "small"), Err(ErrorCode::NotFound));
    assert!(world.fetch(&bea, second, "small").is_ok());
    set(None);
    assert!(records(world, &bea).is_empty());
    assert_eq!(world.core.empty_trash().unwrap(), 2);
    if World::in_folder() {
        assert_eq!(std::fs::read_dir(world.bytes.path().join("files")).unwrap().count(), 0);
    }
}

fn a_crash_between_the_commit_and_the_bytes_loses_no_bytes_for_ever(world: &World) {
    let anna = world.person("Anna");
    let community = world.community(&anna, "Open", Access::Open);
    let asked = super::begin_with(FileId(world.id()), FilePlace::Community(community), "a.txt", b"word-to-go");
    world.begin(&anna, &asked).unwrap();
    world.send(&anna, asked.file, b"word-to-go");
    world.finish(&anna, asked.file).unwrap();
    let (post, _) = post(world, &anna, community, vec![asked.file]);
    world.applied(&anna, Command::PostWithdraw(PostWithdraw { post }));
    // Here the server stops: the bytes are still there, and so is the line that says they must go.
    assert_eq!(world.begin(&anna, &asked).unwrap_err().code, ErrorCode::Busy, "the id is on its way out");
    let failing = world.another_core(|store| store.with_fault(std::sync::Arc::new(|at| at == "before_commit")));
    assert!(failing.empty_trash().is_err());
    assert!(!world.kept("word-to-go"));
    assert_eq!(world.another_core(|store| store).empty_trash().unwrap(), 1);
    assert_eq!(world.begin(&anna, &asked).unwrap().received, 0);
}

fn an_id_that_stands_for_anything_is_refused_for_anything_new(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Open", Access::Open);
    world.applied(&bea, Command::CommunityJoin(CommunityJoin { community }));
    let conversation = world.post(&anna, community, "Wie komt er?");
    let comment = world.comment(&anna, conversation, "Ik.");
    let file = world.file(&anna, FilePlace::Community(community), "a.txt", b"x");
    let topic = world.fresh(&anna).ids_of_kind("topic").remove(0);
    for used in [anna.id.0, bea.id.0, community.0, conversation.0, comment.0, file.0, topic] {
        let made = [
            Command::PostCreate(PostCreate {
                post: PostId(used),
                community,
                title: "Titel".into(),
                text: Doc::plain("Tekst."),
                files: Vec::new(),
            }),
            Command::CommentCreate(CommentCreate {
                post: conversation,
                comment: CommentId(used),
                reply_to: None,
                text: Doc::plain("Nee."),
                files: Vec::new(),
            }),
            Command::CommunityCreate(CommunityCreate {
                community: CommunityId(used),
                name: format!("Van {used}"),
                description: String::new(),
                access: Access::Open,
            }),
        ];
        for command in made {
            assert_eq!(world.push(&bea, command.clone()), Verdict::refused(Refusal::IdTaken), "{command:?}");
        }
        if used != file.0 {
            let asked = super::begin_with(FileId(used), FilePlace::Photo, "a.txt", b"x");
            assert_eq!(world.begin(&bea, &asked).unwrap().refusal, Some(Refusal::IdReused));
        }
    }
}

/// Once, a post with the id of a colleague threw that colleague's photo away, and every later edit its next one.
fn a_text_with_the_id_of_a_person_takes_no_photo_away(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Open", Access::Open);
    world.applied(&bea, Command::CommunityJoin(CommunityJoin { community }));
    let photo = world.file(&anna, FilePlace::Photo, "a.jpg", &jpeg());
    world.applied(&anna, Command::ProfileUpdate(ProfileUpdate { changes: vec![ProfileChange::Photo(Some(photo))] }));
    let create = PostCreate { post: PostId(anna.id.0), community, title: "Ik".into(), text: Doc::plain("Ik."), files: Vec::new() };
    let edit = PostEdit { post: PostId(anna.id.0), title: "Ik".into(), text: Doc::plain("Wij."), files: Some(Vec::new()) };
    let attempts = |expected: bool| {
        let commands = [
            Command::PostCreate(create.clone()),
            Command::PostEdit(edit.clone()),
            Command::PostWithdraw(PostWithdraw { post: PostId(anna.id.0) }),
        ];
        for command in commands {
            let verdict = world.push(&bea, command.clone());
            assert_eq!(matches!(verdict, Verdict::Applied { .. }), expected, "{command:?}: {verdict:?}");
            world.core.empty_trash().unwrap();
            world.fetch(&anna, photo, "original").unwrap();
        }
    };
    attempts(false);
    // A database of an earlier version may hold such a post: it has no power over the photo either.
    let free = "DELETE FROM entity WHERE entity_id = $1";
    world.core.store().write(|tx| tx.execute(free, &[(&anna.id.to_string()).into()])).unwrap();
    attempts(true);
}
