-- The incident of which a question is part; '' while it is part of none.
ALTER TABLE question ADD COLUMN incident TEXT NOT NULL DEFAULT '';
CREATE INDEX question_in_incident ON question (incident) WHERE incident <> '';
-- A server that was updated before this laptop has said so already, and a state that was not known stood in the queue (S13).
UPDATE question SET
    rank = asked_at + 9007199254740992,
    incident = COALESCE((
        SELECT json_extract(record.body, '$.incident') FROM record
        WHERE record.kind = 'question' AND record.id = question.question AND record.scope = question.scope
    ), '')
WHERE state = 'in_incident';
