-- Questions by where they stand, derived from their records in the same transaction. A private one may be in two scopes.
CREATE TABLE question (
    question TEXT    NOT NULL,
    scope    INTEGER NOT NULL,
    desk     TEXT    NOT NULL,
    asker    TEXT    NOT NULL,
    -- '' while nobody has it.
    owner    TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    -- 1 while the desk has something to do with it, or waits for its asker.
    open     INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (question, scope)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_desk ON question (desk, open, asked_at, question, state, owner);
CREATE INDEX question_done ON question (desk, changed_at, question) WHERE open = 0;
CREATE INDEX question_by_asker ON question (asker, changed_at, question);
CREATE INDEX question_by_scope ON question (scope);
