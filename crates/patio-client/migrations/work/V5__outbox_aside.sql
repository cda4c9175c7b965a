-- 1 when its author put it aside after it may have left: the server is asked to take nothing under this id any more.
ALTER TABLE outbox ADD COLUMN aside INTEGER NOT NULL DEFAULT 0;
-- The first open command of each lane.
CREATE INDEX outbox_lane ON outbox (person, lane, order_no) WHERE state = 'queued';
