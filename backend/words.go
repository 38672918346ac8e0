package main

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"cotejo/backend/i18n"
	"cotejo/backend/survey"
)

// errSaid is returned by a command that has already printed what is wrong.
var errSaid = errors.New("said")

// fault is an error with words for whoever types commands.
type fault struct {
	key   string // of the message
	args  []any
	cause error
}

// Error implements error.
func (f fault) Error() string {
	if f.cause != nil {
		return f.key + ": " + f.cause.Error()
	}
	return f.key
}

// Unwrap returns the cause.
func (f fault) Unwrap() error { return f.cause }

// speaker prints messages in the language of the terminal.
type speaker struct{ *i18n.Printer }

// words chooses the language from the terminal's locale: English where it
// says so, Spanish everywhere else.
func words(getenv func(string) string) speaker {
	lang := "es"
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				lang = "en"
			}
			break
		}
	}
	catalogue, err := i18n.Load()
	if err != nil {
		panic(err) // embedded: a build that cannot read it is no build
	}
	return speaker{catalogue.In(lang)}
}

// explain says in one line what went wrong and what to do.
func (s speaker) explain(err error) string {
	var f fault
	switch {
	case errors.As(err, &f) && f.cause != nil:
		return s.T(f.key, append(f.args, "Why", s.reason(f.cause))...)
	case errors.As(err, &f):
		return s.T(f.key, f.args...)
	}
	return s.reason(err)
}

// reason words the causes that people can do something about; others are
// given as they are, on one line.
func (s speaker) reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return s.T("cli.permission")
	case errors.Is(err, fs.ErrNotExist):
		return s.T("cli.not_there")
	case errors.Is(err, syscall.EADDRINUSE):
		return s.T("cli.in_use")
	case errors.Is(err, syscall.ENOSPC):
		return s.T("cli.disk_full")
	case errors.Is(err, survey.ErrNotFound):
		return s.T("cli.not_found")
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}
