//! Imports: small exports written by hand with every trap in them, the sample organisation, and a real export when it is there.
//! The small ones run on SQLite, and on PostgreSQL when `PATIO_TEST_POSTGRES` names a cluster.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod hostile;
mod people;
mod real;
mod sample;
mod slack;
mod world;
mod yammer;
mod zips;

/// Makes each function a test on each engine.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {$(
            #[test]
            fn $name() { super::$name(&$crate::world::World::sqlite()) }
        )+}
        mod postgres {$(
            #[test]
            fn $name() {
                if let Some(world) = $crate::world::World::postgres() { super::$name(&world) }
            }
        )+}
    };
}
