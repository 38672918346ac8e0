package store

import (
	"context"
	"fmt"
)

// Unwalled says whether the database lets this server past row-level
// security: on PostgreSQL, when it entered as a superuser or with BYPASSRLS.
// The scopes of For stand all the same; only the second wall is missing.
// SQLite has none to pass.
func (s *Store) Unwalled(ctx context.Context) (bool, error) {
	if s.kind != postgresKind {
		return false, nil
	}
	var past bool
	row := s.w.Statement.ConnPool.QueryRowContext(ctx,
		"SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
	if err := row.Scan(&past); err != nil {
		return false, fmt.Errorf("ask what the role may do: %w", err)
	}
	return past, nil
}
