package html

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"triptych/model"
	"triptych/model/path"
	"triptych/ui/notes"
	"triptych/ui/report/paper"
)

// TestInBrowser reads pages in a real browser.
func TestInBrowser(t *testing.T) {
	b := newBrowser(t)
	for _, test := range []struct {
		name string
		does func(*browser)
	}{
		{"columns scroll in step", inStep},
		{"nothing moves by itself", noEcho},
		{"motion is reduced", reducedMotion},
		{"a value leads to its passages", values},
		{"the way back", wayBack},
		{"the wheel", wheel},
		{"a column is hidden", hidden},
		{"marks are chosen", marks},
		{"filters", filters},
		{"keys", keys},
		{"letters are let go", noLetters},
		{"without a script", withoutScript},
		{"a narrow screen", narrowScreen},
		{"nine articles", nineArticles},
		{"colours", darkAndLight},
		{"paper", onPaper},
		{"hostile articles", hostileArticles},
		{"the policy holds", policyHolds},
		{"nothing in common", nothingInCommon},
	} {
		t.Run(test.name, func(t *testing.T) {
			b.reset(t)
			test.does(b)
			b.quiet()
		})
	}
}

// at is how far below the top of its column a sentence stands, in pixels.
func at(article, sentence int) string {
	return fmt.Sprintf(`(document.getElementById(%q).getClientRects()[0].top - document.querySelector("#a%d .pane").getBoundingClientRect().top)`,
		sentenceID(article, sentence), article)
}

// pane is the part of a column that scrolls.
func pane(article int) string { return fmt.Sprintf(`document.querySelector("#a%d .pane")`, article) }

// lead scrolls a column as a person would, until a sentence is on the reading line, and
// four pixels further: another column may have gone three times as far.
func (b *browser) lead(article, sentence int) {
	b.t.Helper()
	b.run(fmt.Sprintf(`const pane = %s, row = %s + pane.scrollTop + 4; pane.scrollTop = Math.max(row / 2, row - pane.clientHeight / 3)`, pane(article), at(article, sentence)))
	b.until(fmt.Sprintf(`document.getElementById(%q).classList.contains("here")`, sentenceID(article, sentence)))
}

// inSight says that a column shows a sentence.
func inSight(article, sentence int) string {
	return fmt.Sprintf(`%s >= 0 && %s < %s.clientHeight`, at(article, sentence), at(article, sentence), pane(article))
}

// beginnings returns the first sentences of the blocks of an article but the first.
func beginnings(a *model.Article) []int {
	var list []int
	for s := range a.Sentences {
		if s > 0 && a.Sentences[s].Block != a.Sentences[s-1].Block {
			list = append(list, s)
		}
	}
	return list
}

// inStep scrolls each column in turn: wherever the path of the terminal leads, the
// sentence there starts on the very line of the leader's, unless its column is at an end.
func inStep(b *browser) {
	a := embedded(b.t)
	b.open(written(b.t, prepared(a)))
	b.run(`document.getElementById("articles").scrollIntoView()`)
	for leader := range a.Story.Articles {
		list := beginnings(&a.Story.Articles[leader])
		for _, s := range []int{list[1], list[len(list)/2], list[len(list)-2], list[len(list)/3]} {
			b.lead(leader, s)
			for follower := range a.Story.Articles {
				if follower == leader {
					continue
				}
				stand := path.Of(a, leader, follower)[s]
				if stand.Right == path.None {
					b.until(fmt.Sprintf(`document.querySelector("#a%d .status").textContent === "not covered"`, follower))
					continue
				}
				switch {
				case stand.Right == stand.Sentence:
					b.until(fmt.Sprintf(`Math.abs(%s - %s) <= 12 || %s.scrollTop <= 0 && %s`, at(follower, stand.Right), at(leader, s), pane(follower), inSight(follower, stand.Right)))
				case stand.Follows():
					b.until(inSight(follower, stand.Right))
				default:
					b.until(fmt.Sprintf(`/^told (earlier|later): ¶ \d+ of \d+$|^same/.test(document.querySelector("#a%d .status").textContent)`, follower))
				}
				b.until(fmt.Sprintf(`document.getElementById(%q).classList.contains("beside")`, sentenceID(follower, stand.Right)))
			}
		}
		b.run(pane(leader) + `.scrollTop = 0`) // where every article shows its own top
		for i := range a.Story.Articles {
			b.until(pane(i) + `.scrollTop === 0`)
		}
	}
}

// noEcho looks whether a column that follows makes the one that leads move: none does.
func noEcho(b *browser) {
	a := embedded(b.t)
	b.open(written(b.t, prepared(a)))
	b.run(`window.moves = []; window.tops = () => [...document.querySelectorAll(".pane")].map((p) => p.scrollTop)`)
	for _, top := range []int{333, 1200, 40, 777} {
		b.run(fmt.Sprintf(`%s.scrollTop = %d; window.last = null; window.still = 0`, pane(1), top))
		b.until(`(() => { const now = String(tops()); still = now === last ? still + 1 : 0; last = now; return still > 10; })()`)
		if got := eval[float64](b, pane(1)+`.scrollTop`); int(got) != top {
			b.t.Errorf("the leader was scrolled to %d and stands at %v", top, got)
		}
		if !eval[bool](b, `document.getElementById("a1").classList.contains("leads")`) {
			b.t.Errorf("at %d another column leads", top)
		}
	}
}

// reducedMotion jumps far, where a column would glide: it is there at once.
func reducedMotion(b *browser) {
	a := embedded(b.t)
	for _, reduce := range []bool{true, false} {
		if reduce {
			b.media("", "prefers-reduced-motion", "reduce")
		} else {
			b.media("", "prefers-reduced-motion", "no-preference")
		}
		b.open(written(b.t, prepared(a)))
		b.settled()
		b.run(`window.stops = new Set(); ` + pane(2) + `.addEventListener("scroll", (e) => stops.add(e.target.scrollTop)); document.querySelector("#f12 td:last-child a.to").click()`)
		b.until(pane(2) + `.scrollTop > 100`)
		b.rests(2)
		if n := eval[int](b, `stops.size`); (n == 1) != reduce {
			b.t.Errorf("with reduced motion %v a far column stood at %d places", reduce, n)
		}
	}
}

// rests waits until an article's column has stood still for a while, at window.was.
func (b *browser) rests(article int) {
	b.run(`window.same = 0; window.was = -1`)
	b.until(`(() => { const now = ` + pane(article) + `.scrollTop; window.same = now === window.was ? window.same + 1 : 0; window.was = now; return same > 10; })()`)
}

// settled waits until the page has been drawn a few times: what it does first, it does
// without a glide.
func (b *browser) settled() {
	b.run(`window.drawn = 0; (function next() { if (++window.drawn < 6) requestAnimationFrame(next); })()`)
	b.until(`window.drawn === 6`)
}

// values clicks what an outlet says in the table: every column shows where it says so.
func values(b *browser) {
	a := embedded(b.t)
	p := prepared(a)
	b.open(written(b.t, p))
	for _, number := range []int{2, 5, len(p.Findings)} {
		f := p.Findings[number-1]
		b.run(fmt.Sprintf(`document.querySelector("#f%d a.to").click()`, number))
		for _, article := range f.Articles() {
			first := f.AllIn(article)[0]
			b.until(inSight(article, first.Sentence))
			b.until(fmt.Sprintf(`document.querySelector("#%s mark.on") !== null`, sentenceID(article, first.Sentence)))
		}
		b.until(`!document.getElementById("chosen").hidden && document.getElementById("articles").getBoundingClientRect().top < 200`)
		if got := eval[string](b, `document.querySelector("#chosen .words").textContent`); !strings.Contains(got, capital(f.Row.About)) {
			b.t.Errorf("finding %d is told as %q", number, got)
		}
	}
}

// wayBack goes from a table to the articles, and back with the browser's own button.
func wayBack(b *browser) {
	b.open(written(b.t, prepared(embedded(b.t))))
	b.run(`document.getElementById("coverage").scrollIntoView()`)
	y := eval[float64](b, `scrollY`)
	b.run(`document.querySelector("#coverage a.to").click()`)
	b.until(`document.querySelector(".here") !== null && scrollY < 1000`)
	b.do(chromedp.NavigateBack())
	b.until(fmt.Sprintf(`Math.abs(scrollY - %v) < 2`, y))
}

// wheel turns the wheel over one column and then over another: the one under the
// pointer leads, and the others come along.
func wheel(b *browser) {
	a := embedded(b.t)
	b.open(written(b.t, prepared(a)))
	b.run(`document.getElementById("articles").scrollIntoView()`)
	for _, leader := range []int{1, 0, 2} {
		spot := eval[[]float64](b, fmt.Sprintf(`(() => { const r = %s.getBoundingClientRect(); return [r.left + 100, r.top + 200]; })()`, pane(leader)))
		before := eval[float64](b, pane(leader)+`.scrollTop`)
		for range 3 {
			send(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: spot[0], Y: spot[1], DeltaY: 240, DeltaX: 0.001}) // 0 would be left out
		}
		b.until(fmt.Sprintf(`%s.scrollTop > %v && document.getElementById("a%d").classList.contains("leads")`, pane(leader), before+300, leader))
		for follower := range a.Story.Articles {
			if follower == leader {
				continue
			}
			// Whatever is right beside the sentence that the leader has come to is in sight,
			// or the header says where it is told.
			b.until(fmt.Sprintf(`(() => {
				const said = document.querySelector("#a%[1]d .status").textContent, beside = document.querySelector("#a%[1]d .beside");
				if (!beside) return said === "not covered";
				const top = beside.getBoundingClientRect().top - %[2]s.getBoundingClientRect().top;
				return top > -60 && top < %[2]s.clientHeight || /^told (earlier|later)/.test(said);
			})()`, follower, pane(follower)))
		}
	}
}

// hidden takes the leading column away and brings it back: the others stay where they
// are, or near.
func hidden(b *browser) {
	a := embedded(b.t)
	b.open(written(b.t, prepared(a)))
	s := beginnings(&a.Story.Articles[0])[8]
	b.lead(0, s)
	right := path.Of(a, 0, 1)[s].Right
	b.until(inSight(1, right))
	top := eval[float64](b, pane(1)+`.scrollTop`)
	b.run(`document.querySelectorAll(".switch button")[0].click()`)
	b.until(`document.getElementById("a1").classList.contains("leads") && document.getElementById("a0").hidden`)
	b.until(`(() => { const s = document.querySelector("#a2 .beside"); return s && s.getBoundingClientRect().bottom > ` + pane(2) + `.getBoundingClientRect().top; })()`)
	if got := eval[float64](b, pane(1)+`.scrollTop`); top < 100 || got < top/2 {
		b.t.Errorf("the next column stood at %v, and without the first at %v", top, got)
	}
	b.run(`document.querySelectorAll(".switch button")[0].click()`)
	b.until(`!document.getElementById("a0").hidden && ` + pane(0) + `.scrollTop > 100`)
}

// marks clicks marks and numbers in the text: they are chosen, and the page stays.
func marks(b *browser) {
	p := prepared(harbour(b.t))
	b.open(written(b.t, p))
	for _, selector := range []string{`#a1 mark.conflict`, `#a1 a.ref.conflict`, `#h0 mark.conflict`} {
		b.run(fmt.Sprintf(`document.querySelector(%q).click()`, selector))
		b.until(`document.querySelector("tr.on")?.id === "f2"`)
		b.until(`[...document.querySelectorAll("mark.on")].map((m) => m.textContent).sort().join() === "February,January,January,January"`)
		b.press(kb.Escape)
		b.until(`document.querySelector("mark.on, tr.on") === null && document.getElementById("chosen").hidden`)
	}
	// Words with two findings: a second click chooses the other.
	b.run(`document.querySelector("#a0 mark[data-findings='4 7']").click()`)
	b.until(`document.querySelector("tr.on")?.id === "f4"`)
	b.run(`document.querySelector("#a0 mark[data-findings='4 7']").click()`)
	b.until(`document.querySelector("tr.on")?.id === "f7"`)
}

// decided is the report of the harbour with a finding that its reader verified.
func decided(b *browser) *paper.Paper {
	a := harbour(b.t)
	book := notes.New(a.Story).On(a)
	for i := range a.Differences {
		if a.Differences[i].About == "lorries a day" {
			book = book.WithState(&a.Differences[i], notes.Verified, time.Unix(1e9, 0)).WithNote(&a.Differences[i], "counted at\nthe gate", time.Unix(1e9, 0))
		}
	}
	return preparedWith(a, paper.Options{Book: book.On(a)})
}

// filters leaves out relations, kinds, levels and states, and takes them in again.
func filters(b *browser) {
	b.open(written(b.t, decided(b)))
	toggle := func(id string) { b.run(fmt.Sprintf(`document.getElementById(%q).click()`, id)) }
	rows := `[...document.querySelectorAll("tr.finding:not([hidden])")].map((r) => r.dataset.finding).join()`
	for _, test := range []struct{ off, on, left string }{
		{"relation-conflict", "relation-conflict", "3,4,5,6,7"},
		{"relation-missing", "relation-missing", "1,2,3,4,5,7"},
		{"kind-number", "kind-number", "2,5,6,7"},
		{"level-facts", "level-telling", "1,2,3,4,5,6"},
		{"state-verified", "state-verified", "1,2,4,5,6,7"},
		{"state-open", "state-open", "3"},
	} {
		toggle(test.off)
		if got := eval[string](b, rows); got != test.left {
			b.t.Errorf("without %s the rows are %s, want %s", test.off, got, test.left)
		}
		shown := strings.Split(test.left, ",")
		if got := eval[string](b, `document.getElementById("shown").textContent`); got != fmt.Sprintf("%d of 7 shown", len(shown)) {
			b.t.Errorf("without %s it says %q", test.off, got)
		}
		// What is left out has no mark, no number and no place in other tables.
		for n := 1; n <= 7; n++ {
			left := strings.Contains(test.left, itoa(n))
			for _, selector := range []string{`.columns a[data-finding="%d"]`, `#figures [data-finding="%d"], #dates [data-finding="%d"], #names [data-finding="%d"]`} {
				selector = strings.ReplaceAll(selector, "%d", itoa(n))
				if !eval[bool](b, fmt.Sprintf(`[...document.querySelectorAll(%q)].every((e) => e.hidden === %v)`, selector, !left)) {
					b.t.Errorf("without %s: %s of finding %d", test.off, selector, n)
				}
			}
			if alone := fmt.Sprintf(`mark[data-findings="%d"]`, n); !eval[bool](b, fmt.Sprintf(`[...document.querySelectorAll(%q)].every((e) => (e.className === "off") === %v)`, alone, !left)) {
				b.t.Errorf("without %s: the marks of finding %d", test.off, n)
			}
		}
		toggle(test.on)
		if got := eval[string](b, rows); got != "1,2,3,4,5,6,7" {
			b.t.Errorf("with %s again the rows are %s", test.on, got)
		}
	}
	// A mark with two findings looks as the graver of those shown.
	both := `document.querySelector("#a0 mark[data-findings='4 7']").className`
	if got := eval[string](b, both); got != "variant" {
		b.t.Errorf("a variant and an extra look as %q", got)
	}
	toggle("relation-variant")
	if got := eval[string](b, both); got != "extra" {
		b.t.Errorf("the extra alone looks as %q", got)
	}
	for _, id := range []string{"relation-conflict", "relation-extra", "relation-missing"} {
		toggle(id)
	}
	b.until(`!document.getElementById("nothing").hidden`)
}

// keys goes through the differences, sentences, topics and columns.
func keys(b *browser) {
	b.open(written(b.t, prepared(harbour(b.t))))
	chosen := func(want int) {
		b.t.Helper()
		b.until(fmt.Sprintf(`document.querySelector("tr.on")?.id === "f%d"`, want))
	}
	b.press("n")
	chosen(2) // the first in the text of the first article: in its headline
	b.press("n")
	chosen(7)
	b.press("N")
	chosen(2)
	b.press("N") // round at the end: the last of those that it has no part in
	b.until(`document.querySelector("tr.on") !== null`)
	b.press("!")
	b.until(`document.querySelector("tr.on")?.dataset.relation === "conflict"`)
	b.press("f")
	b.until(`(() => { const r = document.querySelector("tr.on").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`)
	b.press(kb.Escape)
	b.until(`document.querySelector("tr.on") === null`)
	b.press("2")
	b.until(`document.activeElement === ` + pane(1) + ` && document.getElementById("a1").classList.contains("leads")`)
	b.press(kb.ArrowRight)
	b.until(`document.activeElement === ` + pane(2))
	b.press(kb.ArrowLeft, kb.ArrowLeft)
	b.until(`document.activeElement === ` + pane(0))
	b.press("]")
	b.until(`document.querySelector("#a0 .here")?.closest(".block").querySelector(".topic") != null`)
	b.rests(0) // a key that comes while the column glides starts from where it is
	here := eval[string](b, `document.querySelector(".here").id`)
	b.press("j")
	b.until(fmt.Sprintf(`document.querySelector(".here").id !== %q`, here))
	b.rests(0)
	b.press("k")
	b.until(fmt.Sprintf(`document.querySelector(".here").id === %q`, here))
}

// noLetters turns the letters off: only other keys are keys then.
func noLetters(b *browser) {
	b.open(written(b.t, prepared(harbour(b.t))))
	b.run(`document.getElementById("letters").click()`)
	b.press("n", "2")
	b.press(kb.Escape)
	if eval[bool](b, `document.querySelector("tr.on") !== null || document.activeElement === `+pane(1)) {
		b.t.Error("a letter did something though letters are no keys")
	}
}

// withoutScript reads a page whose script may not run: all of it is there.
func withoutScript(b *browser) {
	a := embedded(b.t)
	b.scripts(false)
	b.openStill(written(b.t, prepared(a)))
	if eval[bool](b, `document.documentElement.dataset.ready === "yes"`) {
		b.t.Fatal("the script has run")
	}
	hidden := eval[[]string](b, `[...document.querySelectorAll("body *:not(script)")].filter((e) => !e.closest(".js") && e.getClientRects().length === 0 && e.textContent.trim() && getComputedStyle(e).display !== "contents").map((e) => e.outerHTML.slice(0, 80))`)
	if len(hidden) > 0 {
		b.t.Errorf("%d elements are not shown, such as %s", len(hidden), hidden[0])
	}
	cut := eval[[]string](b, `[...document.querySelectorAll(".pane, .columns, .room")].filter((e) => e.scrollHeight > e.clientHeight + 1).map((e) => e.className)`)
	if len(cut) > 0 {
		b.t.Errorf("%v hide a part of what they hold", cut)
	}
	if eval[bool](b, `[...document.querySelectorAll(".js")].some((e) => e.getClientRects().length > 0)`) {
		b.t.Error("something is shown that does nothing without a script")
	}
	b.do(chromedp.Navigate(b.url + "#f3"))
	b.until(`document.querySelector(":target")?.id === "f3"`)
}

// narrowScreen reads on a telephone: one article at a time, and the passage in it that
// belongs to the one before.
func narrowScreen(b *browser) {
	a := embedded(b.t)
	b.size(390, 844)
	b.open(written(b.t, prepared(a)))
	if got := eval[int](b, `document.documentElement.scrollWidth`); got > 390 {
		b.t.Errorf("the page is %d pixels wide on a screen of 390", got)
	}
	shown := `[...document.querySelectorAll(".column")].filter((c) => c.getClientRects().length > 0).map((c) => c.id).join()`
	if got := eval[string](b, shown); got != "a0" {
		b.t.Errorf("the articles shown are %s", got)
	}
	s := beginnings(&a.Story.Articles[0])[8]
	b.lead(0, s)
	b.run(`document.querySelectorAll(".switch button")[1].click()`)
	b.until(shown + ` === "a1"`)
	b.until(inSight(1, path.Of(a, 0, 1)[s].Right))
	b.run(`document.querySelector("#f2 td:last-child a.to").click()`)
	b.until(shown + ` === "a2"`)
	b.until(`document.querySelector("#a2 mark.on").getBoundingClientRect().top > 0`)
	b.scripts(false)
	b.openStill(written(b.t, prepared(a)))
	if got := eval[string](b, shown); got != "a0,a1,a2" {
		b.t.Errorf("without a script the articles shown are %s", got)
	}
}

// nineArticles has more columns than the screen has room for.
func nineArticles(b *browser) {
	b.open(written(b.t, prepared(nine(b.t))))
	if got := eval[int](b, `document.documentElement.scrollWidth`); got > 1280 {
		b.t.Errorf("the page is %d pixels wide on a screen of 1280", got)
	}
	b.press("9")
	b.until(`document.getElementById("a8").getBoundingClientRect().right <= 1281`)
	b.run(`document.querySelectorAll(".switch button").forEach((x, i) => { if (i > 2) x.click(); })`)
	b.until(`document.getElementById("a2").getBoundingClientRect().width > 380 && document.getElementById("a8").hidden`)
	b.run(`document.querySelector("#f1 td:last-child a.to").click()`)
	b.until(`!document.getElementById("a8").hidden`)
}

// darkAndLight follows what a person prefers, and then what they choose.
func darkAndLight(b *browser) {
	page := written(b.t, prepared(harbour(b.t)))
	ground := `getComputedStyle(document.body).backgroundColor`
	b.media("", "prefers-color-scheme", "dark")
	b.open(page)
	dark := eval[string](b, ground)
	b.run(`document.getElementById("theme").click()`)
	light := eval[string](b, ground)
	if dark == light {
		b.t.Fatalf("both pages have the ground %s", dark)
	}
	b.media("", "prefers-color-scheme", "light")
	if got := eval[string](b, ground); got != light {
		b.t.Errorf("the light page is %s, and then %s", light, got)
	}
	b.run(`document.getElementById("theme").click()`)
	if got := eval[string](b, ground); got != dark {
		b.t.Errorf("the dark page is %s, and then %s", dark, got)
	}
	b.run(`localStorage.clear()`)
}

// onPaper prints: all of the articles, no row over the edge of a page, nothing to click.
func onPaper(b *browser) {
	a := embedded(b.t)
	b.open(written(b.t, prepared(a)))
	b.press("n")
	printed, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		b.t.Fatal(err)
	}
	pages := bytes.Count(printed, []byte("/Type /Page\n"))
	if !bytes.HasPrefix(printed, []byte("%PDF-")) || pages < 4 || pages > 15 {
		b.t.Errorf("%d bytes with %d pages", len(printed), pages)
	}
	b.media("print", "", "")
	b.size(680, 980) // the inside of A4
	if n := eval[int](b, `[...document.querySelectorAll("button, input, nav, summary, #chosen")].filter((e) => e.getClientRects().length > 0).length`); n > 0 {
		b.t.Errorf("%d things on paper that can only be clicked", n)
	}
	if cut := eval[[]string](b, `[...document.querySelectorAll(".pane, .columns, .wide, .room")].filter((e) => getComputedStyle(e).overflowY !== "visible" || getComputedStyle(e).overflowX !== "visible").map((e) => e.className)`); len(cut) > 0 {
		b.t.Errorf("%v are cut on paper", cut)
	}
	if !eval[bool](b, `[...document.querySelectorAll("tr")].every((r) => getComputedStyle(r).breakInside === "avoid")`) {
		b.t.Error("a row may be cut")
	}
	if got := eval[int](b, `document.documentElement.scrollWidth`); got > 680 {
		b.t.Errorf("the page is %d pixels wide on paper of 680", got)
	}
	lines := eval[[]string](b, `["conflict", "variant", "extra"].map((r) => getComputedStyle(document.querySelector("mark." + r)).textDecorationStyle)`)
	if strings.Join(lines, ",") != "double,solid,dotted" {
		b.t.Errorf("the lines of marks are %v", lines)
	}
}

// hostileArticles reads, clicks and presses through a story of attacks: nothing runs,
// nothing is asked of the network.
func hostileArticles(b *browser) {
	page := written(b.t, hostile(b.t))
	b.open(page)
	b.press("n", "!", "j", "]", "2", "f", kb.Escape)
	b.run(`for (const e of document.querySelectorAll("mark, .s, a.to, a.ref, button, summary, input")) e.click()`)
	b.run(pane(0) + `.scrollTop = 500`)
	b.until(pane(0) + `.scrollTop > 0`)
	for i, want := range []string{`</script><script>alert(2)</script>`, `<img src=x onerror=alert(3)>`, `{{.Policy}}`} {
		if !eval[bool](b, fmt.Sprintf(`document.querySelector("#a0").textContent.includes(%q)`, want)) {
			b.t.Errorf("attack %d cannot be read", i)
		}
	}
	b.media("print", "", "")
	if _, err := chromedp.Run(b.ctx, chromedp.PrintToPDF()); err != nil {
		b.t.Error(err)
	}
}

// policyHolds does what an attack would do if it came through: the policy stops it.
func policyHolds(b *browser) {
	b.open(written(b.t, prepared(harbour(b.t))))
	b.quiet()
	b.run(`window.stopped = 0; addEventListener("securitypolicyviolation", () => window.stopped++);
		document.body.insertAdjacentHTML("beforeend", "<img src='https://example.com/x.png' onerror='window.ran = 1'><p id='styled' style='color: red' onclick='window.ran = 2'>x</p>");
		const s = document.createElement("script"); s.textContent = "window.ran = 3"; document.body.append(s);
		document.getElementById("styled").click(); fetch("https://example.com/").catch(() => {})`)
	b.until(`window.stopped >= 5`)
	if eval[bool](b, `window.ran !== undefined || getComputedStyle(document.getElementById("styled")).color === "rgb(255, 0, 0)"`) {
		b.t.Error("something ran, or was styled, in spite of the policy")
	}
	b.mutex.Lock()
	b.heard = nil // the violations were meant
	b.mutex.Unlock()
}

// nothingInCommon has two articles on nothing that both treat: each scrolls by itself.
func nothingInCommon(b *browser) {
	b.open(written(b.t, prepared(alike(b.t))))
	b.press("n", "j", "!", "]")
	b.until(`document.querySelector(".here") !== null`)
}
