-- "For you" lists what names a person and what answers them, by whichever came last.
DROP INDEX conversation_by_mention;
CREATE INDEX conversation_for_you ON conversation (MAX(mention_at, answer_at), post) WHERE MAX(mention_at, answer_at) > 0;
