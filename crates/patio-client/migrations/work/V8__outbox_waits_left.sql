-- How many more times this command waits when the server lacks what it builds on: it was saved before the laptop learnt that the server lost
-- a part of its history. 0: it does not wait.
ALTER TABLE outbox ADD COLUMN waits_left INTEGER NOT NULL DEFAULT 0;
