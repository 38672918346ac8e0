// Command cotejo serves migration-policy diagnostics: questionnaires per
// country, their answers, and the comparison of a region. It is one program
// with one command line; `cotejo --help` lists the commands.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the countries' zones, on machines that have none installed
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout)
	if err == nil {
		return
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(os.Stderr, "cotejo: "+words(os.Getenv).explain(err))
	}
	os.Exit(1)
}
