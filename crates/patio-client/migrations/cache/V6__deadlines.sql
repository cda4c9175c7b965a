-- Questions by what expires first. `terms` is the number of the desk's terms when it was asked; `rank` is when it is due next, and beyond every
-- instant: what is due at no time, in the order in which it was asked, and then what waits for its asker.
ALTER TABLE question ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
-- A server that was updated before this laptop has said the terms already; what they come to is derived when the laptop takes them in (S13).
UPDATE question SET
    terms = COALESCE((
        SELECT json_extract(record.body, '$.terms') FROM record
        WHERE record.kind = 'question' AND record.id = question.question AND record.scope = question.scope
    ), 0),
    rank = asked_at + CASE WHEN state = 'waiting' THEN 4503599627370496 ELSE 2251799813685248 END
WHERE open = 1;
DROP INDEX question_by_desk;
CREATE INDEX question_by_desk ON question (desk, open, rank, question, state, owner);
