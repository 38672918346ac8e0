-- What people have asked for as a file, and how far it has come. ask says what
-- it is, digest names its content: whatever has the same digest is written once
-- on a server, and may be served again. server is the one that works on it, and
-- beat when it last said so.

-- +goose Up
CREATE TABLE export (
    id       BIGINT PRIMARY KEY,
    person   BIGINT    NOT NULL REFERENCES person (id),
    round    BIGINT    NOT NULL REFERENCES round (id),
    ask      TEXT      NOT NULL,
    digest   TEXT      NOT NULL,
    draft    BOOLEAN   NOT NULL,
    state    TEXT      NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'cancelled')),
    problem  TEXT      NOT NULL,
    server   TEXT      NOT NULL,
    attempts INTEGER   NOT NULL,
    done     INTEGER   NOT NULL,
    total    INTEGER   NOT NULL,
    size     BIGINT    NOT NULL,
    asked    TIMESTAMP NOT NULL,
    beat     TIMESTAMP NOT NULL,
    finished TIMESTAMP
);
CREATE INDEX export_person ON export (person, asked);
CREATE INDEX export_digest ON export (digest);
