-- Which scopes a person was granted, one row a scope. This is the gate: a row of the feed is sent because its scope stands here.
-- What every account sees anyway (the organisation, and the person's own scope) has no rows; `grant.rs` says why.
CREATE TABLE scope_grant (
    person_id TEXT NOT NULL REFERENCES account (person_id),
    scope TEXT NOT NULL,
    PRIMARY KEY (person_id, scope)
) STRICT, WITHOUT ROWID;

-- Until now a membership was the grant of its community's scope.
INSERT INTO scope_grant (person_id, scope)
SELECT person_id, 'community:' || community_id FROM membership;
