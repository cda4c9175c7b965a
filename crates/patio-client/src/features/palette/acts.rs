//! Searching from the command palette.

use super::calls::Calls;
use crate::calls::CallError;
use crate::client::Client;
use crate::features::palette::view::PaletteAnswer;
use crate::features::people::view::person::SuggestRequest;

impl Calls for Client {
    fn palette_search(&self, request: SuggestRequest) -> Result<PaletteAnswer, CallError> {
        let now = self.clock.now_ms();
        self.with_indexes(|reading, indexes| reading.palette(&request, indexes, now))
    }
}
