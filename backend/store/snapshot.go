package store

import "time"

// RoundContents is a round as it stood at one moment.
type RoundContents struct {
	Round       Round
	Diagnostics []Diagnostic
	Contents    map[DiagnosticID]Contents
	Taken       time.Time
}
