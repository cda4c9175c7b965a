//! What a person can do with the vocabulary of topics.

use super::calls::Calls;
use crate::calls::CallError;
use crate::calls::common::NOTHING;
use crate::calls::common::{IdRequest, Nothing};
use crate::changed::Changed;
use crate::client::Client;
use crate::client::ids::id;
use crate::features::topics::view::{TopicList, TopicNames, TopicPair, TopicSearch};
use patio_domain::topic::check_names;
use patio_protocol::command::{TopicMerge, TopicRename, TopicRenameBack, TopicSplit};

impl Calls for Client {
    fn topic_list(&self, request: TopicSearch) -> Result<TopicList, CallError> {
        let is_administrator = self.state()?.is_administrator;
        self.reading(|reading| reading.topics(&request, is_administrator))
    }

    fn topic_rename(&self, request: TopicNames) -> Result<Nothing, CallError> {
        let (nl, en, synonyms) = check_names(&request.nl, &request.en, &request.synonyms)?;
        let rename = TopicRename { topic: id(&request.topic)?, nl, en, synonyms };
        self.save(rename)?;
        self.shared.changed(Changed::People);
        Ok(NOTHING)
    }

    fn topic_rename_back(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(TopicRenameBack { topic: id(&request.id)? })?;
        self.shared.changed(Changed::People);
        Ok(NOTHING)
    }

    fn topic_split(&self, request: IdRequest) -> Result<Nothing, CallError> {
        self.save(TopicSplit { topic: id(&request.id)? })?;
        self.shared.changed(Changed::People);
        Ok(NOTHING)
    }

    fn topic_merge(&self, request: TopicPair) -> Result<Nothing, CallError> {
        self.save(TopicMerge { from: id(&request.from)?, into: id(&request.into)? })?;
        self.shared.changed(Changed::People);
        Ok(NOTHING)
    }
}
