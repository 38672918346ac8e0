package store

// Country is one country of the list.
type Country struct {
	Number                           int // M49; user-assigned above 9000
	ISO3, ISO2, NameES, NameEN, Zone string
	Position                         int // in the list
	Fictitious                       bool
}

// Party is who answers for a country.
type Party struct {
	Key            PartyKey
	Voice          string // gov, cso, inst or comp
	NameES, NameEN string
	Position       int // within the country
}
