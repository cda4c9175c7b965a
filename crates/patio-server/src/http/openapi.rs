//! Placeholder.
/// The document.
pub fn document() -> String {
    String::new()
}
