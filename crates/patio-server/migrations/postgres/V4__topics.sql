CREATE INDEX vouch_topic ON vouch (topic_id);
