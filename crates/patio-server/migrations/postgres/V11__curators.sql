-- People to whom an administrator gave the right to look after topics.
ALTER TABLE account ADD COLUMN curator BIGINT NOT NULL DEFAULT 0;
