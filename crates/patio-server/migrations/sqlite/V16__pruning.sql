-- What is kept of the past, and until when. The words for each are in the README beside these files.
ALTER TABLE scope ADD COLUMN pruned_to INTEGER NOT NULL DEFAULT 0;
CREATE TABLE scope_mark (
    scope TEXT NOT NULL,
    head INTEGER NOT NULL,
    marked_at INTEGER NOT NULL,
    PRIMARY KEY (scope, head)
) STRICT, WITHOUT ROWID;
CREATE INDEX scope_mark_at ON scope_mark (marked_at);
CREATE INDEX feed_removed ON feed (scope, seq) WHERE body IS NULL;
