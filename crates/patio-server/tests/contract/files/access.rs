//! Who gets bytes: whoever is granted the scope of the file now, its owner before it has one, and nobody else.

use super::{begin_with, jpeg, text};
use crate::world::World;
use patio_domain::community::Access;
use patio_domain::rich_text::Doc;
use patio_domain::{CommunityId, FileId, PostId};
use patio_protocol::Command;
use patio_protocol::command::{CommunityInvite, CommunityJoin, CommunityRemoveMember, PostCreate, PostWithdraw};
use patio_protocol::file::FilePlace;
use patio_protocol::push::Verdict;
use patio_protocol::{ErrorCode, Fault};
use patio_server::Request;
use uuid::Uuid;

crate::contract!(
    an_upload_is_its_owners_alone_until_it_is_used,
    an_outsider_gets_the_same_answer_for_a_file_of_a_closed_community_as_for_none,
    a_member_who_leaves_gets_no_bytes_from_that_moment_on,
    the_same_bytes_in_two_places_know_nothing_of_each_other,
    only_images_are_shown_and_everything_else_is_saved,
);

fn post_with(community: CommunityId, post: PostId, files: Vec<FileId>) -> Command {
    Command::PostCreate(PostCreate { post, community, title: "T".into(), text: Doc::plain("x"), files })
}

fn an_upload_is_its_owners_alone_until_it_is_used(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let community = world.community(&anna, "Open", Access::Open);
    world.applied(&bea, Command::CommunityJoin(CommunityJoin { community }));
    let asked = begin_with(FileId(world.id()), FilePlace::Community(community), "a.txt", b"hello");
    world.begin(&anna, &asked).unwrap();
    let not_found = Err(Fault::from(ErrorCode::NotFound));
    let hers = |world: &World| {
        assert_eq!(world.begin(&bea, &asked), not_found);
        assert_eq!(world.state(&bea, asked.file), not_found);
        assert_eq!(world.finish(&bea, asked.file), not_found);
        assert_eq!(world.put(&bea, asked.file, 0, b"other", &asked.sha256), Err(ErrorCode::NotFound));
        assert_eq!(world.fetch(&bea, asked.file, "original"), Err(ErrorCode::NotFound));
        let post = PostId(world.id());
        let verdict = world.push(&bea, post_with(community, post, vec![asked.file]));
        assert_eq!(verdict, Verdict::refused(patio_domain::Refusal::FileMissing));
    };
    hers(world);
    world.send(&anna, asked.file, b"hello");
    world.finish(&anna, asked.file).unwrap();
    hers(world);
    assert_eq!(world.fetch(&anna, asked.file, "original").unwrap(), b"hello");
    world.applied(&anna, post_with(community, PostId(world.id()), vec![asked.file]));
    assert_eq!(world.fetch(&bea, asked.file, "original").unwrap(), b"hello");
}

fn an_outsider_gets_the_same_answer_for_a_file_of_a_closed_community_as_for_none(world: &World) {
    let (anna, eve) = (world.person("Anna"), world.person("Eve"));
    let closed = world.community(&anna, "Closed", Access::Closed);
    let file = world.file(&anna, FilePlace::Community(closed), "a.jpg", &jpeg());
    world.applied(&anna, post_with(closed, PostId(world.id()), vec![file]));
    assert!(world.fetch(&anna, file, "medium").is_ok());
    let missing = FileId(Uuid::from_u128(4711));
    let ask = |file: FileId| {
        let request = Request { token: Some(&eve.tokens.access), nonce: "n", peer: "", body: b"" };
        let id = file.to_string();
        (
            ["original", "large", "medium", "small", "huge"].map(|variant| world.fetch(&eve, file, variant).unwrap_err()),
            world.core.file_state(&request, &id),
            world.core.file_finish(&request, &id),
            world.core.receiving(Some(&eve.tokens.access), &id).unwrap().unwrap_err(),
        )
    };
    assert_eq!(ask(file), ask(missing));
    let begin = |file| world.begin(&eve, &begin_with(file, FilePlace::Community(closed), "a.txt", b"x")).map(|state| state.refusal);
    // Beginning an upload for a place one cannot see tells nothing about the place.
    assert_eq!(begin(FileId(world.id())), Ok(None));
    assert_eq!(world.core.content(None, &file.to_string(), "original").unwrap().unwrap_err(), ErrorCode::SessionEnded);
}

fn a_member_who_leaves_gets_no_bytes_from_that_moment_on(world: &World) {
    let (anna, bea) = (world.person("Anna"), world.person("Bea"));
    let closed = world.community(&anna, "Closed", Access::Closed);
    world.applied(&anna, Command::CommunityInvite(CommunityInvite { community: closed, person: bea.id }));
    world.applied(&bea, Command::CommunityJoin(CommunityJoin { community: closed }));
    let file = world.file(&bea, FilePlace::Community(closed), "a.txt", b"hello");
    world.applied(&bea, post_with(closed, PostId(world.id()), vec![file]));
    assert!(world.fetch(&bea, file, "original").is_ok());
    world.applied(&anna, Command::CommunityRemoveMember(CommunityRemoveMember { community: closed, person: bea.id }));
    // Also when it is her own: it belongs to the conversation now, as its text does.
    assert_eq!(world.fetch(&bea, file, "original"), Err(ErrorCode::NotFound));
    assert!(world.fetch(&anna, file, "original").is_ok());
}

fn the_same_bytes_in_two_places_know_nothing_of_each_other(world: &World) {
    let (anna, eve) = (world.person("Anna"), world.person("Eve"));
    let (closed, open) = (world.community(&anna, "Closed", Access::Closed), world.community(&eve, "Open", Access::Open));
    let bytes = text("the very same", 3000);
    let secret = world.file(&anna, FilePlace::Community(closed), "a.txt", &bytes);
    let first = PostId(world.id());
    world.applied(&anna, post_with(closed, first, vec![secret]));
    // Eve guesses the bytes: she has to send all of them, and learns nothing on the way.
    let asked = begin_with(FileId(world.id()), FilePlace::Community(open), "a.txt", &bytes);
    assert_eq!(world.begin(&eve, &asked).unwrap().received, 0);
    world.send(&eve, asked.file, &bytes);
    world.finish(&eve, asked.file).unwrap();
    world.applied(&eve, post_with(open, PostId(world.id()), vec![asked.file]));
    // Taking one away leaves the other.
    world.applied(&anna, Command::PostWithdraw(PostWithdraw { post: first }));
    assert_eq!(world.core.empty_trash().unwrap(), 1);
    assert_eq!(world.fetch(&eve, asked.file, "original").unwrap(), bytes);
    assert_eq!(world.fetch(&anna, secret, "original"), Err(ErrorCode::NotFound));
}

fn only_images_are_shown_and_everything_else_is_saved(world: &World) {
    let anna = world.person("Anna");
    let place = FilePlace::Community(world.id().into());
    let of = |name: &str, bytes: &[u8]| {
        let file = world.file(&anna, place, name, bytes);
        world.core.content(Some(&anna.tokens.access), &file.to_string(), "original").unwrap().unwrap().image
    };
    assert_eq!(of("a.jpg", &jpeg()).as_deref(), Some("image/jpeg"));
    assert_eq!(of("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), None);
    assert_eq!(of("a.pdf", b"%PDF-1.7\n"), None);
    assert_eq!(of("a.txt", b"<script>alert(1)</script>"), None);
}
