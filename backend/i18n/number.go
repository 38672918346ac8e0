package i18n

import "strconv"

// group parts the thousands: a narrow space that never breaks, which reads
// the same where the comma is the decimal mark and where the point is.
const group = "\u202f"

// Number writes a whole number; from 10,000 up its thousands are parted.
func (p *Printer) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if len(digits) < 5 {
		return sign + digits
	}
	first := len(digits) % 3
	out := digits[:first]
	for i := first; i < len(digits); i += 3 {
		if out != "" {
			out += group
		}
		out += digits[i : i+3]
	}
	return sign + out
}
