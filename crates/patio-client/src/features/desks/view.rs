//! Desks and questions as screens show them.

pub mod desk;
pub mod question;
