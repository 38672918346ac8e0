-- The second wall between parties. Each transaction names the parties it may
-- reach in app.parties, "484:gov 484:cso", or "*" for all of them. The setting
-- is null before it was ever made and '' after a transaction that made it:
-- neither reaches anything.

-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
    owned text;
BEGIN
    FOREACH owned IN ARRAY ARRAY['diagnostic', 'content', 'revision', 'cell', 'roster_row', 'event'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', owned);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', owned);
        EXECUTE format($policy$
            CREATE POLICY own_party ON %I USING (
                (SELECT current_setting('app.parties', true)) = '*'
                OR (country || ':' || party) = ANY ((SELECT string_to_array(current_setting('app.parties', true), ' '))::text[])
            )$policy$, owned);
    END LOOP;
END
$$;
-- +goose StatementEnd
