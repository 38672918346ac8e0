package draw

// Picture is a chart with its words. Alt says in words what the chart shows.
type Picture struct {
	Title string
	Alt   string
	Chart Chart
}
