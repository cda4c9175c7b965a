//! Getting in: server, sign-in, sign-out, and the connection.

pub mod view;
