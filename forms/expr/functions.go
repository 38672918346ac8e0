package expr

import (
	"maps"
	"slices"
)

// function is a function that expressions may call.
type function struct {
	min, max int // how many arguments; a max below 0 sets no bound
	result   Kind
	nodes    uint8 // bit i: argument i must be a set of nodes
	pairs    bool  // arguments beyond the fewest come in twos
	check    func(*Call) *Error
	eval     func(*machine, *Call, scope) Value
}

func (f *function) wantsNodes(i int) bool { return i < 8 && f.nodes&(1<<i) != 0 }

// functions lists every function by its name.
var functions = map[string]*function{
	// Logic.
	"if":                  {min: 3, max: 3, eval: fnIf},
	"not":                 {min: 1, max: 1, result: BoolKind, eval: fnNot},
	"true":                {result: BoolKind, eval: fnTrue},
	"false":               {result: BoolKind, eval: fnFalse},
	"boolean":             {min: 1, max: 1, result: BoolKind, eval: fnBoolean},
	"boolean-from-string": {min: 1, max: 1, result: BoolKind, eval: fnBooleanFromString},
	"coalesce":            {min: 2, max: -1, result: StringKind, eval: fnCoalesce},
	"once":                {min: 1, max: 1, result: StringKind, eval: fnOnce},
	"checklist":           {min: 3, max: -1, result: BoolKind, eval: fnChecklist},
	"weighted-checklist":  {min: 4, max: -1, pairs: true, result: BoolKind, eval: fnWeightedChecklist},
	"lang":                {min: 1, max: 1, result: BoolKind, eval: fnLang},

	// Choices.
	"selected":       {min: 2, max: 2, result: BoolKind, eval: fnSelected},
	"selected-at":    {min: 2, max: 2, result: StringKind, eval: fnSelectedAt},
	"count-selected": {min: 1, max: 1, result: NumberKind, eval: fnCountSelected},
	"jr:choice-name": {min: 2, max: 2, result: StringKind, check: checkChoiceName, eval: fnChoiceName},
	"jr:itext":       {min: 1, max: 1, result: StringKind, eval: fnItext},

	// Sets.
	"position":        {max: 1, nodes: 1, result: NumberKind, eval: fnPosition},
	"last":            {result: NumberKind, eval: fnLast},
	"count":           {min: 1, max: 1, nodes: 1, result: NumberKind, eval: fnCount},
	"count-non-empty": {min: 1, max: 1, nodes: 1, result: NumberKind, eval: fnCountNonEmpty},
	"sum":             {min: 1, max: 1, nodes: 1, result: NumberKind, eval: fnSum},
	"min":             {max: -1, result: NumberKind, eval: fnMin},
	"max":             {max: -1, result: NumberKind, eval: fnMax},
	"indexed-repeat":  {min: 3, max: -1, nodes: 1 | 2 | 8 | 32 | 128, pairs: true, result: NodesKind, eval: fnIndexedRepeat},
	"instance":        {min: 1, max: 1, result: NodesKind, eval: fnInstance},
	"current":         {result: NodesKind, eval: fnCurrent},
	"pulldata":        {min: 4, max: 4, result: StringKind, eval: fnPulldata},
	"randomize":       {min: 1, max: 2, nodes: 1, result: NodesKind, eval: fnRandomize},
	"id":              {min: 1, max: 1, result: NodesKind, eval: fnID},
	"name":            {max: 1, nodes: 1, result: StringKind, eval: fnName},
	"local-name":      {max: 1, nodes: 1, result: StringKind, eval: fnLocalName},
	"namespace-uri":   {max: 1, nodes: 1, result: StringKind, eval: fnNamespaceURI},

	// Text.
	"string":           {max: 1, result: StringKind, eval: fnString},
	"concat":           {max: -1, result: StringKind, eval: fnConcat},
	"join":             {min: 1, max: -1, result: StringKind, eval: fnJoin},
	"contains":         {min: 2, max: 2, result: BoolKind, eval: fnContains},
	"starts-with":      {min: 2, max: 2, result: BoolKind, eval: fnStartsWith},
	"ends-with":        {min: 2, max: 2, result: BoolKind, eval: fnEndsWith},
	"substr":           {min: 2, max: 3, result: StringKind, eval: fnSubstr},
	"substring":        {min: 2, max: 3, result: StringKind, eval: fnSubstring},
	"substring-before": {min: 2, max: 2, result: StringKind, eval: fnSubstringBefore},
	"substring-after":  {min: 2, max: 2, result: StringKind, eval: fnSubstringAfter},
	"translate":        {min: 3, max: 3, result: StringKind, eval: fnTranslate},
	"string-length":    {max: 1, result: NumberKind, eval: fnStringLength},
	"normalize-space":  {max: 1, result: StringKind, eval: fnNormalizeSpace},
	"regex":            {min: 2, max: 2, result: BoolKind, check: checkRegex, eval: fnRegex},
	"uuid":             {max: 1, result: StringKind, eval: fnUUID},
	"digest":           {min: 2, max: 3, result: StringKind, check: checkDigest, eval: fnDigest},
	"base64-decode":    {min: 1, max: 1, result: StringKind, eval: fnBase64Decode},

	// Numbers.
	"number":  {max: 1, result: NumberKind, eval: fnNumber},
	"int":     {min: 1, max: 1, result: NumberKind, eval: fnInt},
	"round":   {min: 1, max: 2, result: NumberKind, eval: fnRound},
	"abs":     {min: 1, max: 1, result: NumberKind, eval: fnAbs},
	"floor":   {min: 1, max: 1, result: NumberKind, eval: fnFloor},
	"ceiling": {min: 1, max: 1, result: NumberKind, eval: fnCeiling},
	"random":  {result: NumberKind, eval: fnRandom},
	"pow":     {min: 2, max: 2, result: NumberKind, eval: fnPow},
	"sqrt":    {min: 1, max: 1, result: NumberKind, eval: fnSqrt},
	"log":     {min: 1, max: 1, result: NumberKind, eval: fnLog},
	"log10":   {min: 1, max: 1, result: NumberKind, eval: fnLog10},
	"exp":     {min: 1, max: 1, result: NumberKind, eval: fnExp},
	"exp10":   {min: 1, max: 1, result: NumberKind, eval: fnExp10},
	"pi":      {result: NumberKind, eval: fnPi},
	"sin":     {min: 1, max: 1, result: NumberKind, eval: fnSin},
	"cos":     {min: 1, max: 1, result: NumberKind, eval: fnCos},
	"tan":     {min: 1, max: 1, result: NumberKind, eval: fnTan},
	"asin":    {min: 1, max: 1, result: NumberKind, eval: fnAsin},
	"acos":    {min: 1, max: 1, result: NumberKind, eval: fnAcos},
	"atan":    {min: 1, max: 1, result: NumberKind, eval: fnAtan},
	"atan2":   {min: 2, max: 2, result: NumberKind, eval: fnAtan2},

	// Time.
	"today":             {result: StringKind, eval: fnToday},
	"now":               {result: StringKind, eval: fnNow},
	"date":              {min: 1, max: 1, result: StringKind, eval: fnDate},
	"date-time":         {min: 1, max: 1, result: StringKind, eval: fnDate},
	"format-date":       {min: 2, max: 2, result: StringKind, eval: fnFormatDate},
	"format-date-time":  {min: 2, max: 2, result: StringKind, eval: fnFormatDate},
	"decimal-date-time": {min: 1, max: 1, result: NumberKind, eval: fnDecimalDateTime},
	"decimal-time":      {min: 1, max: 1, result: NumberKind, eval: fnDecimalTime},
}

// unsupported lists functions that other platforms know and this one does not.
var unsupported = []string{"area", "distance", "geofence", "intersects", "extract-signed",
	"property", "version", "jr:get-uuid", "callout-api", "search", "thousandsep"}

func functionNames() []string { return slices.Sorted(maps.Keys(functions)) }

// text, number, bool and set evaluate an argument; reading a text is work.
func (c *Call) text(m *machine, i int, s scope) string    { return m.made(m.text(c.Args[i], s)) }
func (c *Call) number(m *machine, i int, s scope) float64 { return m.number(c.Args[i], s) }
func (c *Call) bool(m *machine, i int, s scope) bool      { return m.bool(c.Args[i], s) }
func (c *Call) set(m *machine, i int, s scope) []Node     { return m.nodes(c.Args[i], s) }

// textOrSelf evaluates the only argument, or else takes the node's text.
func (c *Call) textOrSelf(m *machine, s scope) string {
	if len(c.Args) == 0 {
		return m.made(s.node.Text())
	}
	return c.text(m, 0, s)
}
