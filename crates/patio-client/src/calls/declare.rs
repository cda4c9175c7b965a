//! How a feature declares its calls: one macro makes the trait, the table for the TypeScript, and the dispatch by name.

use super::CallError;
use super::typescript::Declarations;
use crate::changed::Changed;

/// One call, as the generator sees it.
#[derive(Clone, Copy)]
pub struct CallInfo {
    /// The name, such as `post.create`.
    pub name: &'static str,
    /// What makes the answer stale when it changes; empty for actions.
    pub stale_on: &'static [Changed],
    /// Whether it changes nothing.
    pub is_query: bool,
    /// TypeScript name of the request.
    pub request: fn(&ts_rs::Config) -> String,
    /// TypeScript name of the answer.
    pub answer: fn(&ts_rs::Config) -> String,
    /// Collects the declarations both need.
    pub declare: fn(&mut Declarations),
}

/// The answer to a call by name, or the request back when no call of this feature has the name.
pub type Dispatched = Result<Result<serde_json::Value, CallError>, serde_json::Value>;

macro_rules! calls {
    ($( $(#[$doc:meta])* $kind:ident $name:literal $method:ident($request:ty) -> $answer:ty $(, stale on $($changed:ident)+)? ; )+) => {
        /// The calls of this feature; one method a call.
        pub trait Calls {
            $( $(#[$doc])*
               ///
               /// # Errors
               /// A code for the person, see [`CallError`](crate::calls::CallError).
               fn $method(&self, request: $request) -> Result<$answer, crate::calls::CallError>; )+
        }

        /// The calls of this feature, as the generator sees them.
        pub const CALLS: &[crate::calls::declare::CallInfo] = &[$(
            crate::calls::declare::CallInfo {
                name: $name,
                stale_on: &[$($(crate::changed::Changed::$changed),+)?],
                is_query: crate::calls::declare::calls!(@is_query $kind),
                request: <$request as ts_rs::TS>::name,
                answer: <$answer as ts_rs::TS>::name,
                declare: |found| { found.add::<$request>(); found.add::<$answer>(); },
            },
        )+];

        /// Runs the call of that name with a JSON request; gives the request back when this feature has no such call.
        pub(crate) fn dispatch(calls: &impl Calls, name: &str, payload: serde_json::Value) -> crate::calls::declare::Dispatched {
            use crate::calls::{CallCode, CallError};
            use patio_domain::Refusal;
            match name {
                $( $name => Ok(serde_json::from_value::<$request>(payload)
                    .map_err(|_| CallError::from(Refusal::Malformed))
                    .and_then(|request| calls.$method(request))
                    .and_then(|answer| serde_json::to_value(answer).map_err(|_| CallError::new(CallCode::Internal)))), )+
                _ => Err(payload),
            }
        }
    };
    (@is_query query) => { true };
    (@is_query action) => { false };
}
pub(crate) use calls;
