-- Revisions and events are only ever added, versions never change, and a text
-- may only be blanked, with a reason.

-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER revision_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('revisions are only ever added');
CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('events are only ever added');
CREATE TRIGGER version_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a published version never changes');
CREATE TRIGGER content_no_delete BEFORE DELETE OR TRUNCATE ON content
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('contents are only ever added');
CREATE TRIGGER content_only_blanked BEFORE UPDATE ON content
    FOR EACH ROW
    WHEN ((NEW.country = OLD.country AND NEW.party = OLD.party AND NEW.op_id = OLD.op_id
        AND NEW.value = '' AND NEW.source = '' AND length(NEW.salt) = 0 AND NEW.redacted <> '') IS NOT TRUE)
    EXECUTE FUNCTION refuse('a content may only be blanked');
