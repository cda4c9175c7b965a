//! The contract of the core, the same for both engines: each test runs on SQLite, and on PostgreSQL when
//! `PATIO_TEST_POSTGRES` names a cluster (`cargo xtask test` starts one and sets `PATIO_REQUIRE_POSTGRES=1`).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where it fails")]

mod accounts;
mod backup;
mod bulk;
mod closed;
mod closing;
mod desks;
mod doctor;
mod files;
mod grants;
mod kinds;
mod knowledge;
mod malformed;
mod matrix;
mod mirror;
mod names;
mod plans;
mod profiles;
mod pruning;
mod pull;
mod push;
mod quotas;
mod receipts;
mod rules;
mod runs;
mod schema;
mod sessions;
mod together;
mod world;

/// Makes each function a test on each engine.
#[macro_export]
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {$(
            #[test]
            fn $name() { super::$name(&std::sync::Arc::new($crate::world::World::sqlite())) }
        )+}
        mod postgres {$(
            #[test]
            fn $name() {
                if let Some(world) = $crate::world::World::postgres() { super::$name(&std::sync::Arc::new(world)) }
            }
        )+}
    };
}
