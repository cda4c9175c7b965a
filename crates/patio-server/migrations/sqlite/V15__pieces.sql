-- Uploads that arrive in the store of files, so that every node can go on with them.
CREATE TABLE file_piece (
    file_id TEXT NOT NULL,
    from_byte INTEGER NOT NULL,
    to_byte INTEGER NOT NULL,
    PRIMARY KEY (file_id, from_byte)
) STRICT, WITHOUT ROWID;
