//! What the calls carry: every request and view, under the name it also has in the generated TypeScript.
//!
//! For user interfaces. Each feature owns its own in `features/<feature>/view`; here they only stand together. Views are computed
//! in Rust: a screen draws them and decides nothing.

pub use crate::calls::common::*;
pub use crate::features::admin::view::*;
pub use crate::features::communities::view::*;
pub use crate::features::desks::view::{
    asker::*, desk::*, due::*, incident::*, incident_page::*, macros::*, me_too::*, priority::*, question::*,
};
pub use crate::features::feed::view::{conversation::*, draft::*, home::*};
pub use crate::features::files::view::*;
pub use crate::features::knowledge::view::*;
pub use crate::features::outbox::view::*;
pub use crate::features::palette::view::*;
pub use crate::features::people::view::{directory::*, linkedin::*, person::*, profile::*};
pub use crate::features::session::view::*;
pub use crate::features::settings::view::*;
pub use crate::features::topics::view::*;
