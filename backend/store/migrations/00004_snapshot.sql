-- Frozen copies of rounds. The body, compressed, is a snapshot's canonical form,
-- and hash its SHA-256. It holds what every party said, so that it is for those
-- who reach all of them.

-- +goose Up
CREATE TABLE snapshot (
    round    BIGINT    NOT NULL REFERENCES round (id),
    number   INTEGER   NOT NULL CHECK (number > 0),
    version  BIGINT    NOT NULL REFERENCES version (id),
    draft    BOOLEAN   NOT NULL,
    taken    TIMESTAMP NOT NULL,
    taken_by BIGINT REFERENCES person (id),
    hash     TEXT      NOT NULL,
    body     BYTEA     NOT NULL,
    PRIMARY KEY (round, number)
);
