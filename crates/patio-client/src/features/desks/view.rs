//! Desks and questions as screens show them.

pub mod asker;
pub mod desk;
pub mod due;
pub mod incident;
pub mod incident_page;
pub mod macros;
pub mod me_too;
pub mod priority;
pub mod question;
