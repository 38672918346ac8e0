package expr

import "math"

func fnNumber(m *machine, c *Call, s scope) Value {
	if len(c.Args) == 0 {
		return Number(m.textNumber(s.node.Text()))
	}
	return Number(c.number(m, 0, s))
}

func fnInt(m *machine, c *Call, s scope) Value     { return Number(math.Trunc(c.number(m, 0, s))) }
func fnAbs(m *machine, c *Call, s scope) Value     { return Number(math.Abs(c.number(m, 0, s))) }
func fnFloor(m *machine, c *Call, s scope) Value   { return Number(math.Floor(c.number(m, 0, s))) }
func fnCeiling(m *machine, c *Call, s scope) Value { return Number(math.Ceil(c.number(m, 0, s))) }

// fnRound rounds to whole numbers, halves up; or to a number of decimals,
// halves away from zero.
func fnRound(m *machine, c *Call, s scope) Value {
	n := c.number(m, 0, s)
	if len(c.Args) == 1 {
		return Number(roundHalfUp(n))
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

func roundHalfUp(n float64) float64 {
	if math.Abs(n) >= 1<<52 {
		return n
	}
	f := math.Floor(n)
	if n-f >= 0.5 {
		return f + 1
	}
	return f
}

func fnPow(m *machine, c *Call, s scope) Value {
	return Number(math.Pow(c.number(m, 0, s), c.number(m, 1, s)))
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
