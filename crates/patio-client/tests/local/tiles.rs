//! The tile of a community: chosen by a manager, confirmed or waiting, or else by the laptop.

use crate::feed::*;
use patio_client::testing::store::LocalStore;
use patio_client::testing::store::settings::key;
use patio_client::testing::{Reading, save};
use patio_client::view::CommunityView;
use patio_domain::community::Tile;
use patio_domain::{Access, Refusal};
use patio_protocol::command::CommunitySetTile;
use patio_protocol::push::Verdict;
use patio_protocol::record::{CommunityBody, Record};

use crate::folder::Folder;

fn office(tile: Option<Tile>) -> Folder {
    let (mut folder, mut feed) = (Folder::new(), Feed::office());
    let (name, description) = ("Werkplek".into(), String::new());
    let community = Record::Community(CommunityBody { name, description, access: Access::Open, member_count: 2, created_at: 1, tile });
    feed.put(patio_domain::Scope::Org, PLACE, &community);
    feed.put(place(), PLACE, &community);
    folder.store.update_settings(&[(key::PERSON, &text_id(ME)), (key::SIGNED_IN, "yes")]).expect("signed in");
    folder.store.update_cache_owner(&text_id(ME)).expect("owned");
    folder.store.apply(&text_id(ME), &feed.page(), true, 5).expect("applied");
    folder
}

fn seen(folder: &Folder) -> CommunityView {
    let reader = folder.databases.reader().expect("a reader");
    Reading::new(&reader, &text_id(ME)).expect("a reading").community(&text_id(PLACE)).expect("read").expect("a community")
}

fn tile(folder: &Folder) -> (u32, u32, bool) {
    let view = seen(folder);
    (view.head.pattern, view.head.hue, view.tile_chosen)
}

fn set(store: &mut LocalStore, number: u128, tile: Option<Tile>) {
    let command = CommunitySetTile { community: id(PLACE), tile };
    save(store, id(number), 7, |_| Ok(command.into())).expect("saved");
}

#[test]
fn a_tile_that_a_manager_chose_is_seen_at_once_and_goes_when_it_is_refused() {
    let mut folder = office(None);
    let own = tile(&folder);
    assert!(!own.2);
    set(&mut folder.store, 100, Some(Tile { pattern: 6, hue: 2 }));
    assert_eq!(tile(&folder), (6, 2, true));
    folder.store.update_settled(&[(id(100), Verdict::refused(Refusal::NotAManager))], 9).expect("settled");
    assert_eq!(tile(&folder), own);
}

#[test]
fn the_choice_is_given_back_to_the_laptop() {
    let own = tile(&office(None));
    let mut folder = office(Some(Tile { pattern: 6, hue: 2 }));
    assert_eq!(tile(&folder), (6, 2, true));
    set(&mut folder.store, 100, None);
    assert_eq!(tile(&folder), own);
}

#[test]
fn a_tile_that_does_not_exist_is_not_saved() {
    let mut folder = office(None);
    let command = CommunitySetTile { community: id(PLACE), tile: Some(Tile { pattern: 8, hue: 0 }) };
    let error = save(&mut folder.store, id(100), 7, |_| Ok(command.into())).expect_err("no such pattern");
    assert_eq!(error.code, Refusal::Malformed.into());
}
