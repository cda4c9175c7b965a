CREATE TABLE meta (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE account (
    person_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    login TEXT COLLATE "C" UNIQUE,
    password_hash TEXT COLLATE "C",
    role TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE account_invitation (
    token_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX account_invitation_person ON account_invitation (person_id);

CREATE TABLE session (
    session_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    device TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    confirmed BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE token (
    hash TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    session_id TEXT COLLATE "C" NOT NULL REFERENCES session (session_id),
    purpose TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX token_session ON token (session_id, generation);

CREATE TABLE community (
    community_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    access TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    member_count BIGINT NOT NULL,
    manager_count BIGINT NOT NULL
);
CREATE UNIQUE INDEX community_open_name ON community (name_key) WHERE access = 'open';
CREATE INDEX community_name ON community (name_key);

CREATE TABLE membership (
    community_id TEXT COLLATE "C" NOT NULL REFERENCES community (community_id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    role TEXT COLLATE "C" NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE community_invitation (
    community_id TEXT COLLATE "C" NOT NULL REFERENCES community (community_id),
    person_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    invited_by TEXT COLLATE "C" NOT NULL,
    invited_at BIGINT NOT NULL,
    PRIMARY KEY (community_id, person_id)
);

CREATE TABLE post (
    post_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    community_id TEXT COLLATE "C" NOT NULL REFERENCES community (community_id),
    author_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    version BIGINT NOT NULL,
    withdrawn_at BIGINT
);

CREATE TABLE comment (
    comment_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    post_id TEXT COLLATE "C" NOT NULL REFERENCES post (post_id),
    community_id TEXT COLLATE "C" NOT NULL REFERENCES community (community_id),
    author_id TEXT COLLATE "C" NOT NULL REFERENCES account (person_id),
    version BIGINT NOT NULL,
    withdrawn_at BIGINT
);

CREATE TABLE reaction (
    reaction_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    target_id TEXT COLLATE "C" NOT NULL
);
CREATE INDEX reaction_target ON reaction (target_id);

CREATE TABLE scope (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    head BIGINT NOT NULL,
    link TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL
);

CREATE TABLE scope_link (
    scope TEXT COLLATE "C" NOT NULL,
    head BIGINT NOT NULL,
    link TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, head)
);

CREATE TABLE feed (
    scope TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT COLLATE "C",
    PRIMARY KEY (scope, kind, id),
    UNIQUE (scope, seq)
);

CREATE TABLE command_log (
    command_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id TEXT COLLATE "C" NOT NULL,
    request_hash TEXT COLLATE "C" NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    recorded_at BIGINT NOT NULL
);

CREATE TABLE import_key (
    source TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, key)
);
