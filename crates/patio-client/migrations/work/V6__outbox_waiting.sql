-- What waits, in the order of making: the first of thousands of lanes are found without looking at the others.
CREATE INDEX outbox_waiting ON outbox (person, order_no) WHERE state = 'queued';
