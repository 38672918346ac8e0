package main

import (
	"fmt"
	"strings"
)

// kinds are the kinds of instrument as cited, in Spanish and as the
// questionnaire's type.
var kinds = map[string]struct{ es, kind string }{
	"Law":                    {"Ley", "law"},
	"Ley":                    {"Ley", "law"},
	"Decree":                 {"Decreto", "reg"},
	"Decreto de Ley":         {"Decreto", "reg"},
	"Decree Law":             {"Decreto Ley", "law"},
	"Legislative Decree":     {"Decreto Legislativo", "law"},
	"Governmental Agreement": {"Acuerdo Gubernativo", "reg"},
	"Resolution":             {"Resolución", "circ"},
	"Rule of Decree":         {"Reglamento del Decreto", "reg"},
}

// names are the names the sources give, in Spanish.
var names = map[string]string{
	"Constitution of Costa Rica":                          "Constitución Política de Costa Rica",
	"Constitution of the Republic of El Salvador":         "Constitución de la República de El Salvador",
	"Constitution of the Republic of Honduras":            "Constitución de la República de Honduras",
	"Mexican Constitution":                                "Constitución Política de los Estados Unidos Mexicanos",
	"Political Constitution":                              "Constitución Política de la República de Panamá",
	"Political Constitution of the Dominican Republic":    "Constitución Política de la República Dominicana",
	"Political Constitution of the Republic of Guatemala": "Constitución Política de la República de Guatemala",
	"Political Constitution of the Republic of Nicaragua": "Constitución Política de la República de Nicaragua",
	"Refugee Law":                                "Ley de Refugiados",
	"Rule of Refugee Law":                        "Reglamento de la Ley de Refugiados",
	"General Migration and Immigration Law":      "Ley General de Migración y Extranjería",
	"Migration Law":                              "Ley de Migración",
	"Ley General de Migración":                   "Ley General de Migración",
	"Ley del Servicio Exterior":                  "Ley del Servicio Exterior",
	"Reglamento de la Ley del Servicio Exterior": "Reglamento de la Ley del Servicio Exterior",
	"Decreto de Creación del Instituto de los Mexicanos en el Exterior":                              "Decreto de Creación del Instituto de los Mexicanos en el Exterior",
	"Manual de Organización del Instituto de los Mexicanos en el Exterior":                           "Manual de Organización del Instituto de los Mexicanos en el Exterior",
	"Ley Orgánica del Ministerio de Relaciones Exteriores y Carrera Diplomática y Consular":          "Ley Orgánica del Ministerio de Relaciones Exteriores y Carrera Diplomática y Consular",
	"Special Law for the Protection and Development of the Salvadoran Migrant Person and his Family": "Ley Especial para la Protección y Desarrollo de la Persona Migrante Salvadoreña y su Familia",
}

// title is the instrument's title in Spanish: its name where the source gives
// one, else its kind, number and year.
func (c citation) title() (string, error) {
	name, ok := names[c.name]
	if c.name != "" && !ok {
		return "", fmt.Errorf("no Spanish title for %q", c.name)
	}
	if c.number == "" {
		return name + ofYear(c.year), nil
	}
	kind, ok := kinds[c.kind]
	if !ok {
		return "", fmt.Errorf("unknown kind of instrument %q", c.kind)
	}
	t := kind.es + " " + c.number
	if !endsInYear.MatchString(c.number) {
		t += ofYear(c.year)
	}
	if name != "" {
		t += ", " + name
	}
	return t, nil
}

func ofYear(year string) string {
	if year == "" {
		return ""
	}
	return " de " + year
}

// instrumentType is the questionnaire's type, from the name where there is one;
// empty when neither says.
func (c citation) instrumentType() string {
	for _, t := range []struct{ start, kind string }{
		{"Constitución", "const"}, {"Ley", "law"}, {"Reglamento", "reg"}, {"Decreto", "reg"},
	} {
		if strings.HasPrefix(names[c.name], t.start) {
			return t.kind
		}
	}
	return kinds[c.kind].kind
}
