-- A draft of a comment remembers which comment it answers; '' when none.
ALTER TABLE draft ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
