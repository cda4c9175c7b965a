//! Language, theme, notifications.

pub mod view;
