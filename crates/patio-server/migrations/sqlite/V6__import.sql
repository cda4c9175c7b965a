CREATE TABLE import_value (
    person_id TEXT NOT NULL REFERENCES account (person_id),
    field TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (person_id, field)
) STRICT, WITHOUT ROWID;
