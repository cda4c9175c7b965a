CREATE TABLE file (
    file_id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES account (person_id),
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL,
    refusal TEXT,
    facts TEXT,
    charged INTEGER NOT NULL,
    scope TEXT,
    target_id TEXT,
    touched_at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_owner ON file (owner_id, charged);
CREATE INDEX file_target ON file (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX file_loose ON file (touched_at) WHERE target_id IS NULL;

CREATE TABLE file_trash (
    file_id TEXT NOT NULL PRIMARY KEY,
    removed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
