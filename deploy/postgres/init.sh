#!/bin/sh
# Runs once, on an empty volume: a role that owns its database and nothing
# else. Row-level security binds it, as it would not bind a superuser.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/database_password)" \
	--username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE cotejo LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE cotejo OWNER cotejo TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
SQL
