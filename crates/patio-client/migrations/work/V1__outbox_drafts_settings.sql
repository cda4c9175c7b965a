-- work.db holds what exists nowhere else: unsent and sent commands, drafts, read marks, settings. Never dropped (S11).

-- Commands of this laptop, in the order they were made. A row is never deleted while it is unsent.
CREATE TABLE outbox (
    order_no      INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id    TEXT    NOT NULL UNIQUE,
    person        TEXT    NOT NULL,
    lane          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    -- The exact bytes that are hashed and sent (S1).
    body          TEXT    NOT NULL,
    -- A command of another lane that must have its verdict first, or ''.
    after_command TEXT    NOT NULL DEFAULT '',
    saved_at      INTEGER NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'applied', 'refused', 'discarded')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    refusal       TEXT    NOT NULL DEFAULT '',
    settled_at    INTEGER NOT NULL DEFAULT 0,
    -- Order of verdicts; a pull that began after a verdict covers it.
    settle_no     INTEGER NOT NULL DEFAULT 0,
    -- 1 when confirmed rows show the effect, so that the row need not be replayed over them any more (S7).
    covered       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_open ON outbox (person, state, covered, order_no);
CREATE INDEX outbox_settled ON outbox (settle_no);

-- Half-written texts, one for each place they belong to.
CREATE TABLE draft (
    person   TEXT    NOT NULL,
    target   TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (person, target)
) STRICT, WITHOUT ROWID;

-- How far a conversation was read, in the server's times (S10). Reading stays on this laptop.
CREATE TABLE read_mark (
    person  TEXT    NOT NULL,
    post    TEXT    NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (person, post)
) STRICT, WITHOUT ROWID;

-- What is older than this counts as read in a community.
CREATE TABLE baseline (
    person      TEXT    NOT NULL,
    community   TEXT    NOT NULL,
    read_before INTEGER NOT NULL,
    PRIMARY KEY (person, community)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
