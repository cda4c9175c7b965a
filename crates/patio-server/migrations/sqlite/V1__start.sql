CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE account (
    person_id TEXT NOT NULL PRIMARY KEY,
    login TEXT UNIQUE,
    password_hash TEXT,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT;

CREATE TABLE account_invitation (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES account (person_id),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX account_invitation_person ON account_invitation (person_id);

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
CREATE INDEX session_person ON session (person_id);

CREATE TABLE token (
    hash TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (session_id),
    purpose TEXT NOT NULL,
    generation INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX token_session ON token (session_id, generation);

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
CREATE UNIQUE INDEX community_open_name ON community (name_key) WHERE access = 'open';
CREATE INDEX community_name ON community (name_key);

CREATE TABLE membership (
    community_id TEXT NOT NULL REFERENCES community (community_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    role TEXT NOT NULL,
    since_at INTEGER NOT NULL,
    PRIMARY KEY (community_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE community_invitation (
    community_id TEXT NOT NULL REFERENCES community (community_id),
    person_id TEXT NOT NULL REFERENCES account (person_id),
    invited_by TEXT NOT NULL,
    invited_at INTEGER NOT NULL,
    PRIMARY KEY (community_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE post (
    post_id TEXT NOT NULL PRIMARY KEY,
    community_id TEXT NOT NULL REFERENCES community (community_id),
    author_id TEXT NOT NULL REFERENCES account (person_id),
    version INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;

CREATE TABLE comment (
    comment_id TEXT NOT NULL PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES post (post_id),
    community_id TEXT NOT NULL REFERENCES community (community_id),
    author_id TEXT NOT NULL REFERENCES account (person_id),
    version INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;

CREATE TABLE reaction (
    reaction_id TEXT NOT NULL PRIMARY KEY,
    target_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reaction_target ON reaction (target_id);

CREATE TABLE scope (
    name TEXT NOT NULL PRIMARY KEY,
    head INTEGER NOT NULL,
    link TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE scope_link (
    scope TEXT NOT NULL,
    head INTEGER NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (scope, head)
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

CREATE TABLE command_log (
    command_id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE import_key (
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
