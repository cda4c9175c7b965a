//! The real window, driven from outside: a separate desktop ([`desk`]) and the app on it under WebDriver ([`app`]). Must not
//! know how the app works inside.

pub mod app;
pub mod desk;
pub mod member;
pub mod notice;
pub mod process;
pub mod server;
pub mod steps;
pub mod tour;
pub mod wait;
