/** Everything the sandbox keeps. `json` (not jsonb) for objects: key order and so bodies stay as rendered. */
export const tables = `
CREATE TABLE IF NOT EXISTS objects (
  seq bigint GENERATED ALWAYS AS IDENTITY,
  id text NOT NULL,
  kind text NOT NULL,
  created bigint NOT NULL,
  deleted boolean NOT NULL DEFAULT false,
  data json NOT NULL,
  private json NOT NULL,
  keys jsonb NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX IF NOT EXISTS objects_kind ON objects (kind, seq DESC);
CREATE INDEX IF NOT EXISTS objects_keys ON objects USING gin (keys jsonb_path_ops);

CREATE TABLE IF NOT EXISTS idempotency_keys (
  key text PRIMARY KEY,
  path text NOT NULL,
  params_hash text NOT NULL,
  request_id text NOT NULL,
  status int NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id text NOT NULL,
  event_type text NOT NULL,
  endpoint_id text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'succeeded', 'failed', 'dropped')),
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  last_status int,
  last_error text,
  attempted_at timestamptz
);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS deliveries_event ON deliveries (event_id);

CREATE TABLE IF NOT EXISTS tasks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  due_at bigint NOT NULL,
  kind text NOT NULL,
  payload json NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  last_error text
);
CREATE INDEX IF NOT EXISTS tasks_due ON tasks (due_at, id);

CREATE TABLE IF NOT EXISTS faults (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  method text NOT NULL,
  path text NOT NULL,
  nth int NOT NULL,
  times int NOT NULL,
  effect text NOT NULL,
  moment text NOT NULL,
  seen int NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS requests (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  request_id text NOT NULL,
  method text NOT NULL,
  path text NOT NULL,
  params json NOT NULL,
  status int NOT NULL,
  idempotency_key text,
  replayed boolean NOT NULL,
  fault text
);
ALTER TABLE requests ADD COLUMN IF NOT EXISTS key_kind text CHECK (key_kind IN ('secret', 'publishable'));

CREATE TABLE IF NOT EXISTS settings (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  clock_offset_ms bigint NOT NULL DEFAULT 0,
  delivery_policy json NOT NULL DEFAULT '{}'
);
ALTER TABLE settings ADD COLUMN IF NOT EXISTS refunds_need_funds boolean NOT NULL DEFAULT false;
ALTER TABLE settings ADD COLUMN IF NOT EXISTS konbini_policy json NOT NULL DEFAULT '{}';
INSERT INTO settings DEFAULT VALUES ON CONFLICT DO NOTHING;
`;

/** In the order in which requests take their locks. Identities go on, so that nothing late can mean a new row. */
export const emptyTables = `
TRUNCATE idempotency_keys, objects, deliveries, tasks, faults, requests;
UPDATE settings SET clock_offset_ms = 0, delivery_policy = '{}', refunds_need_funds = false, konbini_policy = '{}';
`;
