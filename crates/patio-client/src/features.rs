//! The features, one folder each: its views, what it reads, what a person can do in it.
//!
//! What features share lies below them, in `reading`, `sync`, `store` and `text`, and names none of them.

pub mod admin;
pub mod communities;
pub mod desks;
pub mod feed;
pub mod files;
pub mod knowledge;
pub mod notices;
pub mod outbox;
pub mod palette;
pub mod people;
pub mod session;
pub mod settings;
pub mod topics;

use crate::store::derived::{Derived, KindVersion, Shape};
use crate::store::files::Bytes;
use crate::store::indexed::Index;
use crate::store::meta::meta;
use crate::store::words::WordIndex;

/// What the features put into the cache: one line for each thing that is derived from records.
pub static SHAPE: Shape = Shape { kinds: patio_protocol::Kind::KNOWN, index, derived };

fn derived(person: &str) -> Vec<Box<dyn Derived>> {
    vec![
        Box::new(Bytes),
        Box::new(WordIndex::of(index)),
        Box::new(people::index::claims::Claims),
        Box::new(KindVersion::of("person", meta::PEOPLE)),
        Box::new(KindVersion::of("topic", meta::TOPICS)),
        Box::new(feed::index::conversations::Conversations::new(person)),
        Box::new(desks::index::standing::Standings::new(person)),
    ]
}

macro_rules! index {
    ($( $(#[$doc:meta])+ $name:ident($body:ident) = $word:literal; )+) => {
        /// How records of this kind are found. Made from the table of records: a record without `Indexed` does not compile.
        fn index(kind: &str) -> Index {
            match kind {
                $( $word => const { Index::of::<patio_protocol::record::$body>() }, )+
                _ => Index::of_other(),
            }
        }
    };
}
patio_protocol::for_each_record!(index);
