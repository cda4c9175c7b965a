-- What is kept of the past, and until when. The words for each are in the README beside these files.
ALTER TABLE scope ADD COLUMN pruned_to BIGINT NOT NULL DEFAULT 0;
CREATE TABLE scope_mark (
    scope TEXT COLLATE "C" NOT NULL,
    head BIGINT NOT NULL,
    marked_at BIGINT NOT NULL,
    PRIMARY KEY (scope, head)
);
CREATE INDEX scope_mark_at ON scope_mark (marked_at);
CREATE INDEX feed_removed ON feed (scope, seq) WHERE body IS NULL;
