package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// finder finds things the way a reader does: by the words beside them.
const finder = `
const words = e => (e.textContent || '').replace(/\s+/g, ' ').trim();
const title = e => (e.firstChild?.textContent || '').replace(/\s+/g, ' ').trim();
const seen = e => e.getClientRects().length > 0;
const toPress = text => {
	const all = [...document.querySelectorAll('button, a, summary')].filter(seen);
	return all.find(e => words(e) === text) || all.find(e => words(e).startsWith(text));
};
const rowOf = name => [...document.querySelectorAll('[id^="fila."]')].find(e => words(e.querySelector('summary') || e).includes(name));
const field = (scope, text) => {
	const l = [...scope.querySelectorAll('label[for], legend')].find(e => title(e) === text);
	return l && (l.control || l.closest('fieldset'));
};
const boxes = set => [...set.querySelectorAll('label')].filter(l => l.control);
const value = e => {
	if (e.tagName === 'SELECT') return e.value && words(e.selectedOptions[0]);
	if (e.tagName !== 'FIELDSET') return e.value;
	const own = boxes(e).filter(l => l.control.name.startsWith('v.') && l.control.value);
	return own.filter(l => l.control.checked).map(words).join('; ');
};
`

// found marks what an expression finds, so that the browser can act on it.
const found = `[data-found]`

// find marks the element that an expression of the finder yields.
func (w *window) find(what, expression string) {
	w.t.Helper()
	script := fmt.Sprintf(`(() => {%s
		document.querySelectorAll('[data-found]').forEach(e => e.removeAttribute('data-found'));
		const e = %s;
		e?.setAttribute('data-found', '');
		return Boolean(e);
	})()`, finder, expression)
	if !ask[bool](w, script) {
		w.t.Fatalf("the page shows no %s\n%s", what, w.whereabouts())
	}
}

// inPage evaluates an expression of the finder.
func inPage[T any](w *window, expression string) T {
	w.t.Helper()
	return ask[T](w, fmt.Sprintf(`(() => {%s return %s})()`, finder, expression))
}

// press presses the button or follows the link of those words, and waits for
// the page it leads to.
func (w *window) press(text string) {
	w.t.Helper()
	w.find("button or link "+text, "toPress("+js(text)+")")
	w.follow(text)
}

// follow clicks what was found and waits for the page behind it.
func (w *window) follow(what string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	res, err := chromedp.RunResponse(ctx, chromedp.Click(found))
	if err != nil {
		w.t.Fatalf("press %q: %v\n%s", what, err, w.whereabouts())
	}
	if res != nil && res.Status >= 400 {
		w.t.Fatalf("press %q: status %d\n%s", what, res.Status, w.whereabouts())
	}
}

// click clicks what was found, where the page stays.
func (w *window) click(what string) {
	w.t.Helper()
	do(w, what, chromedp.Click(found))
}

// heading is the page's only first heading.
func (w *window) heading() string {
	w.t.Helper()
	if n := ask[int](w, `document.querySelectorAll('h1').length`); n != 1 {
		w.t.Errorf("the page has %d first headings, want 1\n%s", n, w.whereabouts())
	}
	return inPage[string](w, `words(document.querySelector('h1'))`)
}

// shows says whether the page shows a text.
func (w *window) shows(text string) bool {
	w.t.Helper()
	return strings.Contains(inPage[string](w, `words(document.querySelector('main'))`), text)
}

// scope is a part of a page that holds fields.
type scope struct {
	*window
	id string // of its element; "" for the whole page
}

func (s scope) in() string {
	if s.id == "" {
		return "document"
	}
	return "document.getElementById(" + js(s.id) + ")"
}

// page is the whole page.
func (w *window) page() scope { return scope{window: w} }

// added is the row that has just been added: the address leads there.
func (w *window) added() scope {
	w.t.Helper()
	return scope{window: w, id: ask[string](w, `decodeURIComponent(location.hash.slice(1))`)}
}

// row unfolds a row of a list, by its name.
func (w *window) row(name string) scope {
	w.t.Helper()
	w.find("row "+name, "rowOf("+js(name)+")")
	s := scope{window: w, id: ask[string](w, `document.querySelector('[data-found]').id`)}
	switch inPage[string](w, fmt.Sprintf(`(e => e.tagName === 'DETAILS' ? (e.open ? 'open' : 'folded') : e.querySelector('[name="accion"][value^="abrir:"]') ? 'away' : 'open')(%s)`, s.in())) {
	case "folded":
		w.find("fold of "+name, s.in()+".querySelector('summary')")
		do(w, "unfold "+name, chromedp.Click(found))
	case "away":
		w.find("fold of "+name, s.in()+`.querySelector('[name="accion"][value^="abrir:"]')`)
		w.follow(name)
	}
	return s
}

// field marks the field of that label.
func (s scope) field(label string) {
	s.t.Helper()
	s.find("field "+label, "field("+s.in()+", "+js(label)+")")
}

// value is what stands in a field: a text, or the labels of what is chosen.
func (s scope) value(label string) string {
	s.t.Helper()
	s.field(label)
	return inPage[string](s.window, `value(document.querySelector('[data-found]'))`)
}

// write writes a text into a field in place of what is there.
func (s scope) write(label, text string) {
	s.t.Helper()
	s.field(label)
	do(s.window, "go to "+label, chromedp.Click(found))
	ask[any](s.window, `document.querySelector('[data-found]').select()`)
	if _, err := chromedp.Call(s.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		s.t.Fatalf("write into %s: %v", label, err)
	}
}

// choose chooses from a list, or ticks, each of some labels. A label of a list
// may stand behind a code.
func (s scope) choose(label string, options ...string) {
	s.t.Helper()
	s.field(label)
	if inPage[string](s.window, `document.querySelector('[data-found]').tagName`) == "SELECT" {
		s.pick(label, options[0])
		return
	}
	for _, option := range options {
		s.find(label+": "+option, fmt.Sprintf(`boxes(field(%s, %s)).find(l => words(l).endsWith(%s))?.control`, s.in(), js(label), js(option)))
		do(s.window, "tick "+option, chromedp.Click(found))
	}
}

// pick chooses from the list that was found, as a keyboard would.
func (s scope) pick(label, option string) {
	s.t.Helper()
	picked := inPage[bool](s.window, fmt.Sprintf(`(e => {
		const o = [...e.options].find(o => words(o).endsWith(%s));
		if (!o) return false;
		e.value = o.value;
		for (const type of ['input', 'change']) e.dispatchEvent(new Event(type, {bubbles: true}));
		return true;
	})(document.querySelector('[data-found]'))`, js(option)))
	if !picked {
		s.t.Fatalf("%s: no option %q\n%s", label, option, s.whereabouts())
	}
}

// instead unfolds what may stand instead of an answer, and chooses it.
func (s scope) instead(label, special string) {
	s.t.Helper()
	s.find("way out of "+label, fmt.Sprintf(`field(%s, %s)?.closest('details').querySelector('summary')`, s.in(), js(s.T("special.label", "Question", label))))
	if !ask[bool](s.window, `document.querySelector('[data-found]').parentElement.open`) {
		do(s.window, "unfold it", chromedp.Click(found))
	}
	s.choose(s.T("special.label", "Question", label), special)
}

// js is a text as JavaScript writes it.
func js(text string) string {
	b, _ := json.Marshal(text) // a text always can be
	return string(b)
}
