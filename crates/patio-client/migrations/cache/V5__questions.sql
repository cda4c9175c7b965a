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
CREATE INDEX question_in_hand ON question (owner, desk) WHERE open = 1;

-- How many questions of a desk stand where, kept by the triggers below: a queue of thousands is not counted each time it is shown.
CREATE TABLE question_count (
    desk  TEXT    NOT NULL,
    scope INTEGER NOT NULL,
    open  INTEGER NOT NULL,
    state TEXT    NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (desk, scope, open, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX question_count_by_scope ON question_count (scope);
CREATE TRIGGER question_comes AFTER INSERT ON question BEGIN
    INSERT INTO question_count (desk, scope, open, state, count) VALUES (new.desk, new.scope, new.open, new.state, 1)
    ON CONFLICT (desk, scope, open, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER question_goes AFTER DELETE ON question BEGIN
    UPDATE question_count SET count = count - 1 WHERE desk = old.desk AND scope = old.scope AND open = old.open AND state = old.state;
END;
CREATE TRIGGER question_moves AFTER UPDATE ON question BEGIN
    UPDATE question_count SET count = count - 1 WHERE desk = old.desk AND scope = old.scope AND open = old.open AND state = old.state;
    INSERT INTO question_count (desk, scope, open, state, count) VALUES (new.desk, new.scope, new.open, new.state, 1)
    ON CONFLICT (desk, scope, open, state) DO UPDATE SET count = count + 1;
END;
