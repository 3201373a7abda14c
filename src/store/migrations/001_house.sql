-- What is true: sources' runs, the URLs they found, what was fetched, what it says, what failed.
-- Names avoid those of the queue's own schema (job, event, scheduler, metrics ...).

CREATE TABLE run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id   text NOT NULL,
  -- Why it was started: an operator's crawl, a replay.
  cause       text NOT NULL CHECK (cause IN ('crawl', 'replay')),
  state       text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  max_documents integer,
  since       date,
  seeded      boolean NOT NULL DEFAULT false,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  -- Counts by outcome, frozen when the run ends; while it runs they are counted from the targets.
  summary     json,
  notes       jsonb NOT NULL DEFAULT '[]'
);
-- Never twice at once.
CREATE UNIQUE INDEX run_open ON run (source_id) WHERE state = 'running';
CREATE INDEX run_by_source ON run (source_id, id DESC);

CREATE TABLE target (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id   text NOT NULL,
  -- From the canonical URI: one row per address and source, however it was spelled.
  key         text NOT NULL,
  target_uri  text NOT NULL,
  role        text NOT NULL CHECK (role IN ('seed', 'document', 'both')),
  step        jsonb,
  hint        jsonb NOT NULL DEFAULT '{}',
  lastmod     text,
  pace_key    text NOT NULL,
  state       text NOT NULL CHECK (state IN ('due', 'settled', 'failed')),
  due_at      timestamptz NOT NULL,
  attempts    integer NOT NULL DEFAULT 0,
  waits       integer NOT NULL DEFAULT 0,
  -- The run that last made it due, and what became of it there.
  run_id      bigint REFERENCES run (id),
  outcome     text,
  detail      text,
  etag        text,
  last_modified text,
  payload_digest text,
  capture_id  text,
  found_at    timestamptz NOT NULL,
  fetched_at  timestamptz,
  UNIQUE (source_id, key)
);
CREATE INDEX target_due ON target (pace_key, due_at) WHERE state = 'due';
CREATE INDEX target_by_run ON target (run_id);

CREATE TABLE host (
  pace_key     text PRIMARY KEY,
  next_slot_at timestamptz NOT NULL DEFAULT '-infinity',
  delay_ms     integer,
  last_response_ms integer,
  -- 429 and 503 in a row.
  refusals     integer NOT NULL DEFAULT 0,
  lease_owner  text,
  lease_until  timestamptz,
  -- Grows with every lease: a worker whose number is old has lost the host.
  fence        bigint NOT NULL DEFAULT 0
);

CREATE TABLE robots (
  origin     text PRIMARY KEY,
  entry      jsonb NOT NULL,
  fetched_at timestamptz NOT NULL
);

CREATE TABLE capture (
  id             text PRIMARY KEY,
  source_id      text NOT NULL,
  target_id      bigint NOT NULL REFERENCES target (id),
  run_id         bigint REFERENCES run (id),
  target_uri     text NOT NULL,
  final_uri      text NOT NULL,
  date           timestamptz NOT NULL,
  status         integer NOT NULL,
  headers        jsonb NOT NULL,
  media_type     text NOT NULL,
  charset        text,
  payload_digest text NOT NULL,
  payload_length bigint NOT NULL,
  -- WARC revisit: the capture with the same payload.
  refers_to      text,
  -- What is still to be read from it; a revisit needs no reading.
  unread_seed     boolean NOT NULL,
  unread_document boolean NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  -- What reading came to: a verdict, or why it is no document.
  reading        text,
  detail         text,
  document_id    text
);
CREATE INDEX capture_by_target ON capture (target_id, date DESC);
CREATE INDEX capture_unread_document ON capture (source_id) WHERE unread_document;
CREATE INDEX capture_unread_seed ON capture (source_id) WHERE unread_seed;

CREATE TABLE document (
  id             text PRIMARY KEY,
  -- Stays with the document; names its file.
  number         integer GENERATED ALWAYS AS IDENTITY (MINVALUE 0 START WITH 0) UNIQUE,
  type           text NOT NULL,
  -- The canonical form of the record's url: its identity.
  url            text UNIQUE,
  content_hash   text NOT NULL UNIQUE,
  payload_digest text NOT NULL,
  headline       text,
  source_id      text,
  publisher      text,
  date_published text,
  version        integer NOT NULL DEFAULT 1,
  -- json, not jsonb: a record is shown as it was written, its fields in the order of the schema.
  record         json NOT NULL,
  capture_id     text,
  first_seen_at  timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  -- The file that shows it, once written.
  file_name      text,
  file_stale     boolean NOT NULL DEFAULT true,
  -- A tsvector holds 1 MB at most; 300,000 characters stay well below it.
  search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english'::regconfig, coalesce(headline, '')), 'A') ||
    setweight(to_tsvector('english'::regconfig, left(coalesce(record ->> 'text', ''), 300000)), 'B')
  ) STORED
);
CREATE INDEX document_search ON document USING gin (search);
CREATE INDEX document_by_bytes ON document (payload_digest);
CREATE INDEX document_by_date ON document (date_published DESC NULLS LAST, number);

CREATE INDEX document_file_stale ON document (number) WHERE file_stale;

-- What a document said before; what it says now stands in its own row.
CREATE TABLE document_version (
  document_id  text NOT NULL REFERENCES document (id),
  version      integer NOT NULL,
  content_hash text NOT NULL,
  record       json NOT NULL,
  capture_id   text,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (document_id, version)
);

CREATE TABLE alternate (
  document_id    text NOT NULL REFERENCES document (id),
  -- Where the copy stands: the canonical form of its url, or the name of an imported file.
  place          text NOT NULL,
  url            text,
  relation       text NOT NULL CHECK (relation IN ('url-variant', 'same-bytes', 'same-text')),
  source_id      text,
  capture_id     text,
  publisher      text,
  headline       text,
  date_published text,
  content_hash   text NOT NULL,
  seen_at        timestamptz NOT NULL,
  PRIMARY KEY (document_id, place)
);
CREATE INDEX alternate_by_place ON alternate (place);

CREATE TABLE failure (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- One open row per piece of work: `fetch:<target>`, `ingest:<capture>`, `discover:<run>`.
  work       text NOT NULL,
  stage      text NOT NULL CHECK (stage IN ('discover', 'fetch', 'ingest')),
  code       text NOT NULL,
  retryable  boolean NOT NULL,
  message    text NOT NULL,
  context    jsonb NOT NULL DEFAULT '{}',
  source_id  text NOT NULL,
  pace_key   text,
  target_id  bigint REFERENCES target (id),
  target_uri text,
  capture_id text,
  run_id     bigint REFERENCES run (id),
  attempts   integer NOT NULL,
  first_at   timestamptz NOT NULL,
  last_at    timestamptz NOT NULL,
  state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'resolved'))
);
CREATE UNIQUE INDEX failure_open ON failure (work) WHERE state = 'open';
CREATE INDEX failure_by_cause ON failure (state, stage, code, source_id);
