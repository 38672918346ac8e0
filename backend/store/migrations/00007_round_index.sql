-- The indices that organisers define for a round. Every version stays as it
-- was kept: body is the definition, hash its SHA-256. A row without body says
-- that the index was withdrawn. Nothing here belongs to a party.

-- +goose Up
CREATE TABLE round_index (
    round   BIGINT    NOT NULL REFERENCES round (id),
    name    TEXT      NOT NULL,
    version INTEGER   NOT NULL CHECK (version > 0),
    kept    TIMESTAMP NOT NULL,
    kept_by BIGINT REFERENCES person (id),
    hash    TEXT      NOT NULL,
    body    TEXT      NOT NULL,
    PRIMARY KEY (round, name, version)
);
