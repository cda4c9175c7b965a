//! How the outbox names what a person does with profiles.

use crate::features::outbox::named::{Named, Scene};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::command::{CuratorSet, ProfileSet, ProfileUpdate, VouchDecline, VouchSet};

impl Named for ProfileSet {
    fn summary(&self, _: &Reading<'_>) -> Result<String, StoreError> {
        Ok(self.name.clone())
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for ProfileUpdate {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&reading.me)?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for VouchSet {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.person.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for VouchDecline {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.by.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for CuratorSet {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.card(&self.person.to_string())?.name)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}
