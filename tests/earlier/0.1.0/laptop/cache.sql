BEGIN TRANSACTION;
CREATE TABLE claim (
    topic  TEXT    NOT NULL,
    -- 0 learning, 1 practised, 2 expert.
    level  INTEGER NOT NULL,
    person TEXT    NOT NULL,
    scope  INTEGER NOT NULL,
    PRIMARY KEY (topic, level DESC, person)
) STRICT, WITHOUT ROWID;
INSERT INTO "claim" VALUES('01a22182-1cfd-7d27-9841-be88a67f7895',1,'01a22182-13fa-7b6b-9177-ee16e8a70bf7',1);
INSERT INTO "claim" VALUES('01a22182-1d0e-746d-9e46-7ed6282cd03a',1,'01a22182-143a-7467-8c0f-0e48bded3a85',1);
CREATE TABLE conversation (
    post          TEXT    NOT NULL PRIMARY KEY,
    scope         INTEGER NOT NULL,
    community     TEXT    NOT NULL,
    author        TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    last_author   TEXT    NOT NULL,
    comment_count INTEGER NOT NULL,
    -- Latest time it named this person, answered this person (0: never).
    mention_at    INTEGER NOT NULL,
    answer_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "conversation" VALUES('01a22182-1d32-7856-905f-28a3c482c84e',3,'01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-13fa-7b6b-9177-ee16e8a70bf7','Waarom slaat de labelprinter over?',1795858505028,1795858505266,'01a22182-143a-7467-8c0f-0e48bded3a85',1,0,0);
CREATE TABLE file_part (
    file    TEXT    NOT NULL,
    variant TEXT    NOT NULL,
    part    INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (file, variant, part)
) STRICT;
CREATE TABLE file_use (
    file    TEXT    NOT NULL,
    variant TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (file, variant)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('as_of','1795858505442');
INSERT INTO "meta" VALUES('complete','yes');
INSERT INTO "meta" VALUES('cursor','orVvTtWEgWXMKwV9dKd6mH1nr8m0aC94I_-re8oHIVcDMJyfKacFLfmQZgvwynsP37VxlHeLlbODh3d_wR3gIZ04IK3vEfq-Pa-OWA4c8k0Hie-NyvWzhedhzSx6QsnXKY-vwzf_pi3J4M67xW1e_iKAFTmmp3C_pynORbBTpZaan8F_XTrtscSBkpNOLU3rA2ERA_dP22LDo7uE1TjonsSmjVBgfkutpaBC-XMbkzjG-bFiyK1YOcYYFZH0y32bWXwMgN8c3OiYZhG107PNgvjNhQ');
INSERT INTO "meta" VALUES('epoch','01a22182-13fa-77c2-90d6-5ad84f702130');
INSERT INTO "meta" VALUES('people','1795858505004 6c2shHNgFxSPtFs4Hu0o9Ti0BXcf6LNbpem4z_EkFOe-vrXKWto4oGJsu_whbT-55XojWAH88DRzuBb5Qnsg1Jp0If6WSCgFWXZlYoAAbfP0ezvZWfuf96mDBiKNwMHoQg-PuXI_7H53oNccCG_6kllLIBlTLcTcJpJqPc_FYje8Mx6aRUdf6PH1hFnzgPoL5bOSsh2y1Nq1lVzx9x5_wjw');
INSERT INTO "meta" VALUES('person','01a22182-143a-7467-8c0f-0e48bded3a85');
INSERT INTO "meta" VALUES('topics','1795858505004 6c2shHNgFxSPtFs4Hu0o9Ti0BXcf6LNbpem4z_EkFOe-vrXKWto4oGJsu_whbT-55XojWAH88DRzuBb5Qnsg1Jp0If6WSCgFWXZlYoAAbfP0ezvZWfuf96mDBiKNwMHoQg-PuXI_7H53oNccCG_6kllLIBlTLcTcJpJqPc_FYje8Mx6aRUdf6PH1hFnzgPoL5bOSsh2y1Nq1lVzx9x5_wjw');
INSERT INTO "meta" VALUES('words','14');
CREATE TABLE record (
    kind   TEXT    NOT NULL,
    id     TEXT    NOT NULL,
    scope  INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    -- post: community; comment, reaction, helpful: post; membership, invitation: community; revision, file: target;
    -- vouch, profile_revision: person; person, community, topic: folded name.
    parent TEXT    NOT NULL,
    person TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    body   TEXT    NOT NULL,
    PRIMARY KEY (kind, id, scope)
) STRICT;
INSERT INTO "record" VALUES('person','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1,6,'hanneke bos','',0,'{"name":"Hanneke Bos","job":"klantenservice","expertise":["retouren"],"state":"active","skills":[{"topic":"01a22182-1cfd-7d27-9841-be88a67f7895","level":"practised"}],"version":1}');
INSERT INTO "record" VALUES('person','01a22182-143a-7467-8c0f-0e48bded3a85',1,8,'joris coppe','',0,'{"name":"Joris Coppé","job":"netwerk","expertise":["labelprinter"],"state":"active","skills":[{"topic":"01a22182-1d0e-746d-9e46-7ed6282cd03a","level":"practised"}],"version":1}');
INSERT INTO "record" VALUES('topic','01a22182-1cfd-7d27-9841-be88a67f7895',1,5,'retouren','',1795858504957,'{"name":"retouren","created_at":1795858504957}');
INSERT INTO "record" VALUES('topic','01a22182-1d0e-746d-9e46-7ed6282cd03a',1,7,'labelprinter','',1795858504974,'{"name":"labelprinter","created_at":1795858504974}');
INSERT INTO "record" VALUES('community','01a22182-1d09-7278-a083-aa26fcf3da70',1,10,'cafe','',1795858504987,'{"name":"Café","description":"Voor de koffie","access":"open","member_count":2,"created_at":1795858504987}');
INSERT INTO "record" VALUES('profile_revision','c07ad641-9366-857e-9bb2-e073a5e72eb6',2,1,'01a22182-143a-7467-8c0f-0e48bded3a85','01a22182-143a-7467-8c0f-0e48bded3a85',1795858504974,'{"person":"01a22182-143a-7467-8c0f-0e48bded3a85","version":0,"changes":[{"field":"name","value":"Joris"}],"replaced_at":1795858504974}');
INSERT INTO "record" VALUES('membership','9b72d3bc-3868-8430-959a-f99298608eb3',3,1,'01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1795858504987,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","person":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","role":"manager","since_at":1795858504987}');
INSERT INTO "record" VALUES('post','01a22182-1d32-7856-905f-28a3c482c84e',3,10,'01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1795858505028,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","title":"Waarom slaat de labelprinter over?","text":[{"type":"paragraph","content":[{"type":"text","text":"Hij slaat elke derde etiket over."}]}],"created_at":1795858505028,"edited_at":1795858505432,"version":2}');
INSERT INTO "record" VALUES('membership','f3fc47ec-01fd-84d4-bcd3-aedcd65fcf1d',3,4,'01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-143a-7467-8c0f-0e48bded3a85',1795858505158,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","person":"01a22182-143a-7467-8c0f-0e48bded3a85","role":"member","since_at":1795858505158}');
INSERT INTO "record" VALUES('community','01a22182-1d09-7278-a083-aa26fcf3da70',3,5,'cafe','',1795858504987,'{"name":"Café","description":"Voor de koffie","access":"open","member_count":2,"created_at":1795858504987}');
INSERT INTO "record" VALUES('comment','01a22182-1e2d-7baf-9750-13a030ab1ff9',3,6,'01a22182-1d32-7856-905f-28a3c482c84e','01a22182-143a-7467-8c0f-0e48bded3a85',1795858505266,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-143a-7467-8c0f-0e48bded3a85","text":[{"type":"paragraph","content":[{"type":"text","text":"Draai de rol om."}]}],"created_at":1795858505266,"version":1}');
INSERT INTO "record" VALUES('helpful','24afd378-0b5c-88b8-9be3-e3f65b78c056',3,7,'01a22182-1d32-7856-905f-28a3c482c84e','01a22182-143a-7467-8c0f-0e48bded3a85',1795858505379,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1e2d-7baf-9750-13a030ab1ff9","community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-143a-7467-8c0f-0e48bded3a85","by":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","created_at":1795858505379}');
INSERT INTO "record" VALUES('reaction','6043b6cd-5f89-806b-8137-9bf5b48ab647',3,8,'01a22182-1d32-7856-905f-28a3c482c84e','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1795858505403,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1e2d-7baf-9750-13a030ab1ff9","person":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","emoji":"👍","created_at":1795858505403}');
INSERT INTO "record" VALUES('revision','37c5ee4f-3fa8-8891-ad1d-d4db44cd268d',3,9,'01a22182-1d32-7856-905f-28a3c482c84e','',1795858505432,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1d32-7856-905f-28a3c482c84e","version":1,"title":"Wie weet waarom de labelprinter overslaat?","text":[{"type":"paragraph","content":[{"type":"text","text":"Hij slaat elke derde over."}]}],"replaced_at":1795858505432}');
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO "refinery_schema_history" VALUES(1,'records','2026-11-28T09:35:04.485390887Z','15885852366675708800');
INSERT INTO "refinery_schema_history" VALUES(2,'files','2026-11-28T09:35:04.485430379Z','15842423697840691100');
INSERT INTO "refinery_schema_history" VALUES(3,'words','2026-11-28T09:35:04.485436519Z','12012295576437616197');
CREATE TABLE scope (
    id     INTEGER PRIMARY KEY,
    name   TEXT    NOT NULL UNIQUE,
    digest TEXT    NOT NULL
) STRICT;
INSERT INTO "scope" VALUES(1,'org','c2a02900b9926d1763be2048be4bfc45');
INSERT INTO "scope" VALUES(2,'person:01a22182-143a-7467-8c0f-0e48bded3a85','299cbe8def7e3d62c7213782bfd0fed5');
INSERT INTO "scope" VALUES(3,'community:01a22182-1d09-7278-a083-aa26fcf3da70','40fa94d4459564a6d007d497fe26b25a');
CREATE TABLE word_block (
    scope        INTEGER NOT NULL,
    word         TEXT    NOT NULL,
    first_record INTEGER NOT NULL,
    last_record  INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    -- What lies between each record and the next, after the first.
    gaps         BLOB    NOT NULL,
    PRIMARY KEY (scope, word, first_record)
) STRICT, WITHOUT ROWID;
INSERT INTO "word_block" VALUES(3,'=label',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'=labelprint',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'=printer',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'=slat',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'?label',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'?labelprint',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'?printer',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'?slat',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'by=01a22182-13fa-7b6b-9177-ee16e8a70bf7',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'by=01a22182-143a-7467-8c0f-0e48bded3a85',11,11,1,X'');
INSERT INTO "word_block" VALUES(3,'derd',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'draai',11,11,1,X'');
INSERT INTO "word_block" VALUES(3,'elk',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'etiket',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'helped=01a22182-143a-7467-8c0f-0e48bded3a85',12,12,1,X'');
INSERT INTO "word_block" VALUES(3,'label',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'labelprint',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'printer',8,8,1,X'');
INSERT INTO "word_block" VALUES(3,'rol',11,11,1,X'');
INSERT INTO "word_block" VALUES(3,'slat',8,8,1,X'');
CREATE INDEX record_by_parent ON record (kind, parent, at, id);
CREATE INDEX record_by_scope ON record (scope);
CREATE INDEX conversation_by_activity ON conversation (community, last_at, post);
CREATE INDEX conversation_by_mention ON conversation (mention_at, post) WHERE mention_at > 0;
CREATE INDEX conversation_titled ON conversation (last_at) WHERE title <> '';
CREATE INDEX conversation_by_scope ON conversation (scope);
CREATE INDEX claim_by_person ON claim (person, topic);
CREATE INDEX claim_by_scope ON claim (scope);
CREATE INDEX file_use_by_time ON file_use (used_at);
COMMIT;
