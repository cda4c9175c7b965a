-- The tile that a manager chose: pattern times eight plus colour. Without one each laptop chooses.
ALTER TABLE community ADD COLUMN tile INTEGER;
