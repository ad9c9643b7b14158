-- Who may do what: users, projects, members, and what a login leaves behind.

CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  username text NOT NULL CHECK (username ~ '^[^\s]{1,100}$'),
  display_name text NOT NULL DEFAULT '' CHECK (length(display_name) <= 200),
  email text CHECK (length(email) <= 320),
  password_hash text NOT NULL,
  platform_admin boolean NOT NULL DEFAULT false,
  language text NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
  theme text NOT NULL DEFAULT 'system' CHECK (theme IN ('light', 'dark', 'system')),
  disabled boolean NOT NULL DEFAULT false,
  must_change_password boolean NOT NULL DEFAULT false,
  last_login_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_username ON users (lower(username));
CREATE INDEX users_list ON users (created_at DESC, id DESC);

-- A project owns everything below it: deleting it deletes that, by ON DELETE CASCADE.
CREATE TABLE projects (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 10000),
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX projects_list ON projects (created_at DESC, id DESC);

-- The project that a request without a project means.
ALTER TABLE users ADD COLUMN default_project_id uuid REFERENCES projects ON DELETE SET NULL;

CREATE TABLE members (
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('analyst', 'engineer', 'architect', 'admin')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, user_id)
);
CREATE INDEX members_of_user ON members (user_id);

-- One row a refresh token. All that grew from one login share a family: when a token that was replaced comes again,
-- the family is revoked.
CREATE TABLE sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  family uuid NOT NULL,
  token_hash text NOT NULL UNIQUE,
  rotation integer NOT NULL DEFAULT 0 CHECK (rotation >= 0),
  replaced_by uuid REFERENCES sessions ON DELETE SET NULL,
  user_agent text NOT NULL DEFAULT '',
  ip text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  revoked_reason text CHECK (revoked_reason IN ('logout', 'logout-everywhere', 'reuse', 'password', 'admin')),
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);
CREATE INDEX sessions_of_family ON sessions (family);
CREATE INDEX sessions_of_user ON sessions (user_id, created_at DESC, id DESC);
CREATE INDEX sessions_expiry ON sessions (expires_at);
CREATE INDEX sessions_replaced_by ON sessions (replaced_by) WHERE replaced_by IS NOT NULL;

-- Bearer tokens of scripts. A token never does more than its user may, nor more than its own role.
CREATE TABLE api_tokens (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  project_id uuid REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  prefix text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('analyst', 'engineer', 'architect', 'admin')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX api_tokens_of_user ON api_tokens (user_id, created_at DESC, id DESC);
CREATE INDEX api_tokens_of_project ON api_tokens (project_id) WHERE project_id IS NOT NULL;

-- Failed logins, by what is limited: `user:anna`, `ip:203.0.113.7`.
CREATE TABLE login_attempts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX login_attempts_by_key ON login_attempts (key, at);
CREATE INDEX login_attempts_by_time ON login_attempts (at);
