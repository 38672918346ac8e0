-- A version of an index never changes.

-- +goose Up
CREATE TRIGGER round_index_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON round_index
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a version of an index never changes');
