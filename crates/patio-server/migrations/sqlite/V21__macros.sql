-- Macros: texts that a desk uses often. The words for each are in the README beside these files.
CREATE TABLE macro (
    macro_id TEXT NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL REFERENCES desk (desk_id),
    name_key TEXT NOT NULL,
    function_key INTEGER,
    removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX macro_name ON macro (desk_id, name_key) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX macro_key ON macro (desk_id, function_key) WHERE removed_at IS NULL AND function_key IS NOT NULL;
