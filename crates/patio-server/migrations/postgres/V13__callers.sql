-- How often what a person may see, or whether they may see anything at all, has changed.
CREATE TABLE person_change (
    person_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL
);

-- What each person did lately, by quota.
CREATE TABLE quota_use (
    person_id TEXT COLLATE "C" NOT NULL,
    quota TEXT COLLATE "C" NOT NULL,
    recovered_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, quota)
);
