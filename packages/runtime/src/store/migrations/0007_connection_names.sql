-- Which characters a name may have is the platform's rule: in a database of the locale C the class [[:alnum:]] knows
-- no letters but Latin ones.
ALTER TABLE connections DROP CONSTRAINT connections_name_check;
ALTER TABLE connections ADD CONSTRAINT connections_name_check CHECK (length(name) BETWEEN 1 AND 100);
