-- The question with which a question is put together; '' while it is one of its own.
ALTER TABLE question ADD COLUMN into_question TEXT NOT NULL DEFAULT '';
CREATE INDEX question_into ON question (into_question) WHERE into_question <> '';
-- A server that was updated before this laptop has said so already, and a state that was not known stood in the queue (S13).
UPDATE question SET
    open = 0,
    into_question = COALESCE((
        SELECT json_extract(record.body, '$.into') FROM record
        WHERE record.kind = 'question' AND record.id = question.question AND record.scope = question.scope
    ), '')
WHERE state = 'merged';
