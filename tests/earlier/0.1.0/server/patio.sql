BEGIN TRANSACTION;
CREATE TABLE account (
    person_id TEXT NOT NULL PRIMARY KEY,
    login TEXT UNIQUE,
    password_hash TEXT,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;
INSERT INTO "account" VALUES('01a22182-13fa-7b6b-9177-ee16e8a70bf7','hanneke@beukenhof.example','$argon2id$v=19$m=19456,t=2,p=1$93/31N/LcuFBr5IC/JyYaA$pzM2b15B+fGxOO274l/MyZQux0P8Whvl3pWZlahAUg4','administrator','active',1795858502650,NULL);
INSERT INTO "account" VALUES('01a22182-143a-7467-8c0f-0e48bded3a85','joris@beukenhof.example','$argon2id$v=19$m=19456,t=2,p=1$vf4MeyjBH1N6ygYMzWPG3A$EfhIu9R8USBYp56Da+Ij7W0W5MJjx440jBWlAbJ/CcU','employee','active',1795858502714,NULL);
CREATE TABLE account_invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES account (person_id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
INSERT INTO "account_invitation" VALUES('086f8397bafc97fe506397cc4c93375321e33c1031bb4d1aa894c2209062bc5a','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1797068102650,1795858504558);
INSERT INTO "account_invitation" VALUES('7ab7beb7a24ad22900ccb72cea406b70a4743a974bb02300bc0ea04652bb2f0d','01a22182-143a-7467-8c0f-0e48bded3a85',1797068102714,1795858504761);
CREATE TABLE command_log (
    command_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO "command_log" VALUES('01a22182-1cf9-7baa-acf7-554ec5296d5c','01a22182-13fa-7b6b-9177-ee16e8a70bf7','b5fb7d161e42ffae08e10c7497732c6ae3453a29b46375b9b9439669788597c8','{"verdict":"applied","recorded_at":1795858504957}',1795858504957);
INSERT INTO "command_log" VALUES('01a22182-1d02-733a-9f36-84c9c04b9524','01a22182-143a-7467-8c0f-0e48bded3a85','4ef9be6a1f47cac934cb93e8aca8982f0b2e59eff711dde03994a03b799e34ca','{"verdict":"applied","recorded_at":1795858504974}',1795858504974);
INSERT INTO "command_log" VALUES('01a22182-1d0a-7c10-9637-cf0547e980e1','01a22182-13fa-7b6b-9177-ee16e8a70bf7','f5c6d1ff5dce93f41ed6514599daf7a4e2762990f9875074efc5bd1c1e0e014c','{"verdict":"applied","recorded_at":1795858504987}',1795858504987);
INSERT INTO "command_log" VALUES('01a22182-1d1e-7b4d-96b2-d03162763950','01a22182-13fa-7b6b-9177-ee16e8a70bf7','04c2fe2bc8ee2a49e6c82114854f5b47d3f93df505054635a6cbc4bf9df38d16','{"verdict":"applied","recorded_at":1795858505016}',1795858505016);
INSERT INTO "command_log" VALUES('01a22182-1d3a-7e53-bf7b-3b125c9abf4a','01a22182-13fa-7b6b-9177-ee16e8a70bf7','c92d0b09c35463991c97ff80a8c204a8bbaa576cb6ea671046c1509f15fa7179','{"verdict":"applied","recorded_at":1795858505028}',1795858505028);
INSERT INTO "command_log" VALUES('01a22182-1d4a-7704-9ad3-ebff9798da19','01a22182-13fa-7b6b-9177-ee16e8a70bf7','36bde5865964ec38c517b815290e2e18fef4bf78ad354d5c0b9a50414ecd4faa','{"verdict":"applied","recorded_at":1795858505048}',1795858505048);
INSERT INTO "command_log" VALUES('01a22182-1dc2-7808-9f74-0c7a971b7417','01a22182-143a-7467-8c0f-0e48bded3a85','b5b325a21c4fb9e1ef82c977fcfa233f152bae0001dccb5bc7ec59127feb6093','{"verdict":"applied","recorded_at":1795858505158}',1795858505158);
INSERT INTO "command_log" VALUES('01a22182-1e2d-7fe1-adfd-fdec542c5242','01a22182-143a-7467-8c0f-0e48bded3a85','4c4e6251c3da8a97f3c5da384cad0efb7debe2b372c39866363e7c819e4ab6a7','{"verdict":"applied","recorded_at":1795858505266}',1795858505266);
INSERT INTO "command_log" VALUES('01a22182-1e99-7213-961d-2ca67209de55','01a22182-13fa-7b6b-9177-ee16e8a70bf7','7a577309d5a484a4149c765adb082d265a60cccf83ca4493e26e7da8ecaf670e','{"verdict":"applied","recorded_at":1795858505379}',1795858505379);
INSERT INTO "command_log" VALUES('01a22182-1e9c-76fd-8640-3362db975445','01a22182-13fa-7b6b-9177-ee16e8a70bf7','4feb295047572680463f9666d8c1c679ac868bcaf169a8cf540ea1d4077dd299','{"verdict":"applied","recorded_at":1795858505403}',1795858505403);
INSERT INTO "command_log" VALUES('01a22182-1eaf-78bf-ae68-ac5c4ddb8732','01a22182-13fa-7b6b-9177-ee16e8a70bf7','fb41b567c61c52e764d9f15d3238671faff84a540963529ff4ac703bcfe9dd27','{"verdict":"applied","recorded_at":1795858505432}',1795858505432);
CREATE TABLE comment (
    comment_id TEXT NOT NULL PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES post (post_id),
    community_id TEXT NOT NULL REFERENCES community (community_id),
    author_id TEXT NOT NULL REFERENCES account (person_id),
    version INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
INSERT INTO "comment" VALUES('01a22182-1e2d-7baf-9750-13a030ab1ff9','01a22182-1d32-7856-905f-28a3c482c84e','01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-143a-7467-8c0f-0e48bded3a85',1,NULL);
CREATE TABLE community (
    community_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    access TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    member_count INTEGER NOT NULL,
    manager_count INTEGER NOT NULL
) STRICT;
INSERT INTO "community" VALUES('01a22182-1d09-7278-a083-aa26fcf3da70','Café','café','Voor de koffie','open',1795858504987,2,1);
INSERT INTO "community" VALUES('01a22182-1d18-7974-ac5f-db0d7d32b18a','Directie','directie','Alleen wij','closed',1795858505016,1,1);
CREATE TABLE community_invitation (
    community_id TEXT NOT NULL REFERENCES community (community_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    invited_by TEXT NOT NULL,
    invited_at INTEGER NOT NULL,
    PRIMARY KEY (community_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE feed (
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (scope, kind, id),
    UNIQUE (scope, seq)
) STRICT;
INSERT INTO "feed" VALUES('org','person','01a22182-13fa-7b6b-9177-ee16e8a70bf7',6,'{"name":"Hanneke Bos","job":"klantenservice","expertise":["retouren"],"state":"active","skills":[{"topic":"01a22182-1cfd-7d27-9841-be88a67f7895","level":"practised"}],"version":1}');
INSERT INTO "feed" VALUES('org','person','01a22182-143a-7467-8c0f-0e48bded3a85',8,'{"name":"Joris Coppé","job":"netwerk","expertise":["labelprinter"],"state":"active","skills":[{"topic":"01a22182-1d0e-746d-9e46-7ed6282cd03a","level":"practised"}],"version":1}');
INSERT INTO "feed" VALUES('org','topic','01a22182-1cfd-7d27-9841-be88a67f7895',5,'{"name":"retouren","created_at":1795858504957}');
INSERT INTO "feed" VALUES('org','topic','01a22182-1d0e-746d-9e46-7ed6282cd03a',7,'{"name":"labelprinter","created_at":1795858504974}');
INSERT INTO "feed" VALUES('person:01a22182-143a-7467-8c0f-0e48bded3a85','profile_revision','c07ad641-9366-857e-9bb2-e073a5e72eb6',1,'{"person":"01a22182-143a-7467-8c0f-0e48bded3a85","version":0,"changes":[{"field":"name","value":"Joris"}],"replaced_at":1795858504974}');
INSERT INTO "feed" VALUES('org','community','01a22182-1d09-7278-a083-aa26fcf3da70',10,'{"name":"Café","description":"Voor de koffie","access":"open","member_count":2,"created_at":1795858504987}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','membership','9b72d3bc-3868-8430-959a-f99298608eb3',1,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","person":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","role":"manager","since_at":1795858504987}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','community','01a22182-1d09-7278-a083-aa26fcf3da70',5,'{"name":"Café","description":"Voor de koffie","access":"open","member_count":2,"created_at":1795858504987}');
INSERT INTO "feed" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a','membership','d279b78e-a32e-844c-8e45-f7630541cb0a',1,'{"community":"01a22182-1d18-7974-ac5f-db0d7d32b18a","person":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","role":"manager","since_at":1795858505016}');
INSERT INTO "feed" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a','community','01a22182-1d18-7974-ac5f-db0d7d32b18a',2,'{"name":"Directie","description":"Alleen wij","access":"closed","member_count":1,"created_at":1795858505016}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','post','01a22182-1d32-7856-905f-28a3c482c84e',10,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","title":"Waarom slaat de labelprinter over?","text":[{"type":"paragraph","content":[{"type":"text","text":"Hij slaat elke derde etiket over."}]}],"created_at":1795858505028,"edited_at":1795858505432,"version":2}');
INSERT INTO "feed" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a','post','01a22182-1d42-7b6f-b748-0e054bc05998',3,'{"community":"01a22182-1d18-7974-ac5f-db0d7d32b18a","author":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","title":"Cijfers","text":[{"type":"paragraph","content":[{"type":"text","text":"Blijft onder ons."}]}],"created_at":1795858505048,"version":1}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','membership','f3fc47ec-01fd-84d4-bcd3-aedcd65fcf1d',4,'{"community":"01a22182-1d09-7278-a083-aa26fcf3da70","person":"01a22182-143a-7467-8c0f-0e48bded3a85","role":"member","since_at":1795858505158}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','comment','01a22182-1e2d-7baf-9750-13a030ab1ff9',6,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-143a-7467-8c0f-0e48bded3a85","text":[{"type":"paragraph","content":[{"type":"text","text":"Draai de rol om."}]}],"created_at":1795858505266,"version":1}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','helpful','24afd378-0b5c-88b8-9be3-e3f65b78c056',7,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1e2d-7baf-9750-13a030ab1ff9","community":"01a22182-1d09-7278-a083-aa26fcf3da70","author":"01a22182-143a-7467-8c0f-0e48bded3a85","by":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","created_at":1795858505379}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','reaction','6043b6cd-5f89-806b-8137-9bf5b48ab647',8,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1e2d-7baf-9750-13a030ab1ff9","person":"01a22182-13fa-7b6b-9177-ee16e8a70bf7","emoji":"👍","created_at":1795858505403}');
INSERT INTO "feed" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70','revision','37c5ee4f-3fa8-8891-ad1d-d4db44cd268d',9,'{"post":"01a22182-1d32-7856-905f-28a3c482c84e","target":"01a22182-1d32-7856-905f-28a3c482c84e","version":1,"title":"Wie weet waarom de labelprinter overslaat?","text":[{"type":"paragraph","content":[{"type":"text","text":"Hij slaat elke derde over."}]}],"replaced_at":1795858505432}');
CREATE TABLE file (
    file_id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES account (person_id),
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    status TEXT NOT NULL,
    refusal TEXT,
    facts TEXT,
    charged INTEGER NOT NULL,
    scope TEXT,
    target_id TEXT,
    touched_at INTEGER NOT NULL
) STRICT;
CREATE TABLE file_trash (
    file_id TEXT NOT NULL PRIMARY KEY,
    removed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE helpful (
    helpful_id TEXT NOT NULL PRIMARY KEY,
    target_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "helpful" VALUES('24afd378-0b5c-88b8-9be3-e3f65b78c056','01a22182-1e2d-7baf-9750-13a030ab1ff9');
CREATE TABLE import_key (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_value (
    person_id TEXT NOT NULL REFERENCES account (person_id),
    field TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (person_id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE membership (
    community_id TEXT NOT NULL REFERENCES community (community_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    role TEXT NOT NULL,
    since_at INTEGER NOT NULL,
    PRIMARY KEY (community_id, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "membership" VALUES('01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-13fa-7b6b-9177-ee16e8a70bf7','manager',1795858504987);
INSERT INTO "membership" VALUES('01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-143a-7467-8c0f-0e48bded3a85','member',1795858505158);
INSERT INTO "membership" VALUES('01a22182-1d18-7974-ac5f-db0d7d32b18a','01a22182-13fa-7b6b-9177-ee16e8a70bf7','manager',1795858505016);
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('organisation','Beukenhof');
INSERT INTO "meta" VALUES('epoch','01a22182-13fa-77c2-90d6-5ad84f702130');
CREATE TABLE post (
    post_id TEXT NOT NULL PRIMARY KEY,
    community_id TEXT NOT NULL REFERENCES community (community_id),
    author_id TEXT NOT NULL REFERENCES account (person_id),
    version INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
INSERT INTO "post" VALUES('01a22182-1d32-7856-905f-28a3c482c84e','01a22182-1d09-7278-a083-aa26fcf3da70','01a22182-13fa-7b6b-9177-ee16e8a70bf7',2,NULL);
INSERT INTO "post" VALUES('01a22182-1d42-7b6f-b748-0e054bc05998','01a22182-1d18-7974-ac5f-db0d7d32b18a','01a22182-13fa-7b6b-9177-ee16e8a70bf7',1,NULL);
CREATE TABLE reaction (
    reaction_id TEXT NOT NULL PRIMARY KEY,
    target_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "reaction" VALUES('6043b6cd-5f89-806b-8137-9bf5b48ab647','01a22182-1e2d-7baf-9750-13a030ab1ff9');
CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
INSERT INTO "refinery_schema_history" VALUES(1,'start','2026-11-28T09:35:02.602207617Z','2223143974911800116');
INSERT INTO "refinery_schema_history" VALUES(2,'knowledge','2026-11-28T09:35:02.60225985Z','4883242108733794324');
INSERT INTO "refinery_schema_history" VALUES(3,'files','2026-11-28T09:35:02.602267138Z','5625546366722478853');
INSERT INTO "refinery_schema_history" VALUES(4,'topics','2026-11-28T09:35:02.60227578Z','14667496786824170908');
INSERT INTO "refinery_schema_history" VALUES(5,'uploads','2026-11-28T09:35:02.602280291Z','11380990949704773108');
INSERT INTO "refinery_schema_history" VALUES(6,'import','2026-11-28T09:35:02.602285697Z','18284886100415480454');
CREATE TABLE scope (
    name TEXT NOT NULL PRIMARY KEY,
    head INTEGER NOT NULL,
    link TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
INSERT INTO "scope" VALUES('org',10,'27042f5b960fe1b2dc80918c70bf2ee9d0b90bc1262265767c56709e71a1ce1e','c2a02900b9926d1763be2048be4bfc45');
INSERT INTO "scope" VALUES('person:01a22182-143a-7467-8c0f-0e48bded3a85',1,'a0acb0c0de1328d986fdb66f3d41a5e06c1492fe8803cacae1372e3c39e7e0d5','299cbe8def7e3d62c7213782bfd0fed5');
INSERT INTO "scope" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',10,'50baced7107949e039b4c13f61a77eb16b1fcb028c7d3714a92e47c68ecf5d8c','40fa94d4459564a6d007d497fe26b25a');
INSERT INTO "scope" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a',3,'c97a4469ecedb98a3b3c9c02bb62f851477e02592aa2b54395d7cad72cb3c5b9','1a0147bea317636c2cd4e483d44afab6');
CREATE TABLE scope_link (
    scope TEXT NOT NULL,
    head INTEGER NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (scope, head)
) STRICT, WITHOUT ROWID;
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',2,'b6825386d7e244af9ac8b850938fdba9756d490cf319ba900a7aaf30a482bba4');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',3,'f2bc8aab4335e83b2240ef46dd06bc9c722f33bf59b0229e5fd585ce05344dd3');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',5,'19357aae7602a922e273dc876737e45b0d874c2c463501cbbecc8672db0bfd5d');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',6,'1df7be8f3569e0254e82ebc46ab4873254e8ecbfbc500b50d9406bd9659fa110');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',7,'09ad9010a76a9f4e22b0cd7a1c52c9e24af801a091487d6b5da6b895e8875f5e');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',8,'c2daf097f2641145f892888f0aca1936eb3e6393b3d0388bc4929cd852139aaf');
INSERT INTO "scope_link" VALUES('community:01a22182-1d09-7278-a083-aa26fcf3da70',10,'50baced7107949e039b4c13f61a77eb16b1fcb028c7d3714a92e47c68ecf5d8c');
INSERT INTO "scope_link" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a',2,'dd5091b2481ea6f53a71fdfe452278cea2d2c96c8412ab5e7be2e2434259035a');
INSERT INTO "scope_link" VALUES('community:01a22182-1d18-7974-ac5f-db0d7d32b18a',3,'c97a4469ecedb98a3b3c9c02bb62f851477e02592aa2b54395d7cad72cb3c5b9');
INSERT INTO "scope_link" VALUES('org',1,'1609d8463b9d822959e5ceabd6283e767b57b1c56b89942bfd223d4416933a59');
INSERT INTO "scope_link" VALUES('org',2,'2e2c97bfabc37ba263af72156f6d680de1082fd90046c092d8d8691c864534a0');
INSERT INTO "scope_link" VALUES('org',3,'462e61ce824fee54c22f1401c907a155b6864a59adba25d79fb6221a3c3d27f0');
INSERT INTO "scope_link" VALUES('org',4,'a1da15e18ff2485709c45d40940744fb4d7e3cf63b2de3b61382d264ba60be2f');
INSERT INTO "scope_link" VALUES('org',6,'1f44bc6c2b27d500802fd86910199c638f96392d7f04b38dd2ec25b3b16bc22f');
INSERT INTO "scope_link" VALUES('org',8,'aa4b7e779330478e2bc0767bb66b44d5e501921a9daeb1a14959d6d095441bbc');
INSERT INTO "scope_link" VALUES('org',9,'ac1414fd32e187dbe19b1a96a780e0969cbb78347c1a18e72223ad790b2e678f');
INSERT INTO "scope_link" VALUES('org',10,'27042f5b960fe1b2dc80918c70bf2ee9d0b90bc1262265767c56709e71a1ce1e');
INSERT INTO "scope_link" VALUES('person:01a22182-143a-7467-8c0f-0e48bded3a85',1,'a0acb0c0de1328d986fdb66f3d41a5e06c1492fe8803cacae1372e3c39e7e0d5');
CREATE TABLE session (
    session_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES account (person_id),
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
INSERT INTO "session" VALUES('01a22182-1b6e-76ad-b031-6a8a63ccefd4','01a22182-13fa-7b6b-9177-ee16e8a70bf7','test',1795858504558,1795856400000,1,1,1795858504675,NULL);
INSERT INTO "session" VALUES('01a22182-1c39-7390-b284-3010c19e58e1','01a22182-143a-7467-8c0f-0e48bded3a85','test',1795858504761,1795856400000,1,1,1795858504891,NULL);
CREATE TABLE token (
    hash TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (session_id),
    purpose TEXT NOT NULL,
    generation INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO "token" VALUES('dccc6bc99f0e680992c92a139742b26ddfa78dd446a0445d1ce29c2a55b9a4b5','01a22182-1b6e-76ad-b031-6a8a63ccefd4','access',1,1795859104558);
INSERT INTO "token" VALUES('9759aa6f79420badf0b62a6ea8985c1c00fd6c978d5a00fe5550bd4e22ae7995','01a22182-1b6e-76ad-b031-6a8a63ccefd4','refresh',1,1803634504558);
INSERT INTO "token" VALUES('770d353631c0ec09b053f2484e1abb1442f29b708b1ad8d01365f429f2c92a58','01a22182-1c39-7390-b284-3010c19e58e1','access',1,1795859104761);
INSERT INTO "token" VALUES('a4f8c2823d077a20260c22b8220803ae9e9ae9a98ba3bae4043875db186b979a','01a22182-1c39-7390-b284-3010c19e58e1','refresh',1,1803634504761);
CREATE TABLE topic (
    topic_id TEXT NOT NULL PRIMARY KEY,
    merged_into TEXT REFERENCES topic (topic_id)
) STRICT;
INSERT INTO "topic" VALUES('01a22182-1cfd-7d27-9841-be88a67f7895',NULL);
INSERT INTO "topic" VALUES('01a22182-1d0e-746d-9e46-7ed6282cd03a',NULL);
CREATE TABLE topic_name (
    name_key TEXT NOT NULL PRIMARY KEY,
    topic_id TEXT NOT NULL REFERENCES topic (topic_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "topic_name" VALUES('retouren','01a22182-1cfd-7d27-9841-be88a67f7895');
INSERT INTO "topic_name" VALUES('labelprinter','01a22182-1d0e-746d-9e46-7ed6282cd03a');
CREATE TABLE vouch (
    person_id TEXT NOT NULL REFERENCES account (person_id),
    by_id TEXT NOT NULL REFERENCES account (person_id),
    topic_id TEXT NOT NULL REFERENCES topic (topic_id),
    declined_at INTEGER,
    PRIMARY KEY (person_id, by_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_invitation_person ON account_invitation (person_id);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX token_session ON token (session_id, generation);
CREATE UNIQUE INDEX community_open_name ON community (name_key) WHERE access = 'open';
CREATE INDEX community_name ON community (name_key);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX reaction_target ON reaction (target_id);
CREATE INDEX topic_merged ON topic (merged_into);
CREATE INDEX topic_name_topic ON topic_name (topic_id);
CREATE INDEX helpful_target ON helpful (target_id);
CREATE INDEX file_owner ON file (owner_id, charged);
CREATE INDEX file_target ON file (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX file_loose ON file (touched_at) WHERE target_id IS NULL;
CREATE INDEX vouch_topic ON vouch (topic_id);
CREATE INDEX file_owner_loose ON file (owner_id) WHERE target_id IS NULL;
COMMIT;
