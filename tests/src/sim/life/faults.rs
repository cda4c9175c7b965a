//! Owns: what goes wrong in a life beside the network: laptops that crash or lose power, portals, clocks, an update, an account that is
//! closed; and the end of all faults. Must not know what is checked.

use super::{Event, Life};
use crate::sim::network::Weather;
use patio_client::testing::sync::engine::StreamInput;
use patio_domain::world::Random as _;
use patio_protocol::PROTOCOL_VERSION;
use patio_testkit::personas::PERSONAS;

impl Life<'_> {
    /// A fault of one laptop: it crashes, its power is cut, it loses the network, meets a portal, or its clock is set.
    pub(super) fn trouble(&mut self, laptop: usize) {
        let kind = self.random.below(8);
        let length = self.random.below(60_000);
        let years = i64::try_from(self.random.below(20)).unwrap_or(0) - 10;
        let Some(place) = self.laptops.get_mut(laptop) else { return };
        match kind {
            0 => {
                if place.engine.is_some() {
                    place.crash();
                    self.counts.client_crashes += 1;
                    self.schedule(length / 4, Event::Start(laptop));
                }
            }
            1 => place.offline = true,
            2 => place.portal = true,
            3 => place.offline = false,
            4 => place.portal = false,
            5 => {
                place.lose_power();
                self.counts.power_cuts += 1;
                self.schedule(length / 4, Event::Start(laptop));
            }
            _ => place.clock.jump(years * 365 * 24 * 3_600_000 + i64::try_from(length).unwrap_or(0)),
        }
    }

    /// The server goes on from its copy. Some laptops are away for a while, so that what others built on theirs comes first.
    pub(super) fn restore(&mut self) {
        self.counts.restores += u64::from(self.server.restore());
        for laptop in 0..self.laptops.len() {
            if let Some(place) = self.laptops.get_mut(laptop).filter(|_| self.random.chance(500)) {
                place.offline = true;
                let length = self.random.below(60_000);
                self.schedule(length, Event::Back(laptop));
            }
        }
    }

    /// A laptop is on the network again.
    pub(super) fn back(&mut self, laptop: usize) {
        if let Some(place) = self.laptops.get_mut(laptop) {
            place.offline = false;
        }
    }

    /// Every node is of the newest version now; they were started anew, so every stream ends.
    pub(super) fn update(&mut self) {
        self.nodes = vec![PROTOCOL_VERSION];
        for laptop in 0..self.laptops.len() {
            let Some((start, stream)) = self.laptops.get(laptop).and_then(|place| Some((place.start, place.stream?))) else { continue };
            self.schedule(1, Event::Stream { laptop, start, stream, input: StreamInput::Closed });
        }
    }

    /// An account is closed.
    pub(super) fn close(&mut self) {
        let Some((person, (login, ..))) = self.people.iter().copied().zip(PERSONAS).next_back() else { return };
        self.closed = Some(person);
        self.counts.closed += 1;
        let touched = self.server.close(login);
        self.hint(&touched);
    }

    /// The faults end. From now on everything must come right without any action (S4).
    pub(super) fn quiet(&mut self) {
        self.stormy = false;
        // A line that is slow by nature stays so; it only loses nothing any more.
        let bytes_per_s = self.weather.bytes_per_s.map(|width| width.max(4_000));
        self.weather = Weather { bytes_per_s, ..Weather::fair() };
        self.server.set_faults(0);
        for laptop in 0..self.laptops.len() {
            if let Some(place) = self.laptops.get_mut(laptop) {
                place.offline = false;
                place.portal = false;
                if place.engine.is_none() {
                    self.schedule(1, Event::Start(laptop));
                }
            }
        }
    }
}
