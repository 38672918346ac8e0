package expr

import (
	"math"
	"strconv"
	"time"
)

// moment is a day, or a time of a day, on the wall clock of a zone.
//
// As a number it is the days since 1970-01-01 on that clock, so that days
// apart are whole numbers whatever the zone does in between.
type moment struct {
	t   time.Time // in the diagnostic's zone
	day bool      // without a time of day
}

// days returns the days since 1970-01-01 with the time of day as a fraction.
func (m moment) days() float64 {
	_, offset := m.t.Zone()
	ms := m.t.UnixMilli() + int64(offset)*1000
	return float64(ms) / dayMillis
}

const dayMillis = 24 * 60 * 60 * 1000

// maxDays keeps dates within the years 1 to 9999.
const maxDays = 2932896

// fromDays is the inverse of days.
func fromDays(days float64, zone *time.Location) (moment, bool) {
	if math.IsNaN(days) || days > maxDays || days < -719162 {
		return moment{}, false
	}
	u := time.UnixMilli(int64(math.Round(days * dayMillis))).UTC()
	y, mo, d := u.Date()
	t := time.Date(y, mo, d, u.Hour(), u.Minute(), u.Second(), u.Nanosecond(), in(zone))
	return moment{t: t, day: days == math.Floor(days)}, true
}

// String prints the day, or the time with milliseconds and the zone's offset.
func (m moment) String() string {
	if m.day {
		return m.t.Format("2006-01-02")
	}
	return m.t.Format("2006-01-02T15:04:05.000-07:00")
}

// parseTime reads 2006-01-02, perhaps with a time (T15:04, T15:04:05,
// T15:04:05.999) and perhaps with an offset (Z, -06:00). Without an offset it
// is on the zone's clock.
func parseTime(s string, zone *time.Location) (moment, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return moment{}, false
	}
	y, ok1 := digits(s[0:4])
	mo, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 || y == 0 || mo < 1 || mo > 12 || d < 1 || d > monthDays(y, mo) {
		return moment{}, false
	}
	if len(s) == 10 {
		return moment{t: time.Date(y, time.Month(mo), d, 0, 0, 0, 0, in(zone)), day: true}, true
	}
	if s[10] != 'T' && s[10] != ' ' {
		return moment{}, false
	}
	c, ok := parseClock(s[11:])
	if !ok {
		return moment{}, false
	}
	loc := in(zone)
	if c.zoned {
		loc = time.FixedZone("", c.offset*60)
	}
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, c.millis*int(time.Millisecond), loc)
	return moment{t: t.In(in(zone))}, true
}

// clock is a time of day.
type clock struct {
	millis int // since midnight
	zoned  bool
	offset int // minutes east of UTC
}

// parseClock reads 15:04, 15:04:05 or 15:04:05.999, perhaps with an offset.
func parseClock(s string) (clock, bool) {
	if len(s) < 5 || s[2] != ':' {
		return clock{}, false
	}
	h, ok1 := digits(s[0:2])
	mi, ok2 := digits(s[3:5])
	if !ok1 || !ok2 || h > 23 || mi > 59 {
		return clock{}, false
	}
	c := clock{millis: (h*60 + mi) * 60_000}
	s = s[5:]
	if len(s) >= 3 && s[0] == ':' {
		sec, ok := digits(s[1:3])
		if !ok || sec > 59 {
			return clock{}, false
		}
		c.millis += sec * 1000
		s = s[3:]
		if s, ok = c.fraction(s); !ok {
			return clock{}, false
		}
		return c, c.zone(s)
	}
	return c, c.zone(s)
}

// fraction reads .999 and returns what follows.
func (c *clock) fraction(s string) (string, bool) {
	if s == "" || s[0] != '.' {
		return s, true
	}
	i := 1
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	f, err := strconv.ParseFloat("0"+s[:i], 64)
	c.millis += int(f * 1000)
	return s[i:], err == nil && i > 1
}

// zone reads Z, -06:00 or nothing.
func (c *clock) zone(s string) bool {
	if s == "" {
		return true
	}
	c.zoned = true
	if s == "Z" {
		return true
	}
	if len(s) == 3 {
		s += ":00"
	}
	if len(s) != 6 || s[3] != ':' || s[0] != '+' && s[0] != '-' {
		return false
	}
	h, ok1 := digits(s[1:3])
	mi, ok2 := digits(s[4:6])
	c.offset = h*60 + mi
	if s[0] == '-' {
		c.offset = -c.offset
	}
	return ok1 && ok2 && h < 24 && mi < 60
}

func in(zone *time.Location) *time.Location {
	if zone == nil {
		return time.UTC
	}
	return zone
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
