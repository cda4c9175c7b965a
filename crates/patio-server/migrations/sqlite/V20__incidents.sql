-- Incidents, of which many questions can be part. The words for each are in the README beside these files.
CREATE TABLE incident (
    incident_id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL REFERENCES desk (desk_id),
    opened_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT REFERENCES account (person_id)
) STRICT;

CREATE TABLE incident_message (
    message_id TEXT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (incident_id)
) STRICT;
CREATE INDEX incident_message_incident ON incident_message (incident_id);

ALTER TABLE question ADD COLUMN incident_id TEXT REFERENCES incident (incident_id);
CREATE INDEX question_incident ON question (incident_id) WHERE incident_id IS NOT NULL;
