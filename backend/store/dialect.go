package store

import (
	"database/sql"
	"errors"
	"strconv"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/callbacks"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/schema"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// dialect tells GORM how SQLite wants its statements. GORM's own dialect for
// SQLite imports a driver in C, which asks for a C compiler and half a minute
// of every first build and is never used; this one leaves it out.
type dialect struct{ db *sql.DB }

// Name implements gorm.Dialector.
func (dialect) Name() string { return "sqlite" }

// Initialize implements gorm.Dialector.
func (d dialect) Initialize(db *gorm.DB) error {
	db.ConnPool = d.db
	callbacks.RegisterDefaultCallbacks(db, &callbacks.Config{
		CreateClauses: []string{"INSERT", "VALUES", "ON CONFLICT", "RETURNING"},
		UpdateClauses: []string{"UPDATE", "SET", "FROM", "WHERE", "RETURNING"},
		DeleteClauses: []string{"DELETE", "FROM", "WHERE", "RETURNING"},
	})
	db.ClauseBuilders["LIMIT"] = limit
	db.ClauseBuilders["FOR"] = func(clause.Clause, clause.Builder) {} // the whole database is locked while one writes
	return nil
}

// limit writes LIMIT and OFFSET; SQLite knows no OFFSET alone.
func limit(c clause.Clause, b clause.Builder) {
	l, ok := c.Expression.(clause.Limit)
	if !ok {
		return
	}
	n := -1
	if l.Limit != nil {
		n = *l.Limit
	}
	if n < 0 && l.Offset <= 0 {
		return
	}
	_, _ = b.WriteString("LIMIT " + strconv.Itoa(n)) // to memory
	if l.Offset > 0 {
		_, _ = b.WriteString(" OFFSET " + strconv.Itoa(l.Offset))
	}
}

// Migrator implements gorm.Dialector. There is none: the schema is SQL.
func (dialect) Migrator(*gorm.DB) gorm.Migrator { return nil }

// DataTypeOf implements gorm.Dialector, for a migrator only.
func (dialect) DataTypeOf(f *schema.Field) string { return string(f.DataType) }

// DefaultValueOf implements gorm.Dialector. No column has a default.
func (dialect) DefaultValueOf(*schema.Field) clause.Expression { return clause.Expr{SQL: "NULL"} }

// BindVarTo implements gorm.Dialector.
func (dialect) BindVarTo(w clause.Writer, _ *gorm.Statement, _ any) { _ = w.WriteByte('?') }

// QuoteTo implements gorm.Dialector: "table"."column".
func (dialect) QuoteTo(w clause.Writer, name string) {
	for i, part := range strings.Split(name, ".") {
		if i > 0 {
			_ = w.WriteByte('.')
		}
		_, _ = w.WriteString(`"` + strings.ReplaceAll(part, `"`, `""`) + `"`)
	}
}

// Explain implements gorm.Dialector, for logs: the statement without values.
func (dialect) Explain(sql string, _ ...any) string { return sql }

// Translate implements gorm.ErrorTranslator.
func (dialect) Translate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_ROWID:
		return gorm.ErrDuplicatedKey
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return gorm.ErrForeignKeyViolated
	case sqlite3.SQLITE_CONSTRAINT_CHECK:
		return gorm.ErrCheckConstraintViolated
	}
	return err
}
