-- A snapshot never changes, and stands behind the second wall: only a
-- transaction that reaches all parties sees or adds one.

-- +goose Up
CREATE TRIGGER snapshot_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a snapshot never changes');

ALTER TABLE snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE snapshot FORCE ROW LEVEL SECURITY;
CREATE POLICY all_parties ON snapshot USING ((SELECT current_setting('app.parties', true)) = '*');
