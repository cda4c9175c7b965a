//! The Patio server: the store, the core that decides, the routes around it, and the command line.
//!
//! Owns everything between the wire and the database. Must not know the client. The core is synchronous and gets time,
//! randomness and database passed in, so that a simulation drives the very code that serves people.
#![cfg_attr(not(test), forbid(unsafe_code))]

pub mod backup;
pub mod cli;
pub mod core;
pub mod data_dir;
mod disk;
pub mod doctor;
pub mod files;
pub mod http;
pub mod import;
pub mod nodes;
pub mod os;
pub mod store;

pub use crate::core::{Answer, Core, Keys, PasswordCost, Request};
pub use crate::store::{Store, StoreError};
