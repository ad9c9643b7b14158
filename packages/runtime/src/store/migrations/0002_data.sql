-- Where data lies and what was measured of it: from the connection to the design.

-- Keys that seal secrets, by the id that each sealed text names; never the keys themselves. A key stays
-- known while anything is sealed with it.
CREATE TABLE secret_keys (
  id text PRIMARY KEY,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'retired')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  retired_at timestamptz(3),
  CHECK ((retired_at IS NOT NULL) = (state = 'retired'))
);
CREATE UNIQUE INDEX secret_keys_active ON secret_keys (state) WHERE state = 'active';

CREATE TABLE connections (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL CHECK (name ~ '^[[:alnum:]_.-]{1,100}$'),
  connector text NOT NULL,
  -- Without secrets: as lists show it.
  address text NOT NULL,
  -- The whole address, sealed (AES-256-GCM); the text names the key that sealed it.
  sealed text NOT NULL,
  key_id text NOT NULL REFERENCES secret_keys ON DELETE RESTRICT,
  tested_at timestamptz(3),
  test jsonb,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (project_id, name)
);
CREATE INDEX connections_list ON connections (project_id, created_at DESC, id DESC);
CREATE INDEX connections_by_key ON connections (key_id, id);

CREATE TABLE uploads (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
  media_type text,
  -- Null while the sender does not know it.
  bytes bigint CHECK (bytes >= 0),
  received bigint NOT NULL DEFAULT 0 CHECK (received >= 0),
  state text NOT NULL DEFAULT 'receiving' CHECK (state IN ('receiving', 'complete', 'failed')),
  -- Relative to the folder of uploads.
  path text NOT NULL UNIQUE,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (received <= bytes)
);
CREATE INDEX uploads_list ON uploads (project_id, created_at DESC, id DESC);
CREATE INDEX uploads_unfinished ON uploads (updated_at) WHERE state <> 'complete';

-- A table, file or topic of a connection, of an upload, or at an address of its own.
CREATE TABLE datasets (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  connection_id uuid REFERENCES connections ON DELETE CASCADE,
  upload_id uuid REFERENCES uploads ON DELETE CASCADE,
  address text,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
  schema jsonb,
  rows bigint CHECK (rows >= 0),
  bytes bigint CHECK (bytes >= 0),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(connection_id, upload_id, address) = 1)
);
CREATE INDEX datasets_list ON datasets (project_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX datasets_of_connection ON datasets (connection_id, name) WHERE connection_id IS NOT NULL;
CREATE UNIQUE INDEX datasets_of_upload ON datasets (upload_id, name) WHERE upload_id IS NOT NULL;
CREATE UNIQUE INDEX datasets_at_address ON datasets (project_id, address, name) WHERE address IS NOT NULL;

-- A profile outlives its dataset: reports and advice rest on it.
CREATE TABLE profiles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  dataset_id uuid REFERENCES datasets ON DELETE SET NULL,
  -- Without secrets.
  address text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  rows bigint NOT NULL CHECK (rows >= 0),
  -- Of the input's content: equal ones need no second look.
  fingerprint text,
  seconds double precision NOT NULL CHECK (seconds >= 0),
  document jsonb NOT NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX profiles_list ON profiles (project_id, created_at DESC, id DESC);
CREATE INDEX profiles_of_dataset ON profiles (dataset_id, created_at DESC, id DESC);
CREATE INDEX profiles_by_fingerprint ON profiles (project_id, fingerprint) WHERE fingerprint IS NOT NULL;

ALTER TABLE datasets ADD COLUMN profile_id uuid REFERENCES profiles ON DELETE SET NULL;
CREATE INDEX datasets_by_profile ON datasets (profile_id) WHERE profile_id IS NOT NULL;

CREATE TABLE advice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  profile_id uuid REFERENCES profiles ON DELETE SET NULL,
  address text NOT NULL,
  -- Freshness, growth, updates, retention, queries: what was asked for.
  workload jsonb NOT NULL,
  recommended text NOT NULL,
  -- What the user took; null: nothing yet.
  chosen text,
  document jsonb NOT NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX advice_list ON advice (project_id, created_at DESC, id DESC);
CREATE INDEX advice_of_profile ON advice (profile_id) WHERE profile_id IS NOT NULL;

CREATE TABLE designs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  profile_id uuid REFERENCES profiles ON DELETE SET NULL,
  advice_id uuid REFERENCES advice ON DELETE SET NULL,
  address text NOT NULL,
  dialect text NOT NULL CHECK (dialect IN ('postgresql', 'clickhouse', 'mysql', 'redshift', 'snowflake', 'bigquery')),
  checked text NOT NULL CHECK (checked IN ('executed', 'parsed', 'unchecked')),
  statements text[] NOT NULL,
  document jsonb NOT NULL,
  -- Where and when the statements were executed for good; an address without secrets.
  executed_on text,
  executed_at timestamptz(3),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((executed_on IS NULL) = (executed_at IS NULL))
);
CREATE INDEX designs_list ON designs (project_id, created_at DESC, id DESC);
CREATE INDEX designs_of_profile ON designs (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX designs_of_advice ON designs (advice_id) WHERE advice_id IS NOT NULL;
