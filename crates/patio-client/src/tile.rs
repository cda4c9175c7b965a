//! The tiles of communities: which pattern and which colour each community wears on this person's laptop.
//!
//! Owns what an id prefers, and the choice. Must not know how a tile is drawn, nor where communities are read. Two communities that this person sees never wear the same tile as
//! long as there are tiles left, the first eight differ in pattern and in colour, and a community that is made later changes
//! no tile that is worn already.

use std::collections::BTreeMap;
use uuid::Uuid;

/// Patterns there are, and colours.
const KINDS: u32 = 8;

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

/// What a community wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tile {
    pub pattern: u32,
    pub hue: u32,
}

impl Tile {
    /// The tile that a community prefers, derived from its id.
    pub(crate) fn preferred(id: &str) -> Tile {
        Tile { pattern: pattern(id), hue: hue(id) }
    }
}

/// Gives each community its tile, oldest community first: its own pattern and colour, or the next ones that fewer communities
/// before it wear.
pub(crate) fn choose<'i>(oldest_first: impl IntoIterator<Item = &'i str>) -> BTreeMap<String, Tile> {
    let mut chosen = BTreeMap::<String, Tile>::new();
    for id in oldest_first {
        let own = Tile::preferred(id);
        let worn = |fits: &dyn Fn(&Tile) -> bool| chosen.values().filter(|tile| fits(tile)).count();
        // `min_by_key` takes the first of equals: walk from the preferred one on.
        let next = |from: u32| (0..KINDS).map(move |step| (from + step) % KINDS);
        let pattern = next(own.pattern).min_by_key(|pattern| worn(&|tile| tile.pattern == *pattern)).unwrap_or(own.pattern);
        let hue = next(own.hue)
            .min_by_key(|hue| (worn(&|tile| *tile == Tile { pattern, hue: *hue }), worn(&|tile| tile.hue == *hue)))
            .unwrap_or(own.hue);
        chosen.insert(id.to_owned(), Tile { pattern, hue });
    }
    chosen
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
        let chosen = choose(ids.iter().map(String::as_str));
        ids.iter().map(|id| chosen[id]).collect()
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
        assert_eq!(tiles(&alone), [Tile::preferred(&alone[0])]);
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
}
