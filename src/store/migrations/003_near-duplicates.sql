-- Texts that are nearly the same: how they are found, what was judged of them, and what an operator ruled.

-- Candidate keys of every document as it stands: a few of its shingles, chosen by value.
CREATE TABLE sketch_key (
  key    bigint NOT NULL,
  number integer NOT NULL REFERENCES document (number) ON DELETE CASCADE,
  PRIMARY KEY (key, number)
);
CREATE INDEX sketch_key_by_document ON sketch_key (number);

-- A copy keeps what it said, so that it can become the document, or a document of its own again.
ALTER TABLE alternate DROP CONSTRAINT alternate_relation_check;
ALTER TABLE alternate ADD CONSTRAINT alternate_relation_check CHECK (
  relation IN ('url-variant', 'same-bytes', 'same-text', 'syndicated', 'truncated', 'joined'));
ALTER TABLE alternate ADD COLUMN record json;
ALTER TABLE alternate ADD COLUMN payload_digest text;
-- Why it was taken for a copy: score, containment, the slots that differ.
ALTER TABLE alternate ADD COLUMN evidence json;
-- What a document said before it was joined to another.
ALTER TABLE alternate ADD COLUMN history json;

-- What an operator said of a document and a place, whatever the texts look like.
CREATE TABLE ruling (
  document_id text NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  place       text NOT NULL,
  is_same     boolean NOT NULL,
  ruled_at    timestamptz NOT NULL,
  PRIMARY KEY (document_id, place)
);
CREATE INDEX ruling_by_place ON ruling (place);

-- Two documents may say the same words where an operator has split them.
ALTER TABLE document ADD COLUMN split_from text;
ALTER TABLE document DROP CONSTRAINT document_content_hash_key;
CREATE UNIQUE INDEX document_content_hash_key ON document (content_hash) WHERE split_from IS NULL;
CREATE INDEX document_by_content ON document (content_hash);

-- Documents about one event; never merged.
CREATE TABLE story_link (
  document_id text NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  other_id    text NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  evidence    json NOT NULL,
  linked_at   timestamptz NOT NULL,
  PRIMARY KEY (document_id, other_id),
  -- Each pair once.
  CHECK (document_id < other_id)
);
CREATE INDEX story_link_by_other ON story_link (other_id);

-- Keys of the quotations in a text, by which stories find each other.
CREATE TABLE quotation_key (
  key    bigint NOT NULL,
  number integer NOT NULL REFERENCES document (number) ON DELETE CASCADE,
  PRIMARY KEY (key, number)
);
CREATE INDEX quotation_key_by_document ON quotation_key (number);
