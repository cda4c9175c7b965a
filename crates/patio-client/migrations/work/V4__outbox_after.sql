-- The commands of other lanes that must have their verdict before a command is sent: a post may wait for a profile and for a membership.
CREATE TABLE outbox_after (
    command_id    TEXT NOT NULL,
    after_command TEXT NOT NULL,
    PRIMARY KEY (command_id, after_command)
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_after (command_id, after_command) SELECT command_id, after_command FROM outbox WHERE after_command <> '';
ALTER TABLE outbox DROP COLUMN after_command;
