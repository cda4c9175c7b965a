CREATE TABLE topic (
    topic_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    merged_into TEXT COLLATE "C" REFERENCES topic (topic_id)
);
CREATE INDEX topic_merged ON topic (merged_into);

CREATE TABLE topic_name (
    name_key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    topic_id TEXT COLLATE "C" NOT NULL REFERENCES topic (topic_id)
);
CREATE INDEX topic_name_topic ON topic_name (topic_id);

CREATE TABLE vouch (
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    by_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    topic_id TEXT COLLATE "C" NOT NULL REFERENCES topic (topic_id),
    declined_at BIGINT,
    PRIMARY KEY (person_id, by_id, topic_id)
);

CREATE TABLE helpful (
    helpful_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    target_id TEXT COLLATE "C" NOT NULL
);
CREATE INDEX helpful_target ON helpful (target_id);
