-- Knowledge: answers that a desk keeps. The words for each are in the README beside these files.
CREATE TABLE knowledge (
    knowledge_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    desk_id TEXT COLLATE "C" NOT NULL REFERENCES desk (desk_id),
    question_id TEXT COLLATE "C" REFERENCES question (question_id),
    owner_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX knowledge_question ON knowledge (question_id) WHERE question_id IS NOT NULL;
CREATE TABLE knowledge_vote (
    knowledge_id TEXT COLLATE "C" NOT NULL REFERENCES knowledge (knowledge_id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    helped BIGINT NOT NULL,
    PRIMARY KEY (knowledge_id, person_id)
);
