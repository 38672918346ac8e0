package forms

// Special is one of the answers that any question accepts instead of a value.
type Special string

// The special answers. Answered is the zero value: a value, or nothing yet.
const (
	Answered      Special = ""
	DontKnow      Special = "dk"     // no sé
	NotApplicable Special = "na"     // no aplica
	NoInformation Special = "noinfo" // sin información
)

// Key names a cell: one question, in one row of a roster where it stands in one.
type Key struct {
	Question QuestionID
	Row      RowID // "" outside rosters
}

// Answer is what a cell holds. The zero Answer is an unanswered cell.
type Answer struct {
	// Value is canonical text: a decimal point, ISO dates, choice names and
	// row ids separated by single spaces, "roster:row" for a reference.
	Value string
	State Special
	Lang  string // the language it was written in, for texts
}

// Blank says whether nothing has been answered.
func (a Answer) Blank() bool { return a.Value == "" && a.State == Answered }

// NoRows is the value of a roster's own cell when someone has said "no hay":
// an empty roster is unanswered until then. The cell's key is the roster's id
// and the parent row. A special answer in that cell speaks for the whole list.
const NoRows = "none"

// Row is one live row of a roster.
type Row struct {
	ID     RowID
	Parent RowID // the row of the enclosing roster, or ""
}

// Answers are the answers of one diagnostic: the heads of its cells and the
// live rows of its rosters in their order.
type Answers struct {
	Cells map[Key]Answer
	Rows  map[QuestionID][]Row // by the roster's id
}

// NewAnswers returns empty answers.
func NewAnswers() *Answers {
	return &Answers{Cells: map[Key]Answer{}, Rows: map[QuestionID][]Row{}}
}

// Of returns the rows of a roster under one parent row, in order.
func (a *Answers) Of(roster QuestionID, parent RowID) []Row {
	var rows []Row
	for _, r := range a.Rows[roster] {
		if r.Parent == parent {
			rows = append(rows, r)
		}
	}
	return rows
}
