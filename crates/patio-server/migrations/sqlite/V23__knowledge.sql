-- Knowledge: answers that a desk keeps. The words for each are in the README beside these files.
CREATE TABLE knowledge (
    knowledge_id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL REFERENCES desk (desk_id),
    question_id TEXT REFERENCES question (question_id),
    owner_id TEXT NOT NULL REFERENCES account (person_id),
    version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX knowledge_question ON knowledge (question_id) WHERE question_id IS NOT NULL;
CREATE TABLE knowledge_vote (
    knowledge_id TEXT NOT NULL REFERENCES knowledge (knowledge_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    helped INTEGER NOT NULL,
    PRIMARY KEY (knowledge_id, person_id)
) STRICT;
