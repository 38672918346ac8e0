package main

import (
	"testing"

	"cotejo/forms"
)

// filled is a row that the focal point adds: in a roster of a section.
type filled struct {
	section, roster string
	name            string
	first           []given // before leaving, or before saving shows more
	then            []given // afterwards
}

// journeyRows refer to each other: an objective to the first strategy, a
// programme to the objective, a role to the second strategy.
func journeyRows(t testing.TB) []filled {
	actor := demoTitles(t, exercise, "XAG", "gov", "h_name")[0]
	source := demoTitles(t, exercise, "XAG", "gov", "k_title")[0]
	const (
		mobility  = "Estrategia de movilidad laboral segura Quetzalcoatlus"
		asylum    = "Estrategia <b>de asilo</b> & refugio Xiloá"
		objective = "Cuadruplicar los permisos de trabajo tramitados en línea, Ometepe"
		programme = "Programa Ventanilla Cocibolca"
	)
	return []filled{
		{section: "d", roster: "str", name: mobility, first: []given{
			{question: "d_name", text: mobility},
			{question: "d_desc", text: "=SUMA(1;1) no es una fórmula: es lo que dice el plan.\nSegunda línea, con “comillas”."},
			{question: "d_area", choices: []string{"labour"}},
			{question: "d_axis", choices: []string{"mgmt"}},
			{question: "d_domain", choices: []string{"d1", "d4"}},
			{question: "d_legal", special: forms.NotApplicable},
			{question: "d_start", text: "2026"},
			{question: "d_status", choices: []string{"run"}},
			{question: "d_lead", rows: []string{actor}},
			{question: "d_target", choices: []string{"temp", "irregular"}},
			{question: "d_evid", rows: []string{source}},
		}},
		{section: "d", roster: "str", name: asylum, first: []given{
			{question: "d_name", text: asylum},
			{question: "d_area", choices: []string{"asylum"}},
			{question: "d_start", special: forms.DontKnow},
		}, then: []given{
			{question: "d_axis", choices: []string{"rights"}},
			{question: "d_domain", choices: []string{"d5"}},
			{question: "d_legal", special: forms.NotApplicable},
			{question: "d_status", choices: []string{"plan"}},
			{question: "d_lead", rows: []string{actor}},
			{question: "d_target", choices: []string{"refugee"}},
		}},
		{section: "e", roster: "obj", name: objective, first: []given{
			{question: "e_name", text: objective},
			{question: "e_str", rows: []string{mobility}},
			{question: "e_kind", choices: []string{"spec"}},
			{question: "e_prog", choices: []string{"1"}},
		}},
		{section: "f", roster: "prg", name: programme, first: []given{
			{question: "f_name", text: programme},
			{question: "f_obj", rows: []string{objective}},
			{question: "f_area", choices: []string{"labour"}},
			{question: "f_tool", choices: []string{"work_permit"}},
			{question: "f_start", text: "2024"},
			{question: "f_status", choices: []string{"run"}},
			{question: "f_lead", rows: []string{actor}},
			{question: "f_target", choices: []string{"temp"}},
			{question: "f_family", choices: []string{"partial"}},
			{question: "f_geo", choices: []string{"national"}},
			{question: "f_people", special: forms.DontKnow},
			{question: "f_budget", text: "1500000"},
			{question: "f_source", choices: []string{"budget", "coop"}},
			{question: "f_eval", choices: []string{"internal"}},
			{question: "f_change", choices: []string{"less"}},
		}, then: []given{
			{question: "f_curr", choices: []string{"USD"}},
			{question: "f_budget_year", text: "2026"},
		}},
		{section: "h", roster: "rol", name: actor, first: []given{
			{question: "h_r_actor", rows: []string{actor}},
			{question: "h_r_in", rows: []string{asylum}},
			{question: "h_r_role", choices: []string{"account"}},
		}},
	}
}
