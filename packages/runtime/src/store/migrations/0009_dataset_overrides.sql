-- What people call a dataset, where its name is that of a table; and what they say of its fields against what was
-- measured: a list of {table, field, type, name}.
ALTER TABLE datasets ADD COLUMN title text CHECK (length(title) BETWEEN 1 AND 200);
ALTER TABLE datasets ADD COLUMN overrides jsonb NOT NULL DEFAULT '[]';
