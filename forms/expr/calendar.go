package expr

// calendar names months and days.
type calendar struct {
	months, shortMonths [12]string
	days, shortDays     [7]string // from Sunday
}

// names returns the calendar of a language, English where there is no other.
func names(lang string) calendar {
	if len(lang) >= 2 && lang[:2] == "es" {
		return spanish
	}
	return english
}

var english = calendar{
	months: [12]string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"},
	shortMonths: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec"},
	days:      [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	shortDays: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
}

var spanish = calendar{
	months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
		"agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	shortMonths: [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep",
		"oct", "nov", "dic"},
	days:      [7]string{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	shortDays: [7]string{"dom", "lun", "mar", "mié", "jue", "vie", "sáb"},
}
