-- How often what a person may see, or whether they may see anything at all, has changed.
CREATE TABLE person_change (
    person_id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each person did lately, by quota.
CREATE TABLE quota_use (
    person_id TEXT NOT NULL,
    quota TEXT NOT NULL,
    recovered_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, quota)
) STRICT, WITHOUT ROWID;
