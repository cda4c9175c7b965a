-- People to whom an administrator gave the right to look after topics.
ALTER TABLE account ADD COLUMN curator INTEGER NOT NULL DEFAULT 0;
