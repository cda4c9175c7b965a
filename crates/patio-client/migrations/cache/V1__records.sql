-- cache.db holds what the server can give again: confirmed records and what is derived from them. Rebuildable (S11).

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The scopes this person is granted, with the digest of the records here (S5).
CREATE TABLE scope (
    id     INTEGER PRIMARY KEY,
    name   TEXT    NOT NULL UNIQUE,
    digest TEXT    NOT NULL
) STRICT;

-- Confirmed records, latest version each. Only the pull writes here (S6, S7). Rows come scope by scope, so their bodies are
-- kept in that order and only the index is in order of ids.
CREATE TABLE record (
    kind   TEXT    NOT NULL,
    id     TEXT    NOT NULL,
    scope  INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    -- post: community; comment, reaction, helpful: post; membership, invitation: community; revision, file: target;
    -- vouch, profile_revision: person; person, community, topic: folded name.
    parent TEXT    NOT NULL,
    person TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    body   TEXT    NOT NULL,
    PRIMARY KEY (kind, id, scope)
) STRICT;
CREATE INDEX record_by_parent ON record (kind, parent, at, id);
CREATE INDEX record_by_scope ON record (scope);

-- One row a conversation, derived from posts and comments in the same transaction.
CREATE TABLE conversation (
    post          TEXT    NOT NULL PRIMARY KEY,
    scope         INTEGER NOT NULL,
    community     TEXT    NOT NULL,
    author        TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    last_author   TEXT    NOT NULL,
    comment_count INTEGER NOT NULL,
    -- Latest time it named this person, answered this person (0: never).
    mention_at    INTEGER NOT NULL,
    answer_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_by_activity ON conversation (community, last_at, post);
CREATE INDEX conversation_by_mention ON conversation (mention_at, post) WHERE mention_at > 0;
CREATE INDEX conversation_titled ON conversation (last_at) WHERE title <> '';
CREATE INDEX conversation_by_scope ON conversation (scope);

-- Who claims which topic, derived from the skills of people in the same transaction. Topics may have been merged since.
CREATE TABLE claim (
    topic  TEXT    NOT NULL,
    -- 0 learning, 1 practised, 2 expert.
    level  INTEGER NOT NULL,
    person TEXT    NOT NULL,
    scope  INTEGER NOT NULL,
    PRIMARY KEY (topic, level DESC, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_person ON claim (person, topic);
CREATE INDEX claim_by_scope ON claim (scope);
