-- Desks, the people who work there, and questions. The words for each are in the README beside these files.
CREATE TABLE open_scope (
    scope TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE TABLE desk (
    desk_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL UNIQUE,
    purpose TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE desk_staff (
    desk_id TEXT COLLATE "C" NOT NULL REFERENCES desk (desk_id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    role TEXT COLLATE "C" NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (desk_id, person_id)
);
CREATE INDEX desk_staff_person ON desk_staff (person_id);

CREATE TABLE question (
    question_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    desk_id TEXT COLLATE "C" NOT NULL REFERENCES desk (desk_id),
    asker_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    private BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    owner_id TEXT COLLATE "C" REFERENCES account (person_id),
    version BIGINT NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE INDEX question_owner ON question (owner_id, desk_id);

CREATE TABLE reply (
    reply_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    question_id TEXT COLLATE "C" NOT NULL REFERENCES question (question_id),
    author_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id)
);
CREATE INDEX reply_author ON reply (question_id, author_id);
