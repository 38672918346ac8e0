-- How organisers want the short reports of a round: which parts, with which
-- paragraphs of their own. The choice is JSON, as the use cases read it; it
-- holds nothing that a party said.

-- +goose Up
CREATE TABLE document (
    id       BIGINT    PRIMARY KEY,
    round    BIGINT    NOT NULL REFERENCES round (id),
    kind     TEXT      NOT NULL CHECK (kind IN ('profile', 'summary')),
    name     TEXT      NOT NULL,
    choice   TEXT      NOT NULL,
    edition  INTEGER   NOT NULL CHECK (edition > 0),
    saved    TIMESTAMP NOT NULL,
    saved_by BIGINT    NOT NULL REFERENCES person (id),
    UNIQUE (round, kind, name)
);
