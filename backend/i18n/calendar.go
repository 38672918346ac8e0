package i18n

import (
	"fmt"
	"strings"
	"time"
)

// calendar is how a language writes dates.
type calendar struct {
	months [12]string
	long   string // day, month and year
	zones  map[string]string
}

var calendars = map[string]calendar{
	"es": {
		months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
			"agosto", "septiembre", "octubre", "noviembre", "diciembre"},
		long: "%d de %s de %d",
		zones: map[string]string{
			"Belize": "Belice", "El_Salvador": "San Salvador", "Costa_Rica": "San José",
			"Mexico_City": "Ciudad de México", "Panama": "Panamá", "New_York": "Nueva York", "Bogota": "Bogotá",
			"Cancun": "Cancún", "Havana": "La Habana", "UTC": "UTC",
		},
	},
	"en": {
		months: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		long: "%d %s %d",
		zones: map[string]string{
			"El_Salvador": "San Salvador", "Costa_Rica": "San José", "Panama": "Panama City",
			"Guatemala": "Guatemala City", "Bogota": "Bogotá", "Cancun": "Cancún",
		},
	},
}

// Date writes a day with its year: "24 de noviembre de 2026". The zero time
// is written as nothing.
func (p *Printer) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return fmt.Sprintf(p.names.long, t.Day(), p.names.months[t.Month()-1], t.Year())
}

// Day writes a day briefly, for tables: "24 nov 2026". The zero time is
// written as nothing.
func (p *Printer) Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	month := []rune(p.names.months[t.Month()-1])
	return fmt.Sprintf("%d\u00a0%s\u00a0%d", t.Day(), string(month[:3]), t.Year())
}

// Clock writes a time of day, on 24 hours: "14:32".
func (p *Printer) Clock(t time.Time) string { return t.Format("15:04") }

// City names a time zone by its city: "Tegucigalpa" for America/Tegucigalpa.
func (p *Printer) City(zone *time.Location) string {
	if zone == nil {
		return "UTC"
	}
	name := zone.String()
	name = name[strings.LastIndex(name, "/")+1:]
	if known, ok := p.names.zones[name]; ok {
		return known
	}
	return strings.ReplaceAll(name, "_", " ")
}
