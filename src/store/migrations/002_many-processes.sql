-- What several processes on one store need: a name for the store, schedules and their ticks, and who is at work.

-- Queues of two stores on one Redis are kept apart by it.
CREATE TABLE store_identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       text NOT NULL DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 12)
);
INSERT INTO store_identity DEFAULT VALUES;

ALTER TABLE run DROP CONSTRAINT run_cause_check;
-- An operator's crawl, a replay, a tick of the schedule.
ALTER TABLE run ADD CONSTRAINT run_cause_check CHECK (cause IN ('crawl', 'replay', 'schedule'));

-- The schedules of the source files, as they were last applied.
CREATE TABLE schedule (
  source_id  text PRIMARY KEY,
  pattern    text NOT NULL,
  time_zone  text NOT NULL,
  -- Only ticks after this moment count: a new schedule has no past.
  since      timestamptz NOT NULL,
  -- The first tick that nobody has seen yet.
  next_at    timestamptz NOT NULL,
  applied_at timestamptz NOT NULL
);

-- One row a tick, whoever saw it first: started a run, found one still open, or passed while nothing was running.
CREATE TABLE tick (
  source_id   text NOT NULL,
  tick_at     timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('started', 'overlapped', 'missed')),
  run_id      bigint REFERENCES run (id),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, tick_at)
);

-- Processes at work on this store; one that is not seen for a while is dead.
CREATE TABLE worker (
  id         text PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('worker', 'serve')),
  host       text NOT NULL,
  pid        integer NOT NULL,
  version    text NOT NULL,
  queues     text[] NOT NULL,
  started_at timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL
);
