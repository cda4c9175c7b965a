//! The tiles of communities: which pattern and which colour each community wears on this person's laptop.
//!
//! Owns what an id prefers, and the choice. Must not know how a tile is drawn, nor where communities are read. A tile that a manager
//! chose is worn as it is. Of the others, no two wear the same tile as long as there are tiles left, the first eight differ in pattern
//! and in colour, and a community that is made later changes no tile.

use patio_domain::community::{TILE_KINDS, Tile};
use std::collections::BTreeMap;
use uuid::Uuid;

/// 0..=7, from an id: the colour of a face or tile, the same on every laptop.
#[must_use]
pub fn hue(id: &str) -> u32 {
    id_byte(id, 15) % 8
}

/// 0..=7, from an id: the pattern of a tile.
#[must_use]
pub fn pattern(id: &str) -> u32 {
    id_byte(id, 14) % 8
}

fn id_byte(id: &str, index: usize) -> u32 {
    Uuid::parse_str(id).ok().and_then(|id| id.as_bytes().get(index).copied()).map_or(0, u32::from)
}

/// A community that wears a tile.
pub(crate) struct Wearer {
    /// Its id.
    pub id: String,
    /// The tile that a manager chose.
    pub chosen: Option<Tile>,
}

/// The tile that a community prefers, derived from its id.
pub(crate) fn preferred(id: &str) -> Tile {
    let part = |value: u32| u8::try_from(value).unwrap_or(0);
    Tile { pattern: part(pattern(id)), hue: part(hue(id)) }
}

/// Gives each community its tile: the one that a manager chose; otherwise, oldest community first, its own pattern and colour, or the
/// next ones that fewer communities wear.
pub(crate) fn choose(oldest_first: &[Wearer]) -> BTreeMap<String, Tile> {
    let mut worn_by: BTreeMap<String, Tile> = oldest_first.iter().filter_map(|wearer| Some((wearer.id.clone(), wearer.chosen?))).collect();
    for Wearer { id, .. } in oldest_first.iter().filter(|wearer| wearer.chosen.is_none()) {
        let own = preferred(id);
        let worn = |fits: &dyn Fn(&Tile) -> bool| worn_by.values().filter(|tile| fits(tile)).count();
        // `min_by_key` takes the first of equals: walk from the preferred one on.
        let next = |from: u8| (0..TILE_KINDS).map(move |step| (from + step) % TILE_KINDS);
        let pattern = next(own.pattern).min_by_key(|pattern| worn(&|tile| tile.pattern == *pattern)).unwrap_or(own.pattern);
        let hue = next(own.hue)
            .min_by_key(|hue| (worn(&|tile| *tile == Tile { pattern, hue: *hue }), worn(&|tile| tile.hue == *hue)))
            .unwrap_or(own.hue);
        worn_by.insert(id.clone(), Tile { pattern, hue });
    }
    worn_by
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Ids that all prefer the same tile, and some that do not.
    fn ids(count: u32) -> Vec<String> {
        (0..count).map(|each| format!("00000000-0000-4000-8000-{:08x}{:02x}{:02x}", each, (each / 3) % 256, (each / 5) % 256)).collect()
    }

    fn tiles(ids: &[String]) -> Vec<Tile> {
        let wearers: Vec<Wearer> = ids.iter().map(|id| Wearer { id: id.clone(), chosen: None }).collect();
        let worn = choose(&wearers);
        ids.iter().map(|id| worn[id]).collect()
    }

    #[test]
    fn the_first_eight_differ_in_pattern_and_in_colour() {
        let tiles = tiles(&ids(8));
        assert_eq!(tiles.iter().map(|tile| tile.pattern).collect::<BTreeSet<_>>().len(), 8);
        assert_eq!(tiles.iter().map(|tile| tile.hue).collect::<BTreeSet<_>>().len(), 8);
    }

    #[test]
    fn no_two_of_the_first_sixty_four_wear_the_same() {
        assert_eq!(tiles(&ids(64)).into_iter().collect::<BTreeSet<_>>().len(), 64);
    }

    #[test]
    fn a_community_that_is_made_later_changes_no_tile() {
        let all = ids(40);
        for count in 1..all.len() {
            assert_eq!(tiles(&all[..count]), tiles(&all)[..count]);
        }
    }

    #[test]
    fn a_community_wears_what_its_id_prefers_while_nobody_else_does() {
        let alone = ids(1);
        assert_eq!(tiles(&alone), [preferred(&alone[0])]);
        let two = ["00000000-0000-4000-8000-000000000102".to_owned(), "00000000-0000-4000-8000-000000000305".to_owned()];
        assert_eq!(tiles(&two), [Tile { pattern: 1, hue: 2 }, Tile { pattern: 3, hue: 5 }]);
    }

    #[test]
    fn more_communities_than_tiles_share_them_evenly() {
        let mut worn = BTreeMap::new();
        for tile in tiles(&ids(128)) {
            *worn.entry(tile).or_insert(0) += 1;
        }
        assert!(worn.values().all(|count| *count == 2), "{worn:?}");
    }

    #[test]
    fn a_tile_that_a_manager_chose_is_worn_and_the_others_choose_around_it() {
        let chosen = Tile { pattern: 7, hue: 7 };
        let mut wearers: Vec<Wearer> = ids(9).into_iter().map(|id| Wearer { id, chosen: None }).collect();
        let youngest = wearers.len() - 1;
        wearers[youngest].chosen = Some(chosen);
        let worn = choose(&wearers);
        assert_eq!(worn[&wearers[youngest].id], chosen);
        assert_eq!(worn.values().filter(|tile| **tile == chosen).count(), 1);
        assert_eq!(worn.values().collect::<BTreeSet<_>>().len(), 9);
        // A second manager may choose the same tile: then both wear it.
        wearers[0].chosen = Some(chosen);
        assert_eq!(choose(&wearers).values().filter(|tile| **tile == chosen).count(), 2);
    }
}
