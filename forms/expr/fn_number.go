package expr

import (
	"math"
	"strings"
)

// fnNumber converts to a number. One read from a date with a time prints as its
// whole days.
func fnNumber(m *machine, c *Call, s scope) Value {
	v := Nodes(s.node)
	if len(c.Args) == 1 {
		v = m.eval(c.Args[0], s)
	}
	n := Number(m.toNumber(v))
	n.date = v.kind != NumberKind && v.kind != BoolKind && strings.IndexByte(v.Text(), 'T') == len("2006-01-02")
	return n
}

func fnInt(m *machine, c *Call, s scope) Value     { return Number(math.Trunc(c.number(m, 0, s))) }
func fnAbs(m *machine, c *Call, s scope) Value     { return Number(math.Abs(c.number(m, 0, s))) }
func fnFloor(m *machine, c *Call, s scope) Value   { return Number(math.Floor(c.number(m, 0, s))) }
func fnCeiling(m *machine, c *Call, s scope) Value { return Number(math.Ceil(c.number(m, 0, s))) }

// fnRound rounds to whole numbers or to a number of decimals, halves away from
// zero.
func fnRound(m *machine, c *Call, s scope) Value {
	n := c.number(m, 0, s)
	if len(c.Args) == 1 {
		return Number(math.Round(n))
	}
	decimals := math.Trunc(c.number(m, 1, s))
	switch {
	case math.IsNaN(decimals):
		return Number(math.NaN())
	case decimals > 300 || math.IsInf(n, 0):
		return Number(n)
	case decimals < -300:
		return Number(0)
	case decimals < 0:
		unit := math.Pow10(int(-decimals))
		return Number(math.Round(n/unit) * unit)
	}
	unit := math.Pow10(int(decimals))
	if r := math.Round(n*unit) / unit; !math.IsInf(r, 0) && !math.IsNaN(r) {
		return Number(r)
	}
	return Number(n)
}

// fnPow raises a number to a power; of what is no number there is none.
func fnPow(m *machine, c *Call, s scope) Value {
	base, power := c.number(m, 0, s), c.number(m, 1, s)
	if math.IsNaN(base) || math.IsNaN(power) {
		return Number(math.NaN())
	}
	return Number(math.Pow(base, power))
}

func fnAtan2(m *machine, c *Call, s scope) Value {
	return Number(math.Atan2(c.number(m, 0, s), c.number(m, 1, s)))
}

func fnPi(*machine, *Call, scope) Value          { return Number(math.Pi) }
func fnSqrt(m *machine, c *Call, s scope) Value  { return Number(math.Sqrt(c.number(m, 0, s))) }
func fnLog(m *machine, c *Call, s scope) Value   { return Number(math.Log(c.number(m, 0, s))) }
func fnLog10(m *machine, c *Call, s scope) Value { return Number(math.Log10(c.number(m, 0, s))) }
func fnExp(m *machine, c *Call, s scope) Value   { return Number(math.Exp(c.number(m, 0, s))) }
func fnExp10(m *machine, c *Call, s scope) Value { return Number(math.Pow(10, c.number(m, 0, s))) }
func fnSin(m *machine, c *Call, s scope) Value   { return Number(math.Sin(c.number(m, 0, s))) }
func fnCos(m *machine, c *Call, s scope) Value   { return Number(math.Cos(c.number(m, 0, s))) }
func fnTan(m *machine, c *Call, s scope) Value   { return Number(math.Tan(c.number(m, 0, s))) }
func fnAsin(m *machine, c *Call, s scope) Value  { return Number(math.Asin(c.number(m, 0, s))) }
func fnAcos(m *machine, c *Call, s scope) Value  { return Number(math.Acos(c.number(m, 0, s))) }
func fnAtan(m *machine, c *Call, s scope) Value  { return Number(math.Atan(c.number(m, 0, s))) }
