-- Bytes of files that were looked at, in parts of 1 MiB, bounded; what was not used for longest goes first. They go in the same
-- transaction as their record (S8).

CREATE TABLE file_use (
    file    TEXT    NOT NULL,
    variant TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (file, variant)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_use_by_time ON file_use (used_at);

CREATE TABLE file_part (
    file    TEXT    NOT NULL,
    variant TEXT    NOT NULL,
    part    INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (file, variant, part)
) STRICT;
