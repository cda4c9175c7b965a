-- What each id stands for, over all kinds: an id in use is refused for anything new.
CREATE TABLE entity (
    entity_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where an earlier version let two things share an id, the first kind keeps it.
INSERT INTO entity (entity_id, kind)
SELECT person_id, 'person' FROM account
UNION ALL SELECT community_id, 'community' FROM community
UNION ALL SELECT topic_id, 'topic' FROM topic
UNION ALL SELECT post_id, 'post' FROM post
UNION ALL SELECT comment_id, 'comment' FROM comment
UNION ALL SELECT file_id, 'file' FROM file WHERE true
ON CONFLICT (entity_id) DO NOTHING;
