package brief

// What a report calls programmes, actors or gaps are rosters and questions of
// the migration diagnostic, known by the names their questionnaire gives them.
// A questionnaire without them gets the parts that any has: who answers, the
// essential answers, indices, lists, silences.
const (
	strategies = "str"
	objectives = "obj"
	programmes = "prg"
	actions    = "act"
	actors     = "acr"
	roles      = "rol"
	ties       = "tie"
	impacts    = "imp"
	gaps       = "gap"
	challenges = "cha"
	evidence   = "evi"
)

// factual are the questions that say who answered and how: they stand with
// the facts, not with the framework.
var factual = []string{"a_resp_inst", "a_method", "k_valid", "k_by"}

// practical are the questions of the part on good practices and priorities
// that are answered in words; priorities are those that choose, the first one
// first.
var (
	practical  = []string{"j_good", "j_keys"}
	priorities = []string{"j_prio1", "j_prio2", "j_prio3"}
)

// administrative are questions about the diagnostic itself, which tell a
// reader nothing about the country.
var administrative = []string{"a_resp_group", "a_ref_year", "a_consent", "a_lang", "a_date"}
