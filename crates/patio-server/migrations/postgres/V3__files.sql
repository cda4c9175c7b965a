CREATE TABLE file (
    file_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    owner_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    place TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    refusal TEXT COLLATE "C",
    facts TEXT COLLATE "C",
    charged BIGINT NOT NULL,
    scope TEXT COLLATE "C",
    target_id TEXT COLLATE "C",
    touched_at BIGINT NOT NULL
);
CREATE INDEX file_owner ON file (owner_id, charged);
CREATE INDEX file_target ON file (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX file_loose ON file (touched_at) WHERE target_id IS NULL;

CREATE TABLE file_trash (
    file_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    removed_at BIGINT NOT NULL
);
