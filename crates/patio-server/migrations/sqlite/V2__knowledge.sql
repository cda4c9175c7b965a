CREATE TABLE topic (
    topic_id TEXT NOT NULL PRIMARY KEY,
    merged_into TEXT REFERENCES topic (topic_id)
) STRICT;
CREATE INDEX topic_merged ON topic (merged_into);

CREATE TABLE topic_name (
    name_key TEXT NOT NULL PRIMARY KEY,
    topic_id TEXT NOT NULL REFERENCES topic (topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_name_topic ON topic_name (topic_id);

CREATE TABLE vouch (
    person_id TEXT NOT NULL REFERENCES account (person_id),
    by_id TEXT NOT NULL REFERENCES account (person_id),
    topic_id TEXT NOT NULL REFERENCES topic (topic_id),
    declined_at INTEGER,
    PRIMARY KEY (person_id, by_id, topic_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE helpful (
    helpful_id TEXT NOT NULL PRIMARY KEY,
    target_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX helpful_target ON helpful (target_id);
