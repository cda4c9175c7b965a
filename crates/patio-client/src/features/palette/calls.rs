//! The call of the command palette.

use crate::calls::declare::calls;
use crate::features::palette::view::PaletteAnswer;
use crate::features::people::view::person::SuggestRequest;

calls! {
    /// Places and people for the command palette.
    query "palette.search" palette_search(SuggestRequest) -> PaletteAnswer, stale on Content People Communities Desks;
}
