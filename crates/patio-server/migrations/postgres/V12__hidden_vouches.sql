-- Vouches that a merge of topics put aside, because the person had declined them under the other topic. Taking the merge apart brings them back.
CREATE TABLE vouch_hidden (
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    by_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    topic_id TEXT COLLATE "C" NOT NULL REFERENCES topic (topic_id),
    merged_id TEXT COLLATE "C" NOT NULL REFERENCES topic (topic_id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, by_id, topic_id)
);
CREATE INDEX vouch_hidden_merged ON vouch_hidden (merged_id);
