//! Language, theme, notifications.

pub mod acts;
pub mod calls;
pub mod view;
