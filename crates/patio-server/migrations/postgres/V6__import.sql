CREATE TABLE import_value (
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    field TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, field)
);
