//! The calls: everything a user interface can ask of the client.
//!
//! Owns the list of features that have calls, and the dispatch by name. Each feature declares its own in
//! `features/<feature>/calls.rs`. Must not know the user interface (Tauri, the terminal, the loopback bridge). A call without a handler does
//! not compile: each is a method of its feature's trait, and a client is asked for all of these traits.

pub mod code;
pub mod common;
pub mod declare;
pub mod error;
pub mod typescript;

pub use code::CallCode;
use declare::CallInfo;
pub use error::CallError;

macro_rules! features {
    ($($feature:ident)+) => {
        /// What a client can do: the calls of every feature.
        pub trait Calls: $(crate::features::$feature::calls::Calls +)+ {}
        impl<T: $(crate::features::$feature::calls::Calls +)+> Calls for T {}

        /// The features that have calls, each with its own.
        pub const FEATURES: &[(&str, &[CallInfo])] = &[$((stringify!($feature), crate::features::$feature::calls::CALLS)),+];

        /// Runs the call of that name with a JSON request.
        ///
        /// # Errors
        /// `unknown_call`, `malformed`, or what the call itself says.
        pub fn dispatch(calls: &impl Calls, name: &str, payload: serde_json::Value) -> Result<serde_json::Value, CallError> {
            let unclaimed = Err(payload);
            $(let unclaimed = unclaimed.or_else(|payload| crate::features::$feature::calls::dispatch(calls, name, payload));)+
            unclaimed.unwrap_or_else(|_| Err(CallError::new(CallCode::UnknownCall)))
        }
    };
}

features! { session feed communities desks knowledge outbox people topics files palette settings admin }

/// Every call there is.
pub fn list() -> impl Iterator<Item = &'static CallInfo> {
    FEATURES.iter().flat_map(|(_, calls)| calls.iter())
}
