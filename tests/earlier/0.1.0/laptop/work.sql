BEGIN TRANSACTION;
CREATE TABLE baseline (
    person      TEXT    NOT NULL,
    community   TEXT    NOT NULL,
    read_before INTEGER NOT NULL,
    PRIMARY KEY (person, community)
) STRICT, WITHOUT ROWID;
INSERT INTO "baseline" VALUES('01a22182-143a-7467-8c0f-0e48bded3a85','01a22182-1d09-7278-a083-aa26fcf3da70',1795685705028);
CREATE TABLE draft (
    person   TEXT    NOT NULL,
    target   TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL, reply_to TEXT NOT NULL DEFAULT '', files TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (person, target)
) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('01a22182-143a-7467-8c0f-0e48bded3a85','post:01a22182-1d09-7278-a083-aa26fcf3da70','Een concept','[{"type":"paragraph","content":[{"type":"text","text":"Nog niet af."}]}]',1795858508576,'','[]');
CREATE TABLE outbox (
    order_no      INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id    TEXT    NOT NULL UNIQUE,
    person        TEXT    NOT NULL,
    lane          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    -- The exact bytes that are hashed and sent (S1).
    body          TEXT    NOT NULL,
    -- A command of another lane that must have its verdict first, or ''.
    after_command TEXT    NOT NULL DEFAULT '',
    saved_at      INTEGER NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'applied', 'refused', 'discarded')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    refusal       TEXT    NOT NULL DEFAULT '',
    settled_at    INTEGER NOT NULL DEFAULT 0,
    -- Order of verdicts; a pull that began after a verdict covers it.
    settle_no     INTEGER NOT NULL DEFAULT 0,
    -- 1 when confirmed rows show the effect, so that the row need not be replayed over them any more (S7).
    covered       INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "outbox" VALUES(1,'01a22182-1d02-733a-9f36-84c9c04b9524','01a22182-143a-7467-8c0f-0e48bded3a85','profile','profile.set','{"name":"Joris Coppé","job":"netwerk","expertise":["labelprinter"]}','',1795858504962,'applied',1,'',1795858504985,1,1);
INSERT INTO "outbox" VALUES(2,'01a22182-1dc2-7808-9f74-0c7a971b7417','01a22182-143a-7467-8c0f-0e48bded3a85','community:01a22182-1d09-7278-a083-aa26fcf3da70','community.join','{"community":"01a22182-1d09-7278-a083-aa26fcf3da70"}','',1795858505154,'applied',1,'',1795858505160,2,1);
INSERT INTO "outbox" VALUES(3,'01a22182-1e2d-7fe1-adfd-fdec542c5242','01a22182-143a-7467-8c0f-0e48bded3a85','post:01a22182-1d32-7856-905f-28a3c482c84e','comment.create','{"comment":"01a22182-1e2d-7baf-9750-13a030ab1ff9","post":"01a22182-1d32-7856-905f-28a3c482c84e","text":[{"type":"paragraph","content":[{"type":"text","text":"Draai de rol om."}]}]}','',1795858505261,'applied',1,'',1795858505269,3,1);
INSERT INTO "outbox" VALUES(4,'01a22182-2b08-7731-b107-f417ee2c9f6a','01a22182-143a-7467-8c0f-0e48bded3a85','post:01a22182-1d32-7856-905f-28a3c482c84e','comment.create','{"comment":"01a22182-2b07-791f-b918-cded1df94655","post":"01a22182-1d32-7856-905f-28a3c482c84e","reply_to":"01a22182-1e2d-7baf-9750-13a030ab1ff9","text":[{"type":"paragraph","content":[{"type":"text","text":"Onderweg geschreven, zonder netwerk."}]}]}','',1795858508552,'queued',0,'',0,0,0);
INSERT INTO "outbox" VALUES(5,'01a22182-2b14-7d1e-a3ea-4a3eb57b3c40','01a22182-143a-7467-8c0f-0e48bded3a85','profile','profile.update','{"changes":[{"field":"about","value":"Ik trek kabels."}]}','',1795858508564,'queued',0,'',0,0,0);
CREATE TABLE outbox_file (
    command_id TEXT NOT NULL,
    file       TEXT NOT NULL,
    PRIMARY KEY (command_id, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE read_mark (
    person  TEXT    NOT NULL,
    post    TEXT    NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (person, post)
) STRICT, WITHOUT ROWID;
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO "refinery_schema_history" VALUES(1,'outbox_drafts_settings','2026-11-28T09:35:04.45768239Z','4633726177762208345');
INSERT INTO "refinery_schema_history" VALUES(2,'draft_reply_to','2026-11-28T09:35:04.457713833Z','16773201757282875681');
INSERT INTO "refinery_schema_history" VALUES(3,'uploads','2026-11-28T09:35:04.457719506Z','15501206634221364581');
CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('consent_values_looked_at','yes');
INSERT INTO "setting" VALUES('last_used_at','1795858504486');
INSERT INTO "setting" VALUES('login','joris@beukenhof.example');
INSERT INTO "setting" VALUES('organisation','Beukenhof');
INSERT INTO "setting" VALUES('person','01a22182-143a-7467-8c0f-0e48bded3a85');
INSERT INTO "setting" VALUES('role','employee');
INSERT INTO "setting" VALUES('server','http://127.0.0.1:18470');
INSERT INTO "setting" VALUES('signed_in','yes');
CREATE TABLE upload (
    file      TEXT    NOT NULL PRIMARY KEY,
    person    TEXT    NOT NULL,
    -- 'photo', or the id of a community.
    place     TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    media     TEXT    NOT NULL,
    size      INTEGER NOT NULL,
    sha256    TEXT    NOT NULL,
    -- Pixels of an image, or 0.
    width     INTEGER NOT NULL,
    height    INTEGER NOT NULL,
    -- open: to be sent; ready: the server has it; refused: it never will, and refusal says why.
    state     TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ready', 'refused')),
    paused    INTEGER NOT NULL DEFAULT 0,
    -- Bytes the server had when it was last heard of; for showing, never for sending.
    moved     INTEGER NOT NULL DEFAULT 0,
    refusal   TEXT    NOT NULL DEFAULT '',
    staged_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox (person, state, covered, order_no);
CREATE INDEX outbox_settled ON outbox (settle_no);
CREATE INDEX upload_by_person ON upload (person, state, staged_at);
CREATE INDEX outbox_file_by_file ON outbox_file (file);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',5);
COMMIT;
