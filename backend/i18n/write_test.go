package i18n

import (
	"testing"
	"time"
)

func printers(t *testing.T) (es, en *Printer) {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c.In("es"), c.In("en")
}

func TestDates(t *testing.T) {
	es, en := printers(t)
	day := time.Date(2026, time.March, 5, 14, 32, 0, 0, time.UTC)
	for _, tt := range []struct{ name, got, want string }{
		{"Spanish", es.Date(day), "5 de marzo de 2026"},
		{"English", en.Date(day), "5 March 2026"},
		{"brief, Spanish", es.Day(day), "5\u00a0mar\u00a02026"},
		{"brief, English", en.Day(day), "5\u00a0Mar\u00a02026"},
		{"no date", es.Date(time.Time{}) + es.Day(time.Time{}), ""},
		{"time of day", es.Clock(day), "14:32"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestCities(t *testing.T) {
	es, en := printers(t)
	for name, want := range map[string][2]string{
		"America/Tegucigalpa": {"Tegucigalpa", "Tegucigalpa"},
		"America/Mexico_City": {"Ciudad de México", "Mexico City"},
		"America/Panama":      {"Panamá", "Panama City"},
		"America/Costa_Rica":  {"San José", "San José"},
		"UTC":                 {"UTC", "UTC"},
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{es.City(zone), en.City(zone)}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := es.City(nil); got != "UTC" {
		t.Errorf("no zone: %q, want UTC", got)
	}
}

func TestNumbers(t *testing.T) {
	es, _ := printers(t)
	for n, want := range map[int]string{0: "0", 999: "999", 9999: "9999", 10000: "10\u202f000", -123456: "-123\u202f456", 1234567: "1\u202f234\u202f567"} {
		if got := es.Number(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestChoosingALanguage(t *testing.T) {
	for header, want := range map[string]string{
		"": "es", "en": "en", "en-GB,en;q=0.9": "en", "es-HN": "es", "fr-CA, en;q=0.5": "en", "de": "es", "%%%": "es",
	} {
		if got := Choose(header); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
	if Known("fr") || !Known("en") {
		t.Error("the languages of the platform are Spanish and English")
	}
}
