CREATE INDEX file_owner_loose ON file (owner_id) WHERE target_id IS NULL;
