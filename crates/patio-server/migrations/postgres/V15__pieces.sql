-- Uploads that arrive in the store of files, so that every node can go on with them.
CREATE TABLE file_piece (
    file_id TEXT COLLATE "C" NOT NULL,
    from_byte BIGINT NOT NULL,
    to_byte BIGINT NOT NULL,
    PRIMARY KEY (file_id, from_byte)
);
