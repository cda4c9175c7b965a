-- How often the terms of a desk were set; 0 while it has none. The terms themselves are records.
ALTER TABLE desk ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
