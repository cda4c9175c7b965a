//! Getting in: server, sign-in, sign-out, and the connection.

pub mod acts;
pub mod calls;
pub(crate) mod read;
pub mod view;
