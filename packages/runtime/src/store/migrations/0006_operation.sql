-- What the operator watches, and what the platform keeps of itself.

CREATE TABLE metrics (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Null: of the platform as a whole.
  project_id uuid REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL,
  labels jsonb NOT NULL DEFAULT '{}',
  at timestamptz(3) NOT NULL DEFAULT now(),
  value double precision NOT NULL
);
CREATE INDEX metrics_series ON metrics (project_id, name, at DESC);
CREATE INDEX metrics_by_time ON metrics (at);

CREATE TABLE alert_rules (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  -- Null: every pipeline of the project.
  pipeline_id uuid REFERENCES pipelines ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  event text NOT NULL CHECK (event IN ('failure', 'lateness', 'drift', 'check-failed')),
  -- Such as how late is late.
  settings jsonb NOT NULL DEFAULT '{}',
  channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
  -- Mail addresses or a URL without secrets.
  recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
  -- Key that signs webhooks, sealed.
  sealed text,
  key_id text REFERENCES secret_keys ON DELETE RESTRICT,
  enabled boolean NOT NULL DEFAULT true,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((sealed IS NULL) = (key_id IS NULL))
);
CREATE INDEX alert_rules_list ON alert_rules (project_id, created_at DESC, id DESC);
CREATE INDEX alert_rules_of_pipeline ON alert_rules (pipeline_id) WHERE pipeline_id IS NOT NULL;
CREATE INDEX alert_rules_by_key ON alert_rules (key_id, id) WHERE key_id IS NOT NULL;

-- The log of what was sent outlives the rule.
CREATE TABLE alert_deliveries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  rule_id uuid REFERENCES alert_rules ON DELETE SET NULL,
  run_id uuid REFERENCES runs ON DELETE SET NULL,
  event text NOT NULL,
  -- The same event is delivered once to each recipient.
  event_key text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
  recipient text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  answer text,
  next_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at timestamptz(3),
  UNIQUE (rule_id, event_key, recipient)
);
CREATE INDEX alert_deliveries_list ON alert_deliveries (project_id, created_at DESC, id DESC);
CREATE INDEX alert_deliveries_due ON alert_deliveries (next_at) WHERE state = 'pending';
CREATE INDEX alert_deliveries_of_run ON alert_deliveries (run_id) WHERE run_id IS NOT NULL;

-- Who did what. Never changed; what it names may be gone, so it keeps names and has no foreign key to objects.
CREATE TABLE audit_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(3) NOT NULL DEFAULT now(),
  user_id uuid REFERENCES users ON DELETE SET NULL,
  username text,
  project_id uuid REFERENCES projects ON DELETE SET NULL,
  action text NOT NULL,
  object_kind text,
  object_id text,
  detail jsonb NOT NULL DEFAULT '{}',
  ip text,
  request_id text
);
CREATE INDEX audit_log_list ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_of_project ON audit_log (project_id, at DESC, id DESC);
CREATE INDEX audit_log_of_user ON audit_log (user_id, at DESC, id DESC);

CREATE TABLE settings (
  name text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_by uuid REFERENCES users ON DELETE SET NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
