-- Desks, the people who work there, and questions. The words for each are in the README beside these files.
CREATE TABLE open_scope (
    scope TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
    desk_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE desk_staff (
    desk_id TEXT NOT NULL REFERENCES desk (desk_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    role TEXT NOT NULL,
    since_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_staff_person ON desk_staff (person_id);

CREATE TABLE question (
    question_id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL REFERENCES desk (desk_id),
    asker_id TEXT NOT NULL REFERENCES account (person_id),
    private INTEGER NOT NULL,
    state TEXT NOT NULL,
    owner_id TEXT REFERENCES account (person_id),
    version INTEGER NOT NULL,
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX question_owner ON question (owner_id, desk_id);

CREATE TABLE reply (
    reply_id TEXT NOT NULL PRIMARY KEY,
    question_id TEXT NOT NULL REFERENCES question (question_id),
    author_id TEXT NOT NULL REFERENCES account (person_id)
) STRICT;
CREATE INDEX reply_author ON reply (question_id, author_id);
