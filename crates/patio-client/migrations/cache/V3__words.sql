-- Which words stand in which records, derived from confirmed records in the background: for each scope and word, ascending
-- record rowids in blocks. By scope first, so that a revoked scope goes in one stroke (S8).
CREATE TABLE word_block (
    scope        INTEGER NOT NULL,
    word         TEXT    NOT NULL,
    first_record INTEGER NOT NULL,
    last_record  INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    -- What lies between each record and the next, after the first.
    gaps         BLOB    NOT NULL,
    PRIMARY KEY (scope, word, first_record)
) STRICT, WITHOUT ROWID;
