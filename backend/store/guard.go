package store

import (
	"errors"
	"fmt"
	"reflect"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// owned marks the models of what belongs to a party. Their tables have the
// columns country and party.
type owned interface{ owner() PartyKey }

var (
	errUnscoped = errors.New("what belongs to a party is reached within a scope only")
	errOutside  = errors.New("this belongs to a party outside the scope")
	errRaw      = errors.New("SQL of one's own goes past the scope")
)

// guard narrows every statement on what belongs to a party to the scope in its
// context, and refuses one without a scope. SQL that GORM has not built cannot
// be narrowed, and is refused altogether.
func guard(db *gorm.DB) error {
	cb := db.Callback()
	return errors.Join(
		cb.Query().Before("gorm:query").Register("cotejo:narrow", narrow),
		cb.Row().Before("gorm:row").Register("cotejo:narrow", narrow),
		cb.Update().Before("gorm:update").Register("cotejo:narrow", narrow),
		cb.Delete().Before("gorm:delete").Register("cotejo:narrow", narrow),
		cb.Create().Before("gorm:create").Register("cotejo:check", check),
		cb.Raw().Before("gorm:raw").Register("cotejo:refuse", func(tx *gorm.DB) { _ = tx.AddError(errRaw) }),
	)
}

// narrow adds the scope to the conditions of a statement.
func narrow(tx *gorm.DB) {
	stmt := tx.Statement
	if stmt.SQL.Len() > 0 || stmt.Schema == nil {
		_ = tx.AddError(errRaw)
		return
	}
	sc, scoped := reach(stmt.Context)
	if !belongs(stmt) && (scoped || len(stmt.Joins) == 0) {
		return // a join could lead to what belongs to a party
	}
	if !scoped {
		_ = tx.AddError(fmt.Errorf("%s: %w", stmt.Table, errUnscoped))
		return
	}
	if belongs(stmt) && !sc.Everything {
		and(stmt, condition(sc))
	}
}

// check refuses to create what belongs to a party outside the scope.
func check(tx *gorm.DB) {
	stmt := tx.Statement
	if stmt.Schema == nil {
		_ = tx.AddError(errRaw)
		return
	}
	if !belongs(stmt) {
		return
	}
	sc, scoped := reach(stmt.Context)
	if !scoped {
		_ = tx.AddError(fmt.Errorf("%s: %w", stmt.Table, errUnscoped))
		return
	}
	for _, row := range created(stmt.ReflectValue) {
		if !sc.holds(row.owner()) {
			_ = tx.AddError(fmt.Errorf("%s: %w", stmt.Table, errOutside))
			return
		}
	}
}

func belongs(stmt *gorm.Statement) bool {
	return stmt.Schema.ModelType.Implements(reflect.TypeFor[owned]())
}

// created lists what a statement creates: one row or a slice of them.
func created(v reflect.Value) []owned {
	v = reflect.Indirect(v)
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return []owned{v.Interface().(owned)}
	}
	rows := make([]owned, v.Len())
	for i := range rows {
		rows[i] = reflect.Indirect(v.Index(i)).Interface().(owned)
	}
	return rows
}

// condition says that a row belongs to one of the scope's parties; none do
// when the scope is empty.
func condition(sc Scope) clause.Expression {
	column := func(name string) clause.Column { return clause.Column{Table: clause.CurrentTable, Name: name} }
	parties := make([]clause.Expression, len(sc.Parties))
	for i, p := range sc.Parties {
		parties[i] = clause.And(
			clause.Eq{Column: column("country"), Value: p.Country},
			clause.Eq{Column: column("party"), Value: p.Party},
		)
	}
	if len(parties) == 0 {
		return clause.Expr{SQL: "1 = 0"}
	}
	return clause.And(clause.Or(parties...))
}

// and adds a condition that nothing said before can loosen, an OR least of all.
func and(stmt *gorm.Statement, e clause.Expression) {
	if c, ok := stmt.Clauses["WHERE"]; ok {
		if where, ok := c.Expression.(clause.Where); ok && len(where.Exprs) > 0 {
			c.Expression = clause.Where{Exprs: []clause.Expression{clause.And(where.Exprs...)}}
			stmt.Clauses["WHERE"] = c
		}
	}
	stmt.AddClause(clause.Where{Exprs: []clause.Expression{e}})
}
