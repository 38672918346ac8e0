package brief

import "strings"

// unknown says what nobody has answered, and what was answered by saying that
// it is not known.
func (p *profiler) unknown() []Block {
	var items []Line
	for _, v := range p.voices {
		if line := p.silent(v); line != nil {
			items = append(items, line)
		}
	}
	if items == nil {
		return []Block{Paragraph{Text: said(p.t("unknown.nothing"))}}
	}
	return []Block{List{items}, Paragraph{Text: said(p.t("unknown.aid")), Kind: Aid}}
}

// silent lists a voice's special answers and silences; nil when there are none.
func (p *profiler) silent(v voice) Line {
	var line Line
	for _, s := range p.profile.Silences {
		if s.Party != v.party() {
			continue
		}
		var labels []string
		for _, q := range s.Essential {
			labels = append(labels, p.named(q.Base()))
		}
		if s.Others > 0 {
			labels = append(labels, counted(p.lang, "unknown.others", s.Others))
		}
		line = append(line, Span{Text: " " + s.Mark.Words(p.lang) + ": ", Strong: true}, Span{Text: strings.Join(labels, "; ") + "."})
	}
	if line == nil {
		return nil
	}
	return append(Line{{Text: v.name + " –"}}, line...)
}
