-- How well a capture was read, 0 to 1; null for seeds and for what was read before this was judged.
ALTER TABLE capture ADD COLUMN quality real;
CREATE INDEX capture_quality_by_run ON capture (run_id) WHERE quality IS NOT NULL;
