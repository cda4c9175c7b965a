-- Who has a question, too. The words for each are in the README beside these files.
CREATE TABLE me_too (
    question_id TEXT NOT NULL REFERENCES question (question_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    since_at INTEGER NOT NULL,
    PRIMARY KEY (question_id, person_id)
) STRICT, WITHOUT ROWID;
