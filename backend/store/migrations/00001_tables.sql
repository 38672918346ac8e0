-- The tables of Cotejo, written once for SQLite and PostgreSQL.
--
-- Times are UTC. Ids are random, so that they tell nothing. What belongs to a
-- party carries its country (M49) and party, and both are part of every unique
-- key of it: any other key would answer "duplicate" for rows that the asker may
-- not know of.

-- +goose Up
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE country (
    number     INTEGER PRIMARY KEY,
    iso3       TEXT    NOT NULL UNIQUE,
    iso2       TEXT    NOT NULL,
    name_es    TEXT    NOT NULL,
    name_en    TEXT    NOT NULL,
    zone       TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    fictitious BOOLEAN NOT NULL
);

CREATE TABLE party (
    country  INTEGER NOT NULL REFERENCES country (number),
    party    TEXT    NOT NULL,
    voice    TEXT    NOT NULL CHECK (voice IN ('gov', 'cso', 'inst', 'comp')),
    name_es  TEXT    NOT NULL,
    name_en  TEXT    NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (country, party)
);

CREATE TABLE person (
    id      BIGINT PRIMARY KEY,
    email   TEXT      NOT NULL UNIQUE,
    name    TEXT      NOT NULL,
    lang    TEXT      NOT NULL,
    created TIMESTAMP NOT NULL
);

-- Country 0 and party '' stand for the whole region.
CREATE TABLE "grant" (
    person  BIGINT  NOT NULL REFERENCES person (id),
    role    TEXT    NOT NULL CHECK (role IN ('focal', 'contributor', 'reviewer', 'analyst', 'organiser', 'administrator')),
    country INTEGER NOT NULL,
    party   TEXT    NOT NULL,
    PRIMARY KEY (person, role, country, party)
);

CREATE TABLE link (
    token_hash BYTEA PRIMARY KEY,
    person     BIGINT    NOT NULL REFERENCES person (id),
    expires    TIMESTAMP NOT NULL,
    used       TIMESTAMP
);

CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    data       BYTEA     NOT NULL,
    expires    TIMESTAMP NOT NULL
);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE version (
    id        BIGINT PRIMARY KEY,
    name      TEXT      NOT NULL,
    version   TEXT      NOT NULL,
    format    TEXT      NOT NULL,
    source    BYTEA     NOT NULL,
    hash      TEXT      NOT NULL,
    ids       TEXT      NOT NULL,
    published TIMESTAMP NOT NULL,
    UNIQUE (name, version)
);

CREATE TABLE round (
    id         BIGINT PRIMARY KEY,
    code       TEXT      NOT NULL UNIQUE,
    title_es   TEXT      NOT NULL,
    title_en   TEXT      NOT NULL,
    note_es    TEXT      NOT NULL,
    note_en    TEXT      NOT NULL,
    version    BIGINT    NOT NULL REFERENCES version (id),
    year       INTEGER   NOT NULL,
    state      TEXT      NOT NULL CHECK (state IN ('open', 'closed')),
    fictitious BOOLEAN   NOT NULL,
    created    TIMESTAMP NOT NULL,
    opens      TIMESTAMP,
    closes     TIMESTAMP
);

CREATE TABLE round_country (
    round    BIGINT  NOT NULL REFERENCES round (id),
    country  INTEGER NOT NULL REFERENCES country (number),
    position INTEGER NOT NULL,
    PRIMARY KEY (round, country)
);

CREATE TABLE diagnostic (
    country      INTEGER   NOT NULL,
    party        TEXT      NOT NULL,
    id           BIGINT    NOT NULL,
    round        BIGINT    NOT NULL,
    state        TEXT      NOT NULL CHECK (state IN ('open', 'submitted', 'returned', 'approved')),
    lang         TEXT      NOT NULL,
    created      TIMESTAMP NOT NULL,
    changed      TIMESTAMP NOT NULL,
    submitted    TIMESTAMP,
    submitted_by BIGINT REFERENCES person (id),
    PRIMARY KEY (country, party, id),
    UNIQUE (country, party, round),
    FOREIGN KEY (country, party) REFERENCES party (country, party),
    FOREIGN KEY (round, country) REFERENCES round_country (round, country)
);
CREATE INDEX diagnostic_id ON diagnostic (id);
CREATE INDEX diagnostic_round ON diagnostic (round);

-- The texts of revisions, by the operation that brought them.
--
-- Two keys, of content and of revision, have country and party but do not begin
-- with them. PostgreSQL, until it has statistics of a table, takes an index that
-- begins with country and party for as good as the whole key, and would read all
-- of a party for each cell. They tell nobody of another party's rows either.
CREATE TABLE content (
    op_id    TEXT    NOT NULL,
    country  INTEGER NOT NULL,
    party    TEXT    NOT NULL,
    salt     BYTEA   NOT NULL,
    value    TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    redacted TEXT,
    PRIMARY KEY (op_id, country, party)
);

-- head is the cell's head after this revision; closes lists the alternatives
-- that it decided.
CREATE TABLE revision (
    country     INTEGER   NOT NULL,
    party       TEXT      NOT NULL,
    diagnostic  BIGINT    NOT NULL,
    question    TEXT      NOT NULL,
    row_id      TEXT      NOT NULL,
    lang        TEXT      NOT NULL,
    seq         INTEGER   NOT NULL CHECK (seq > 0),
    base        INTEGER   NOT NULL,
    head        INTEGER   NOT NULL,
    op_id       TEXT      NOT NULL,
    hash        BYTEA     NOT NULL,
    state       TEXT      NOT NULL CHECK (state IN ('', 'dk', 'na', 'noinfo')),
    kind        TEXT      NOT NULL CHECK (kind IN ('edit', 'clear', 'propose', 'confirm', 'carry', 'import', 'resolve', 'restore', 'redact')),
    outcome     TEXT      NOT NULL CHECK (outcome IN ('head', 'alternative', 'converged')),
    closes      TEXT      NOT NULL,
    author      BIGINT REFERENCES person (id),
    author_role TEXT      NOT NULL,
    session     TEXT      NOT NULL,
    client_time TIMESTAMP,
    at          TIMESTAMP NOT NULL,
    PRIMARY KEY (country, party, diagnostic, question, row_id, lang, seq),
    FOREIGN KEY (country, party, diagnostic) REFERENCES diagnostic (country, party, id),
    UNIQUE (op_id, country, party),
    FOREIGN KEY (op_id, country, party) REFERENCES content (op_id, country, party)
);

-- What a reader needs of the revision at a cell's head stands in the cell, except
-- for its texts. A cell that holds alternatives only has no head.
CREATE TABLE cell (
    country      INTEGER NOT NULL,
    party        TEXT    NOT NULL,
    diagnostic   BIGINT  NOT NULL,
    question     TEXT    NOT NULL,
    row_id       TEXT    NOT NULL,
    lang         TEXT    NOT NULL,
    head         INTEGER,
    op_id        TEXT,
    state        TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    author       BIGINT,
    author_role  TEXT    NOT NULL,
    at           TIMESTAMP,
    last         INTEGER NOT NULL,
    alternatives INTEGER NOT NULL,
    PRIMARY KEY (country, party, diagnostic, question, row_id, lang),
    FOREIGN KEY (country, party, diagnostic, question, row_id, lang, head)
        REFERENCES revision (country, party, diagnostic, question, row_id, lang, seq)
);

CREATE TABLE roster_row (
    country    INTEGER NOT NULL,
    party      TEXT    NOT NULL,
    diagnostic BIGINT  NOT NULL,
    row_id     TEXT    NOT NULL,
    roster     TEXT    NOT NULL,
    parent     TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    removed    BOOLEAN NOT NULL,
    seq        INTEGER NOT NULL,
    PRIMARY KEY (country, party, diagnostic, row_id),
    FOREIGN KEY (country, party, diagnostic) REFERENCES diagnostic (country, party, id)
);

CREATE TABLE event (
    country    INTEGER   NOT NULL,
    party      TEXT      NOT NULL,
    id         BIGINT    NOT NULL,
    diagnostic BIGINT    NOT NULL,
    kind       TEXT      NOT NULL,
    person     BIGINT REFERENCES person (id),
    role       TEXT      NOT NULL,
    session    TEXT      NOT NULL,
    at         TIMESTAMP NOT NULL,
    PRIMARY KEY (country, party, id),
    FOREIGN KEY (country, party, diagnostic) REFERENCES diagnostic (country, party, id)
);
CREATE INDEX event_diagnostic ON event (country, party, diagnostic);
