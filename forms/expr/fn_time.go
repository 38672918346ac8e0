package expr

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// dated returns a moment as a string that compares by its days.
func dated(t moment) Value {
	return Value{kind: StringKind, date: true, num: t.days(), str: t.String()}
}

// noDate is what is no date: empty, and NaN as a number.
func noDate() Value { return Value{kind: StringKind, date: true, num: math.NaN()} }

func fnToday(m *machine, _ *Call, _ scope) Value {
	t := m.present()
	y, mo, d := t.Date()
	return dated(moment{t: time.Date(y, mo, d, 0, 0, 0, 0, t.Location()), day: true})
}

func fnNow(m *machine, _ *Call, _ scope) Value { return dated(moment{t: m.present()}) }

func fnDate(m *machine, c *Call, s scope) Value {
	if t, ok := m.moment(m.eval(c.Args[0], s)); ok {
		return dated(t)
	}
	return noDate()
}

// moment reads a value as a date or time: a number as days since 1970-01-01.
func (m *machine) moment(v Value) (moment, bool) {
	switch v.kind {
	case BoolKind:
		return moment{}, false
	case NumberKind:
		return fromDays(v.num, m.zone())
	}
	text := trim(v.Text())
	if n, ok := parseNumber(text); ok {
		return fromDays(n, m.zone())
	}
	return parseTime(text, m.zone())
}

func fnDecimalDateTime(m *machine, c *Call, s scope) Value {
	if t, ok := m.moment(m.eval(c.Args[0], s)); ok {
		return Number(t.days())
	}
	return Number(math.NaN())
}

// fnDecimalTime returns a time of day as a fraction of it.
func fnDecimalTime(m *machine, c *Call, s scope) Value {
	text := trim(c.text(m, 0, s))
	if t, ok := parseTime(text, m.zone()); ok {
		d := t.days()
		return Number(d - math.Floor(d))
	}
	k, ok := parseClock(text)
	if !ok {
		return Number(math.NaN())
	}
	if k.zoned {
		_, offset := m.present().Zone()
		k.millis = ((k.millis+offset*1000-k.offset*60_000)%dayMillis + dayMillis) % dayMillis
	}
	return Number(float64(k.millis) / dayMillis)
}

// fnFormatDate prints a date or time by a pattern: %Y year, %m %n month,
// %d %e day, %H %h hour, %M minute, %S second, %3 milliseconds, %b %B month's
// name, %a %A day's name, %y year of the century, %j day of the year, %W week,
// %Z offset.
func fnFormatDate(m *machine, c *Call, s scope) Value {
	t, ok := m.moment(m.eval(c.Args[0], s))
	if !ok {
		return String("")
	}
	lang := "en"
	if h, ok := m.host.(Speaker); ok {
		lang = h.Language()
	}
	return String(m.made(t.format(c.text(m, 1, s), names(lang))))
}

func (t moment) format(pattern string, n calendar) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' || i+1 == len(pattern) {
			b.WriteByte(pattern[i])
			continue
		}
		i++
		b.WriteString(t.field(pattern[i], n))
	}
	return b.String()
}

func (t moment) field(letter byte, n calendar) string {
	switch letter {
	case 'Y':
		return fmt.Sprintf("%04d", t.t.Year())
	case 'y':
		return fmt.Sprintf("%02d", t.t.Year()%100)
	case 'm':
		return fmt.Sprintf("%02d", t.t.Month())
	case 'n':
		return fmt.Sprint(int(t.t.Month()))
	case 'B':
		return n.months[t.t.Month()-1]
	case 'b':
		return n.shortMonths[t.t.Month()-1]
	case 'd':
		return fmt.Sprintf("%02d", t.t.Day())
	case 'e':
		return fmt.Sprint(t.t.Day())
	case 'A':
		return n.days[t.t.Weekday()]
	case 'a':
		return n.shortDays[t.t.Weekday()]
	case 'j':
		return fmt.Sprintf("%03d", t.t.YearDay())
	case 'W':
		_, week := t.t.ISOWeek()
		return fmt.Sprint(week)
	}
	return t.clockField(letter)
}

func (t moment) clockField(letter byte) string {
	switch letter {
	case 'H':
		return fmt.Sprintf("%02d", t.t.Hour())
	case 'h':
		return fmt.Sprint(t.t.Hour())
	case 'M':
		return fmt.Sprintf("%02d", t.t.Minute())
	case 'S':
		return fmt.Sprintf("%02d", t.t.Second())
	case '3':
		return fmt.Sprintf("%03d", t.t.Nanosecond()/1_000_000)
	case 'Z':
		return t.t.Format("-07:00")
	case '%':
		return "%"
	}
	return "%" + string(letter)
}
