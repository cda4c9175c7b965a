//! Owns: what makes people in a life neighbours: they join each other's communities, and are busy while what they do will be lost. Must not
//! know what is checked.

use super::{Event, Life};
use patio_client::testing::sync::engine::Input;
use patio_domain::world::{Clock as _, Random as _};
use patio_domain::{CommentId, Doc};
use patio_protocol::Command;
use patio_protocol::command::{CommentCreate, CommunityJoin};

impl Life<'_> {
    /// A person joins the communities they see, most of them: without neighbours nobody answers anybody.
    pub(super) fn meet(&mut self, laptop: usize) {
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        for community in place.communities() {
            let command = Command::CommunityJoin(CommunityJoin { community });
            if self.random.chance(700)
                && let Some(command_id) = place.save(&command)
            {
                self.made.push((laptop, command_id, command));
            }
        }
        self.step(laptop, Input::Queued);
    }

    /// A person answers what a neighbour wrote last, so that it builds on what may be lost with it.
    pub(super) fn build_on(&mut self, laptop: usize) {
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        let Some(post) = place.latest_of_others().filter(|_| place.engine.is_some()) else { return };
        place.written += 1;
        let text = Doc::plain(&format!("to that {}", place.written));
        let comment = CommentId(place.random.uuid_v7(place.clock.now_ms()));
        let command = Command::CommentCreate(CommentCreate { comment, post, reply_to: None, text, files: Vec::new() });
        if let Some(command_id) = place.save(&command) {
            self.made.push((laptop, command_id, command));
            self.step(laptop, Input::Queued);
        }
    }

    /// Between a copy at `at` and the server that goes on from it: what one does here, another builds on, and all of it is lost.
    pub(super) fn fill_window(&mut self, at: u64, length: u64) {
        for laptop in 0..self.laptops.len() {
            for _ in 0..self.random.below(40) {
                let between = self.random.below(length + 1);
                self.schedule(at + between, Event::Act(laptop));
            }
            for _ in 0..self.random.below(6) {
                let between = self.random.below(length + 1);
                self.schedule(at + between, Event::BuildOn(laptop));
            }
        }
    }
}
