package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// patience is how long PostgreSQL may take over things, unless the address
// says otherwise.
var patience = map[string]string{
	"statement_timeout":                   "15s",
	"lock_timeout":                        "5s",
	"idle_in_transaction_session_timeout": "30s",
}

func openPostgres(ctx context.Context, address string) (*Store, error) {
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, errors.New("open the database: the address is not one of PostgreSQL, postgres://user:password@host:port/name") // the cause would quote it
	}
	for name, value := range patience {
		if _, said := c.RuntimeParams[name]; !said {
			c.RuntimeParams[name] = value
		}
	}
	c.RuntimeParams["timezone"] = "UTC"
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = 10 * time.Second
	}
	db := stdlib.OpenDB(*c)
	db.SetMaxOpenConns(20)
	db.SetMaxIdleConns(4)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := reachable(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("open the database %s on %s: %s", c.Database, c.Host, oneLine(err, c.Password)), db.Close())
	}
	return newStore(postgresKind, db, db, func(db *sql.DB) gorm.Dialector {
		return postgres.New(postgres.Config{Conn: db})
	})
}

// reachable checks the connection, and that it does not lead to a standby.
func reachable(ctx context.Context, db *sql.DB) error {
	var readOnly string
	if err := db.QueryRowContext(ctx, "SHOW transaction_read_only").Scan(&readOnly); err != nil {
		return err
	}
	if readOnly == "on" {
		return errors.New("it takes no writes")
	}
	return nil
}

// oneLine tells an error in one line without the password.
func oneLine(err error, password string) string {
	text := strings.Join(strings.Fields(err.Error()), " ")
	if password == "" {
		return text
	}
	return strings.ReplaceAll(text, password, "…")
}
