//! The real window, driven from outside: a desktop of its own ([`desk`]) and the app in it under WebDriver ([`app`]). Must not
//! know the inside of the app.

pub mod app;
pub mod desk;
pub mod member;
pub mod notice;
pub mod process;
pub mod server;
pub mod steps;
pub mod tour;
pub mod wait;
