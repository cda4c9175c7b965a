//! How the outbox names what a person does with the vocabulary of topics.

use crate::features::outbox::named::{Named, Scene};
use crate::reading::Reading;
use crate::store::StoreError;
use patio_protocol::command::{TopicMerge, TopicRename, TopicRenameBack, TopicSplit};

impl Named for TopicRename {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.topic_name(self.topic))
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for TopicMerge {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.topic_name(self.from))
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for TopicSplit {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        reading.own_topic_name(self.topic)
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}

impl Named for TopicRenameBack {
    fn summary(&self, reading: &Reading<'_>) -> Result<String, StoreError> {
        Ok(reading.topic_name(self.topic))
    }

    fn scene(&self) -> Scene {
        Scene::Nowhere
    }
}
