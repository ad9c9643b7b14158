-- Pipelines, every version of them, and when they run.

CREATE TABLE pipelines (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
  current_version integer NOT NULL CHECK (current_version > 0),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (project_id, name)
);
CREATE INDEX pipelines_list ON pipelines (project_id, updated_at DESC, id DESC);

-- Never changed once written; numbers go up by one. An edit says which version it began with, and is refused when
-- that one is no longer the current.
CREATE TABLE pipeline_versions (
  pipeline_id uuid NOT NULL REFERENCES pipelines ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  -- YAML or JSON as written, comments and order kept.
  text text NOT NULL,
  -- What the text says.
  document jsonb NOT NULL,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  restored_from integer,
  author_id uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (pipeline_id, number),
  FOREIGN KEY (pipeline_id, restored_from) REFERENCES pipeline_versions (pipeline_id, number) ON DELETE CASCADE
);

-- At the end of the transaction: a pipeline and its first version are made together.
ALTER TABLE pipelines ADD FOREIGN KEY (id, current_version) REFERENCES pipeline_versions (pipeline_id, number)
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE schedules (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  pipeline_id uuid NOT NULL REFERENCES pipelines ON DELETE CASCADE,
  cron text,
  interval_seconds integer CHECK (interval_seconds > 0),
  timezone text NOT NULL DEFAULT 'UTC',
  params jsonb NOT NULL DEFAULT '{}',
  missed text NOT NULL DEFAULT 'skip' CHECK (missed IN ('catch-up', 'skip')),
  overlap text NOT NULL DEFAULT 'skip' CHECK (overlap IN ('queue', 'skip', 'replace')),
  enabled boolean NOT NULL DEFAULT true,
  next_at timestamptz(3),
  last_at timestamptz(3),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(cron, interval_seconds) = 1)
);
CREATE INDEX schedules_list ON schedules (project_id, created_at DESC, id DESC);
CREATE INDEX schedules_of_pipeline ON schedules (pipeline_id);
CREATE INDEX schedules_due ON schedules (next_at) WHERE enabled;
