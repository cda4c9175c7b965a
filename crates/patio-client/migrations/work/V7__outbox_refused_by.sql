-- Whose earlier act a refused command met, such as the person who has the question already; '' when the verdict named nobody.
ALTER TABLE outbox ADD COLUMN refused_by TEXT NOT NULL DEFAULT '';
