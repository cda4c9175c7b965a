//! What is read about knowledge.

mod item;
mod list;
