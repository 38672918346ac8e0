package workbook

import (
	"strconv"
	"strings"

	"cotejo/forms"
	"cotejo/reports"
)

// flags says what a reader must know before anything else: that contents are
// a draft, that a round is an exercise.
func (b *book) flags(between string) string {
	var flags []string
	if b.snapshot.Draft {
		flags = append(flags, b.word("flag.draft"))
	}
	if b.snapshot.Round.Fictitious {
		flags = append(flags, b.word("flag.fictitious"))
	}
	return strings.Join(flags, between)
}

// titled adds the flags to a title.
func (b *book) titled(text string) string {
	if flags := b.flags(" · "); flags != "" {
		return flat(text) + " · " + flags
	}
	return flat(text)
}

// cut names the moment the figures are of.
func (b *book) cut() string { return b.say(b.cutting) }

// cutting is the cut in a language.
func (b *book) cutting(lang string) string {
	taken := b.snapshot.Taken.UTC()
	at := forms.Day(taken, lang) + taken.Format(" 15:04")
	if b.snapshot.Number > 0 {
		return reports.Word(lang, "cut.frozen", strconv.Itoa(b.snapshot.Number), at)
	}
	return reports.Word(lang, "cut.live", at)
}

// party names a party; one without a name of its own goes by its voice.
func (b *book) party(p *reports.Party) string {
	if name := b.in(p.Name); name != "" {
		return name
	}
	return b.say(p.Voice.Words)
}

// heading says whose answers a column holds.
func (b *book) heading(c *reports.Column) string {
	lines := []string{b.in(c.Country.Name) + " (" + c.Country.ISO3 + ")"}
	return strings.Join(append(lines, b.voices(c.Diagnostic)), "\n")
}

// voices names who speaks in a diagnostic, and how far it has come.
func (b *book) voices(d *reports.Diagnostic) string {
	if d == nil {
		return b.say(reports.Status("").Words)
	}
	voice, party := b.say(d.Party.Voice.Words), b.party(&d.Party)
	lines := []string{voice, party, b.say(d.Status.Words)}
	if strings.EqualFold(voice, party) {
		lines = []string{voice, lines[2]}
	}
	return strings.Join(lines, "\n")
}

// sent tells how many countries have sent something, of how many.
func (b *book) sent() (with, of string) {
	s := b.comparison.Summary()
	return strconv.Itoa(s.WithSubmitted), strconv.Itoa(s.Countries)
}

// unflagged is a sheet's title without its flags.
func (b *book) unflagged(s *sheet) string {
	return strings.TrimSuffix(s.title, " · "+b.flags(" · "))
}
