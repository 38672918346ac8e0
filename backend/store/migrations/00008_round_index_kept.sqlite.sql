-- A version of an index never changes.

-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER round_index_no_update BEFORE UPDATE ON round_index
BEGIN
    SELECT RAISE(ABORT, 'a version of an index never changes');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER round_index_no_delete BEFORE DELETE ON round_index
BEGIN
    SELECT RAISE(ABORT, 'a version of an index never changes');
END;
-- +goose StatementEnd
