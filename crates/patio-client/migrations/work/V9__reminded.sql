-- Of which deadlines a person was reminded on this laptop, so that each is told once.
CREATE TABLE reminded (
    person   TEXT    NOT NULL,
    question TEXT    NOT NULL,
    due_at   INTEGER NOT NULL,
    PRIMARY KEY (person, question, due_at)
) STRICT, WITHOUT ROWID;
