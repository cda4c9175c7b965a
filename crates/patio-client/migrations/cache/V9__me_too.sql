-- Questions of colleagues that this person has, too, so that they are found without a look at everybody's.
CREATE TABLE also_mine (
    question TEXT NOT NULL,
    scope INTEGER NOT NULL,
    PRIMARY KEY (question, scope)
) STRICT, WITHOUT ROWID;
