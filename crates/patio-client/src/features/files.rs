//! Photos and files: taking them in, looking at them, saving them.

pub mod acts;
pub mod calls;
pub mod disk;
pub mod index;
pub mod read;
pub mod saving;
pub mod staging;
pub mod turns;
pub mod view;
