-- Revisions and events are only ever added, versions never change, and a text
-- may only be blanked, with a reason.

-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'revisions are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'revisions are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN
    SELECT RAISE(ABORT, 'a published version never changes');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN
    SELECT RAISE(ABORT, 'a published version never changes');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER content_no_delete BEFORE DELETE ON content
BEGIN
    SELECT RAISE(ABORT, 'contents are only ever added');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER content_only_blanked BEFORE UPDATE ON content
WHEN (NEW.country = OLD.country AND NEW.party = OLD.party AND NEW.op_id = OLD.op_id
    AND NEW.value = '' AND NEW.source = '' AND length(NEW.salt) = 0 AND NEW.redacted <> '') IS NOT TRUE
BEGIN
    SELECT RAISE(ABORT, 'a content may only be blanked');
END;
-- +goose StatementEnd
