-- The schedule that a pipeline's document states, beside those that people make: its times follow the document.
ALTER TABLE schedules ADD COLUMN from_document boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX schedules_from_document ON schedules (pipeline_id) WHERE from_document;
