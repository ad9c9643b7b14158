-- The schema that the migrations make, written from the catalogs; never edited by hand.
-- UPDATE_GOLDEN=1 vitest run --project embedded packages/runtime/src/store/migrate.embedded.test.ts

CREATE TABLE advice (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  profile_id uuid,
  address text NOT NULL,
  workload jsonb NOT NULL,
  recommended text NOT NULL,
  chosen text,
  document jsonb NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT advice_pkey PRIMARY KEY (id),
  CONSTRAINT advice_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT advice_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE SET NULL,
  CONSTRAINT advice_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);
CREATE INDEX advice_list ON advice USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX advice_of_profile ON advice USING btree (profile_id) WHERE profile_id IS NOT NULL;

CREATE TABLE alert_deliveries (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  rule_id uuid,
  run_id uuid,
  event text NOT NULL,
  event_key text NOT NULL,
  channel text NOT NULL,
  recipient text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  answer text,
  next_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  sent_at timestamp(3) with time zone,
  CONSTRAINT alert_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT alert_deliveries_rule_id_event_key_recipient_key UNIQUE (rule_id, event_key, recipient),
  CONSTRAINT alert_deliveries_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT alert_deliveries_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES alert_rules(id) ON DELETE SET NULL,
  CONSTRAINT alert_deliveries_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE SET NULL,
  CONSTRAINT alert_deliveries_attempts_check CHECK (attempts >= 0),
  CONSTRAINT alert_deliveries_channel_check CHECK (channel = ANY (ARRAY['mail'::text, 'webhook'::text])),
  CONSTRAINT alert_deliveries_state_check CHECK (state = ANY (ARRAY['pending'::text, 'sent'::text, 'failed'::text]))
);
CREATE INDEX alert_deliveries_due ON alert_deliveries USING btree (next_at) WHERE state = 'pending'::text;
CREATE INDEX alert_deliveries_list ON alert_deliveries USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX alert_deliveries_of_run ON alert_deliveries USING btree (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE alert_rules (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  pipeline_id uuid,
  name text NOT NULL,
  event text NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}'::jsonb,
  channel text NOT NULL,
  recipients text[] NOT NULL,
  sealed text,
  key_id text,
  enabled boolean NOT NULL DEFAULT true,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT alert_rules_pkey PRIMARY KEY (id),
  CONSTRAINT alert_rules_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT alert_rules_key_id_fkey FOREIGN KEY (key_id) REFERENCES secret_keys(id) ON DELETE RESTRICT,
  CONSTRAINT alert_rules_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id) ON DELETE CASCADE,
  CONSTRAINT alert_rules_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT alert_rules_channel_check CHECK (channel = ANY (ARRAY['mail'::text, 'webhook'::text])),
  CONSTRAINT alert_rules_check CHECK ((sealed IS NULL) = (key_id IS NULL)),
  CONSTRAINT alert_rules_event_check CHECK (event = ANY (ARRAY['failure'::text, 'lateness'::text, 'drift'::text, 'check-failed'::text])),
  CONSTRAINT alert_rules_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  CONSTRAINT alert_rules_recipients_check CHECK (cardinality(recipients) > 0)
);
CREATE INDEX alert_rules_by_key ON alert_rules USING btree (key_id, id) WHERE key_id IS NOT NULL;
CREATE INDEX alert_rules_list ON alert_rules USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX alert_rules_of_pipeline ON alert_rules USING btree (pipeline_id) WHERE pipeline_id IS NOT NULL;

CREATE TABLE api_tokens (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  project_id uuid,
  name text NOT NULL,
  prefix text NOT NULL,
  token_hash text NOT NULL,
  role text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  expires_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  CONSTRAINT api_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash),
  CONSTRAINT api_tokens_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT api_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT api_tokens_name_check CHECK (length(name) >= 1 AND length(name) <= 200),
  CONSTRAINT api_tokens_role_check CHECK (role = ANY (ARRAY['analyst'::text, 'engineer'::text, 'architect'::text, 'admin'::text]))
);
CREATE INDEX api_tokens_of_project ON api_tokens USING btree (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX api_tokens_of_user ON api_tokens USING btree (user_id, created_at DESC, id DESC);

CREATE TABLE artifacts (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  report_id uuid,
  run_id uuid,
  job_id uuid,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  path text NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT artifacts_pkey PRIMARY KEY (id),
  CONSTRAINT artifacts_path_key UNIQUE (path),
  CONSTRAINT artifacts_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT artifacts_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE SET NULL,
  CONSTRAINT artifacts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT artifacts_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  CONSTRAINT artifacts_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE,
  CONSTRAINT artifacts_bytes_check CHECK (bytes >= 0),
  CONSTRAINT artifacts_name_check CHECK (length(name) >= 1 AND length(name) <= 255)
);
CREATE INDEX artifacts_list ON artifacts USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX artifacts_of_job ON artifacts USING btree (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX artifacts_of_report ON artifacts USING btree (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX artifacts_of_run ON artifacts USING btree (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE audit_log (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp(3) with time zone NOT NULL DEFAULT now(),
  user_id uuid,
  username text,
  project_id uuid,
  action text NOT NULL,
  object_kind text,
  object_id text,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  ip text,
  request_id text,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL,
  CONSTRAINT audit_log_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);
CREATE INDEX audit_log_list ON audit_log USING btree (at DESC, id DESC);
CREATE INDEX audit_log_of_project ON audit_log USING btree (project_id, at DESC, id DESC);
CREATE INDEX audit_log_of_user ON audit_log USING btree (user_id, at DESC, id DESC);

CREATE TABLE connections (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  connector text NOT NULL,
  address text NOT NULL,
  sealed text NOT NULL,
  key_id text NOT NULL,
  tested_at timestamp(3) with time zone,
  test jsonb,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT connections_pkey PRIMARY KEY (id),
  CONSTRAINT connections_project_id_name_key UNIQUE (project_id, name),
  CONSTRAINT connections_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT connections_key_id_fkey FOREIGN KEY (key_id) REFERENCES secret_keys(id) ON DELETE RESTRICT,
  CONSTRAINT connections_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT connections_name_check CHECK (length(name) >= 1 AND length(name) <= 100)
);
CREATE INDEX connections_by_key ON connections USING btree (key_id, id);
CREATE INDEX connections_list ON connections USING btree (project_id, created_at DESC, id DESC);

CREATE TABLE datasets (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  connection_id uuid,
  upload_id uuid,
  address text,
  name text NOT NULL,
  schema jsonb,
  rows bigint,
  bytes bigint,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  profile_id uuid,
  title text,
  overrides jsonb NOT NULL DEFAULT '[]'::jsonb,
  CONSTRAINT datasets_pkey PRIMARY KEY (id),
  CONSTRAINT datasets_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  CONSTRAINT datasets_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT datasets_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE SET NULL,
  CONSTRAINT datasets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT datasets_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES uploads(id) ON DELETE CASCADE,
  CONSTRAINT datasets_bytes_check CHECK (bytes >= 0),
  CONSTRAINT datasets_check CHECK (num_nonnulls(connection_id, upload_id, address) = 1),
  CONSTRAINT datasets_name_check CHECK (length(name) >= 1 AND length(name) <= 1000),
  CONSTRAINT datasets_rows_check CHECK (rows >= 0),
  CONSTRAINT datasets_title_check CHECK (length(title) >= 1 AND length(title) <= 200)
);
CREATE UNIQUE INDEX datasets_at_address ON datasets USING btree (project_id, address, name) WHERE address IS NOT NULL;
CREATE INDEX datasets_by_profile ON datasets USING btree (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX datasets_list ON datasets USING btree (project_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX datasets_of_connection ON datasets USING btree (connection_id, name) WHERE connection_id IS NOT NULL;
CREATE UNIQUE INDEX datasets_of_upload ON datasets USING btree (upload_id, name) WHERE upload_id IS NOT NULL;

CREATE TABLE designs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  profile_id uuid,
  advice_id uuid,
  address text NOT NULL,
  dialect text NOT NULL,
  checked text NOT NULL,
  statements text[] NOT NULL,
  document jsonb NOT NULL,
  executed_on text,
  executed_at timestamp(3) with time zone,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT designs_pkey PRIMARY KEY (id),
  CONSTRAINT designs_advice_id_fkey FOREIGN KEY (advice_id) REFERENCES advice(id) ON DELETE SET NULL,
  CONSTRAINT designs_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT designs_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profiles(id) ON DELETE SET NULL,
  CONSTRAINT designs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT designs_check CHECK ((executed_on IS NULL) = (executed_at IS NULL)),
  CONSTRAINT designs_checked_check CHECK (checked = ANY (ARRAY['executed'::text, 'parsed'::text, 'unchecked'::text])),
  CONSTRAINT designs_dialect_check CHECK (dialect = ANY (ARRAY['postgresql'::text, 'clickhouse'::text, 'mysql'::text, 'redshift'::text, 'snowflake'::text, 'bigquery'::text]))
);
CREATE INDEX designs_list ON designs USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX designs_of_advice ON designs USING btree (advice_id) WHERE advice_id IS NOT NULL;
CREATE INDEX designs_of_profile ON designs USING btree (profile_id) WHERE profile_id IS NOT NULL;

CREATE TABLE job_events (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job_id uuid NOT NULL,
  at timestamp(3) with time zone NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL,
  data jsonb NOT NULL,
  CONSTRAINT job_events_pkey PRIMARY KEY (id),
  CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE CASCADE
);
CREATE INDEX job_events_of_job ON job_events USING btree (job_id, id);

CREATE TABLE jobs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid,
  user_id uuid,
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  input jsonb NOT NULL,
  progress jsonb,
  result jsonb,
  error jsonb,
  attempt integer NOT NULL DEFAULT 0,
  worker text,
  heartbeat_at timestamp(3) with time zone,
  cancel_requested boolean NOT NULL DEFAULT false,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  CONSTRAINT jobs_pkey PRIMARY KEY (id),
  CONSTRAINT jobs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT jobs_attempt_check CHECK (attempt >= 0),
  CONSTRAINT jobs_check CHECK ((finished_at IS NOT NULL) = (state = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text]))),
  CONSTRAINT jobs_state_check CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text]))
);
CREATE INDEX jobs_finished ON jobs USING btree (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX jobs_list ON jobs USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX jobs_of_user ON jobs USING btree (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX jobs_open ON jobs USING btree (state, heartbeat_at) WHERE state = ANY (ARRAY['queued'::text, 'running'::text]);

CREATE TABLE login_attempts (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  key text NOT NULL,
  at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT login_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX login_attempts_by_key ON login_attempts USING btree (key, at);
CREATE INDEX login_attempts_by_time ON login_attempts USING btree (at);

CREATE TABLE members (
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT members_pkey PRIMARY KEY (project_id, user_id),
  CONSTRAINT members_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT members_role_check CHECK (role = ANY (ARRAY['analyst'::text, 'engineer'::text, 'architect'::text, 'admin'::text]))
);
CREATE INDEX members_of_user ON members USING btree (user_id);

CREATE TABLE metrics (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  project_id uuid,
  name text NOT NULL,
  labels jsonb NOT NULL DEFAULT '{}'::jsonb,
  at timestamp(3) with time zone NOT NULL DEFAULT now(),
  value double precision NOT NULL,
  CONSTRAINT metrics_pkey PRIMARY KEY (id),
  CONSTRAINT metrics_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);
CREATE INDEX metrics_by_time ON metrics USING btree (at);
CREATE INDEX metrics_series ON metrics USING btree (project_id, name, at DESC);

CREATE TABLE migrations (
  number integer NOT NULL,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migrations_pkey PRIMARY KEY (number)
);

CREATE TABLE pipeline_versions (
  pipeline_id uuid NOT NULL,
  number integer NOT NULL,
  text text NOT NULL,
  document jsonb NOT NULL,
  note text NOT NULL DEFAULT ''::text,
  restored_from integer,
  author_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT pipeline_versions_pkey PRIMARY KEY (pipeline_id, number),
  CONSTRAINT pipeline_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT pipeline_versions_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id) ON DELETE CASCADE,
  CONSTRAINT pipeline_versions_pipeline_id_restored_from_fkey FOREIGN KEY (pipeline_id, restored_from) REFERENCES pipeline_versions(pipeline_id, number) ON DELETE CASCADE,
  CONSTRAINT pipeline_versions_note_check CHECK (length(note) <= 2000),
  CONSTRAINT pipeline_versions_number_check CHECK (number > 0)
);

CREATE TABLE pipelines (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  current_version integer NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT pipelines_pkey PRIMARY KEY (id),
  CONSTRAINT pipelines_project_id_name_key UNIQUE (project_id, name),
  CONSTRAINT pipelines_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT pipelines_id_current_version_fkey FOREIGN KEY (id, current_version) REFERENCES pipeline_versions(pipeline_id, number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT pipelines_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT pipelines_current_version_check CHECK (current_version > 0),
  CONSTRAINT pipelines_description_check CHECK (length(description) <= 10000),
  CONSTRAINT pipelines_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);
CREATE INDEX pipelines_list ON pipelines USING btree (project_id, updated_at DESC, id DESC);

CREATE TABLE profiles (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  dataset_id uuid,
  address text NOT NULL,
  bytes bigint NOT NULL,
  rows bigint NOT NULL,
  fingerprint text,
  seconds double precision NOT NULL,
  document jsonb NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT profiles_pkey PRIMARY KEY (id),
  CONSTRAINT profiles_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT profiles_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES datasets(id) ON DELETE SET NULL,
  CONSTRAINT profiles_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT profiles_bytes_check CHECK (bytes >= 0),
  CONSTRAINT profiles_rows_check CHECK (rows >= 0),
  CONSTRAINT profiles_seconds_check CHECK (seconds >= 0::double precision)
);
CREATE INDEX profiles_by_fingerprint ON profiles USING btree (project_id, fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX profiles_list ON profiles USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX profiles_of_dataset ON profiles USING btree (dataset_id, created_at DESC, id DESC);

CREATE TABLE projects (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT projects_pkey PRIMARY KEY (id),
  CONSTRAINT projects_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT projects_description_check CHECK (length(description) <= 10000),
  CONSTRAINT projects_name_check CHECK (length(name) >= 1 AND length(name) <= 200)
);
CREATE INDEX projects_list ON projects USING btree (created_at DESC, id DESC);

CREATE TABLE quarantined_rows (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  run_id uuid NOT NULL,
  "position" bigint NOT NULL,
  source text NOT NULL,
  line bigint NOT NULL,
  byte bigint NOT NULL,
  rule text NOT NULL,
  detail text NOT NULL,
  state text NOT NULL DEFAULT 'open'::text,
  mended text,
  mended_by uuid,
  mended_at timestamp(3) with time zone,
  replayed_in uuid,
  target text NOT NULL,
  folder text NOT NULL,
  replayable boolean NOT NULL,
  CONSTRAINT quarantined_rows_pkey PRIMARY KEY (id),
  CONSTRAINT quarantined_rows_place UNIQUE (run_id, folder, "position"),
  CONSTRAINT quarantined_rows_mended_by_fkey FOREIGN KEY (mended_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT quarantined_rows_replayed_in_fkey FOREIGN KEY (replayed_in) REFERENCES runs(id) ON DELETE SET NULL,
  CONSTRAINT quarantined_rows_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE,
  CONSTRAINT quarantined_rows_check CHECK (state <> 'mended'::text OR mended IS NOT NULL),
  CONSTRAINT quarantined_rows_position_check CHECK ("position" >= 0),
  CONSTRAINT quarantined_rows_state_check CHECK (state = ANY (ARRAY['open'::text, 'mended'::text, 'replayed'::text]))
);
CREATE INDEX quarantined_rows_by_rule ON quarantined_rows USING btree (run_id, rule, id);
CREATE INDEX quarantined_rows_list ON quarantined_rows USING btree (run_id, id);
CREATE INDEX quarantined_rows_replayed ON quarantined_rows USING btree (replayed_in) WHERE replayed_in IS NOT NULL;

CREATE TABLE receipts (
  run_id uuid NOT NULL,
  target text NOT NULL,
  table_name text NOT NULL,
  chunk integer NOT NULL,
  read_rows bigint NOT NULL,
  written_rows bigint NOT NULL,
  rejected_rows bigint NOT NULL,
  filtered_rows bigint NOT NULL,
  target_rows bigint NOT NULL,
  source_fingerprint text,
  target_fingerprint text,
  CONSTRAINT receipts_pkey PRIMARY KEY (run_id, target, table_name, chunk),
  CONSTRAINT receipts_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE,
  CONSTRAINT receipts_chunk_check CHECK (chunk >= 0)
);

CREATE TABLE report_schedules (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  formats text[] NOT NULL,
  language text NOT NULL,
  cron text NOT NULL,
  timezone text NOT NULL DEFAULT 'UTC'::text,
  recipients text[] NOT NULL DEFAULT '{}'::text[],
  enabled boolean NOT NULL DEFAULT true,
  next_at timestamp(3) with time zone,
  last_at timestamp(3) with time zone,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT report_schedules_pkey PRIMARY KEY (id),
  CONSTRAINT report_schedules_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT report_schedules_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT report_schedules_formats_check CHECK (cardinality(formats) > 0),
  CONSTRAINT report_schedules_language_check CHECK (language = ANY (ARRAY['ru'::text, 'en'::text]))
);
CREATE INDEX report_schedules_due ON report_schedules USING btree (next_at) WHERE enabled;
CREATE INDEX report_schedules_list ON report_schedules USING btree (project_id, created_at DESC, id DESC);

CREATE TABLE reports (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  schedule_id uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  title text NOT NULL,
  language text NOT NULL,
  state text NOT NULL DEFAULT 'queued'::text,
  document jsonb,
  error jsonb,
  job_id uuid,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  finished_at timestamp(3) with time zone,
  CONSTRAINT reports_pkey PRIMARY KEY (id),
  CONSTRAINT reports_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT reports_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE SET NULL,
  CONSTRAINT reports_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT reports_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES report_schedules(id) ON DELETE SET NULL,
  CONSTRAINT reports_language_check CHECK (language = ANY (ARRAY['ru'::text, 'en'::text])),
  CONSTRAINT reports_state_check CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'failed'::text]))
);
CREATE INDEX reports_list ON reports USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX reports_of_job ON reports USING btree (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX reports_of_schedule ON reports USING btree (schedule_id) WHERE schedule_id IS NOT NULL;

CREATE TABLE run_tables (
  run_id uuid NOT NULL,
  target text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  read_rows bigint NOT NULL,
  written_rows bigint NOT NULL,
  rejected_rows bigint NOT NULL,
  filtered_rows bigint NOT NULL,
  inserted_rows bigint NOT NULL,
  updated_rows bigint NOT NULL,
  unchanged_rows bigint NOT NULL,
  removed_rows bigint NOT NULL,
  CONSTRAINT run_tables_pkey PRIMARY KEY (run_id, target, name),
  CONSTRAINT run_tables_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);
CREATE INDEX run_tables_by_address ON run_tables USING btree (address);

CREATE TABLE runs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  pipeline_id uuid,
  pipeline_version integer,
  schedule_id uuid,
  job_id uuid,
  retry_of uuid,
  state text NOT NULL DEFAULT 'queued'::text,
  trigger text NOT NULL,
  request jsonb NOT NULL DEFAULT '{}'::jsonb,
  scheduled_for timestamp(3) with time zone,
  run_folder text,
  read_rows bigint NOT NULL DEFAULT 0,
  written_rows bigint NOT NULL DEFAULT 0,
  rejected_rows bigint NOT NULL DEFAULT 0,
  filtered_rows bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  document jsonb,
  error jsonb,
  worker text,
  heartbeat_at timestamp(3) with time zone,
  started_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  started_at timestamp(3) with time zone,
  finished_at timestamp(3) with time zone,
  CONSTRAINT runs_pkey PRIMARY KEY (id),
  CONSTRAINT runs_run_folder_key UNIQUE (run_folder),
  CONSTRAINT runs_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs(id) ON DELETE SET NULL,
  CONSTRAINT runs_pipeline_id_pipeline_version_fkey FOREIGN KEY (pipeline_id, pipeline_version) REFERENCES pipeline_versions(pipeline_id, number) ON DELETE SET NULL,
  CONSTRAINT runs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT runs_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES runs(id) ON DELETE SET NULL,
  CONSTRAINT runs_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedules(id) ON DELETE SET NULL,
  CONSTRAINT runs_started_by_fkey FOREIGN KEY (started_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT runs_check CHECK ((pipeline_id IS NULL) = (pipeline_version IS NULL)),
  CONSTRAINT runs_check1 CHECK ((finished_at IS NOT NULL) = (state = ANY (ARRAY['succeeded'::text, 'failed'::text, 'cancelled'::text, 'unchanged'::text]))),
  CONSTRAINT runs_state_check CHECK (state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text, 'unchanged'::text])),
  CONSTRAINT runs_trigger_check CHECK (trigger = ANY (ARRAY['manual'::text, 'schedule'::text, 'api'::text, 'retry'::text, 'backfill'::text]))
);
CREATE INDEX runs_by_state ON runs USING btree (project_id, state, created_at DESC, id DESC);
CREATE INDEX runs_finished ON runs USING btree (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX runs_list ON runs USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX runs_of_job ON runs USING btree (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX runs_of_named_pipeline ON runs USING btree (project_id, (request ->> 'pipeline'::text), created_at DESC) WHERE pipeline_id IS NULL AND request ? 'pipeline'::text;
CREATE INDEX runs_of_pipeline ON runs USING btree (pipeline_id, created_at DESC, id DESC) WHERE pipeline_id IS NOT NULL;
CREATE INDEX runs_of_retry ON runs USING btree (retry_of) WHERE retry_of IS NOT NULL;
CREATE INDEX runs_of_schedule ON runs USING btree (schedule_id, created_at DESC, id DESC) WHERE schedule_id IS NOT NULL;
CREATE INDEX runs_of_user ON runs USING btree (started_by) WHERE started_by IS NOT NULL;
CREATE INDEX runs_open ON runs USING btree (state, heartbeat_at) WHERE state = ANY (ARRAY['queued'::text, 'running'::text]);

CREATE TABLE schedules (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  pipeline_id uuid NOT NULL,
  cron text,
  interval_seconds integer,
  timezone text NOT NULL DEFAULT 'UTC'::text,
  params jsonb NOT NULL DEFAULT '{}'::jsonb,
  missed text NOT NULL DEFAULT 'skip'::text,
  overlap text NOT NULL DEFAULT 'skip'::text,
  enabled boolean NOT NULL DEFAULT true,
  next_at timestamp(3) with time zone,
  last_at timestamp(3) with time zone,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  from_document boolean NOT NULL DEFAULT false,
  CONSTRAINT schedules_pkey PRIMARY KEY (id),
  CONSTRAINT schedules_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT schedules_pipeline_id_fkey FOREIGN KEY (pipeline_id) REFERENCES pipelines(id) ON DELETE CASCADE,
  CONSTRAINT schedules_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT schedules_check CHECK (num_nonnulls(cron, interval_seconds) = 1),
  CONSTRAINT schedules_interval_seconds_check CHECK (interval_seconds > 0),
  CONSTRAINT schedules_missed_check CHECK (missed = ANY (ARRAY['catch-up'::text, 'skip'::text])),
  CONSTRAINT schedules_overlap_check CHECK (overlap = ANY (ARRAY['queue'::text, 'skip'::text, 'replace'::text]))
);
CREATE INDEX schedules_due ON schedules USING btree (next_at) WHERE enabled;
CREATE UNIQUE INDEX schedules_from_document ON schedules USING btree (pipeline_id) WHERE from_document;
CREATE INDEX schedules_list ON schedules USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX schedules_of_pipeline ON schedules USING btree (pipeline_id);

CREATE TABLE secret_keys (
  id text NOT NULL,
  state text NOT NULL DEFAULT 'active'::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  retired_at timestamp(3) with time zone,
  CONSTRAINT secret_keys_pkey PRIMARY KEY (id),
  CONSTRAINT secret_keys_check CHECK ((retired_at IS NOT NULL) = (state = 'retired'::text)),
  CONSTRAINT secret_keys_state_check CHECK (state = ANY (ARRAY['active'::text, 'retired'::text]))
);
CREATE UNIQUE INDEX secret_keys_active ON secret_keys USING btree (state) WHERE state = 'active'::text;

CREATE TABLE sessions (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL,
  family uuid NOT NULL,
  token_hash text NOT NULL,
  rotation integer NOT NULL DEFAULT 0,
  replaced_by uuid,
  user_agent text NOT NULL DEFAULT ''::text,
  ip text NOT NULL DEFAULT ''::text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  expires_at timestamp(3) with time zone NOT NULL,
  revoked_at timestamp(3) with time zone,
  revoked_reason text,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
  CONSTRAINT sessions_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES sessions(id) ON DELETE SET NULL,
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE,
  CONSTRAINT sessions_check CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  CONSTRAINT sessions_revoked_reason_check CHECK (revoked_reason = ANY (ARRAY['logout'::text, 'logout-everywhere'::text, 'reuse'::text, 'password'::text, 'admin'::text])),
  CONSTRAINT sessions_rotation_check CHECK (rotation >= 0)
);
CREATE INDEX sessions_expiry ON sessions USING btree (expires_at);
CREATE INDEX sessions_of_family ON sessions USING btree (family);
CREATE INDEX sessions_of_user ON sessions USING btree (user_id, created_at DESC, id DESC);
CREATE INDEX sessions_replaced_by ON sessions USING btree (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE settings (
  name text NOT NULL,
  value jsonb NOT NULL,
  updated_by uuid,
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT settings_pkey PRIMARY KEY (name),
  CONSTRAINT settings_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES users(id) ON DELETE SET NULL
);

CREATE TABLE uploads (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  file_name text NOT NULL,
  media_type text,
  bytes bigint,
  received bigint NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'receiving'::text,
  path text NOT NULL,
  created_by uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  CONSTRAINT uploads_pkey PRIMARY KEY (id),
  CONSTRAINT uploads_path_key UNIQUE (path),
  CONSTRAINT uploads_created_by_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE SET NULL,
  CONSTRAINT uploads_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  CONSTRAINT uploads_bytes_check CHECK (bytes >= 0),
  CONSTRAINT uploads_check CHECK (received <= bytes),
  CONSTRAINT uploads_file_name_check CHECK (length(file_name) >= 1 AND length(file_name) <= 255),
  CONSTRAINT uploads_received_check CHECK (received >= 0),
  CONSTRAINT uploads_state_check CHECK (state = ANY (ARRAY['receiving'::text, 'complete'::text, 'failed'::text]))
);
CREATE INDEX uploads_list ON uploads USING btree (project_id, created_at DESC, id DESC);
CREATE INDEX uploads_unfinished ON uploads USING btree (updated_at) WHERE state <> 'complete'::text;

CREATE TABLE users (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  username text NOT NULL,
  display_name text NOT NULL DEFAULT ''::text,
  email text,
  password_hash text NOT NULL,
  platform_admin boolean NOT NULL DEFAULT false,
  language text NOT NULL DEFAULT 'ru'::text,
  theme text NOT NULL DEFAULT 'system'::text,
  disabled boolean NOT NULL DEFAULT false,
  must_change_password boolean NOT NULL DEFAULT false,
  last_login_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  updated_at timestamp(3) with time zone NOT NULL DEFAULT now(),
  default_project_id uuid,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_default_project_id_fkey FOREIGN KEY (default_project_id) REFERENCES projects(id) ON DELETE SET NULL,
  CONSTRAINT users_display_name_check CHECK (length(display_name) <= 200),
  CONSTRAINT users_email_check CHECK (length(email) <= 320),
  CONSTRAINT users_language_check CHECK (language = ANY (ARRAY['ru'::text, 'en'::text])),
  CONSTRAINT users_theme_check CHECK (theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])),
  CONSTRAINT users_username_check CHECK (username ~ '^[^\s]{1,100}$'::text)
);
CREATE INDEX users_list ON users USING btree (created_at DESC, id DESC);
CREATE UNIQUE INDEX users_username ON users USING btree (lower(username));
