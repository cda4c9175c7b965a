//! What an administrator does with people: inviting colleagues, one or many.

pub mod acts;
pub mod calls;
pub mod pasted;
pub mod read;
pub mod view;
