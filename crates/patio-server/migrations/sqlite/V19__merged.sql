-- The question with which a question was put together, while it is.
ALTER TABLE question ADD COLUMN into_id TEXT REFERENCES question (question_id);
CREATE INDEX question_into ON question (into_id) WHERE into_id IS NOT NULL;
