package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"triptych/articles/draft"
	"triptych/articles/markdown"
)

// ofLayout returns the text of a layout as Markdown, with its title first.
func ofLayout(l layout) string {
	lines, _ := l.withoutMargins()
	title, blocks := compose(inColumns(lines))
	return "# " + title + "\n\n" + strings.TrimSpace(markdown.Body(draft.Article{Blocks: blocks}))
}

// An article is what is set, and found again.
type article struct {
	title      string
	paragraphs []string // a heading starts with ##
}

// random writes an article of words that nobody knows.
func random(r *rand.Rand) article {
	word := func() string {
		b := make([]byte, 1+r.IntN(11))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	sentence := func(most int) string {
		words := make([]string, 3+r.IntN(most))
		for i := range words {
			words[i] = word()
		}
		words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
		return strings.Join(words, " ")
	}
	a := article{title: sentence(6)}
	for range 4 + r.IntN(20) {
		if r.IntN(5) == 0 && len(a.paragraphs) > 0 && !strings.HasPrefix(a.paragraphs[len(a.paragraphs)-1], "#") {
			a.paragraphs = append(a.paragraphs, "## "+sentence(3))
		}
		var text []string
		for range 2 + r.IntN(4) {
			text = append(text, sentence(30)+".")
		}
		a.paragraphs = append(a.paragraphs, strings.Join(text, " "))
	}
	return a
}

// set sets the article.
func (a article) set(t *typesetter) {
	t.heading(a.title, 18)
	for _, p := range a.paragraphs {
		if text, found := strings.CutPrefix(p, "## "); found {
			t.heading(text, 13)
		} else {
			t.paragraph(p)
		}
	}
}

func (a article) String() string {
	return "# " + a.title + "\n\n" + strings.Join(a.paragraphs, "\n\n")
}

// TestSetText sets articles in every way, and finds their paragraphs again.
func TestSetText(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	skipped := 0
	for i := range 200 {
		setter := &typesetter{columns: 1 + i%3, indent: i%2 == 0, head: "The Example Gazette", foot: "Page %d"}
		if i%5 > 2 {
			setter.cut = 4
		}
		a := random(r)
		a.set(setter)
		l, err := parse(strings.NewReader(setter.bbox()))
		if err != nil {
			t.Fatal(err)
		}
		few := setter.cuts > 0 && (setter.cuts < 3 || setter.cuts*12 < len(l.lines)) // nobody knows what a hyphen is then
		if setter.ambiguous || few || len(setter.pages) == 1 {                       // a head is known by the next one
			skipped++
			continue
		}
		if got, want := ofLayout(l), a.String(); got != want {
			t.Fatalf("article %d, set %+v, reads\n%s\nwant\n%s", i, setter.columns, difference(got, want), difference(want, got))
		}
	}
	if skipped > 50 {
		t.Errorf("%d of 200 articles are skipped", skipped)
	}
}

// difference returns a text from a little before where another differs.
func difference(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[max(0, n-200):min(len(a), n+200)]
}

// rows returns a layout of lines of text as they stand on one page, block by block
// with a blank line between; @ and a size stand before a line whose size is not 10.
func rows(text string) layout {
	l := layout{heights: []float64{800}}
	y, block := 200.0, 0
	for row := range strings.SplitSeq(text, "\n") {
		if row == "" {
			block++
			y += 10
			continue
		}
		size := 10.0
		if _, err := fmt.Sscanf(row, "@%f ", &size); err == nil {
			_, row, _ = strings.Cut(row, " ")
		}
		left := 50.0
		for strings.HasPrefix(row, " ") {
			row, left = row[1:], left+size/2
		}
		first, _, _ := strings.Cut(row, " ")
		width := size / 2
		l.lines = append(l.lines, line{
			block: block, left: left, right: left + width*float64(len(row)), top: y, bottom: y + size,
			size: size, first: width * float64(len(first)), text: row,
		})
		y += size * 1.2
	}
	return l
}

func TestCompose(t *testing.T) {
	const filler = "\n\nA long line that says how wide the column is, and that it is.\nThe end of it."
	const filled = "\n\nA long line that says how wide the column is, and that it is. The end of it."
	for name, tt := range map[string]struct{ rows, want string }{
		"a bullet beside its text":     {"• one thing\n• another thing\nthat goes on", "- one thing\n- another thing that goes on"},
		"a bullet above its text":      {"•\n\none thing\n\n•\n\nanother", "- one thing\n- another"},
		"a hanging item":               {"• one thing which goes on and on until\n  Oldenkoog and beyond, further than\n  the line.", "- one thing which goes on and on until Oldenkoog and beyond, further than the line."},
		"a caption within a paragraph": {"The gate was shut in February for the\nthird time in a winter, and the board\n\n@8 Photo: J. Roe\n\nsaid that it would stay so.", "The gate was shut in February for the third time in a winter, and the board said that it would stay so.\n\nPhoto: J. Roe"},
		"a large first letter":         {"@30 T\n\nhe gate was shut in February for the\nthird time.", "The gate was shut in February for the third time."},
		"two headings":                 {"@12 A heading that is not long\n@12 and has two rows\n\n@12 Another", "## A heading that is not long and has two rows\n\n## Another"},
		"a large opening":              {"@14 The gate at Oldenkoog was shut in February for the third\n@14 time in a winter, the board says in a letter.", "The gate at Oldenkoog was shut in February for the third time in a winter, the board says in a letter."},
		"a short row that is no end":   {"What it costs\nMore than 40 farms lie behind the dyke, and all\nof them are in danger.", "What it costs\n\nMore than 40 farms lie behind the dyke, and all of them are in danger."},
		"a row that fills its column":  {"The gate was shut for the third time in a winter at Oldenkoog.\nIt will stay so until June or later, the water board says now.\nNobody was hurt.", "The gate was shut for the third time in a winter at Oldenkoog. It will stay so until June or later, the water board says now. Nobody was hurt."},
		"a range":                      {"It was so from 2018-\n2019 and between Ems/\nJade and the Anglo-\nSaxon sea, word-\nby-word - he says -\nfor ever.", "It was so from 2018-2019 and between Ems/Jade and the Anglo-Saxon sea, word-by-word - he says - for ever."},
		"a soft hyphen":                {"It was a govern\u00AD\nment.", "It was a government."},
		"a hyphen of its own":          {"It is long-\nterm, a long-term plan.", "It is long-term, a long-term plan."},
		"a hyphen for the line":        {"The govern-\nment, a government.", "The government, a government."},
		"no blanks":                    {"水门关闭\n三次。", "水门关闭三次。"},
		"nothing but a title":          {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			title, blocks := compose(rows(tt.rows + filler).lines)
			want := strings.TrimPrefix(tt.want+filled, "\n\n")
			if got := strings.TrimSpace(markdown.Body(draft.Article{Blocks: blocks})); got != want || title != "" {
				t.Errorf("title %q, reads\n%s\nwant\n%s", title, got, want)
			}
		})
	}
	title, blocks := compose(rows("@20 A title").lines)
	if title != "" || len(blocks) != 1 || blocks[0].Runs[0].Text != "A title" {
		t.Errorf("a title alone: %q, %v", title, blocks)
	}
	title, blocks = compose(rows("@14 Kicker\n\n@24 The title of\n@24 two rows\n\n@14 A heading" + filler).lines)
	if got := markdown.Body(draft.Article{Blocks: blocks}); title != "The title of two rows" || got != "## Kicker\n\n## A heading"+filled {
		t.Errorf("title %q, reads %q", title, got)
	}
}

func TestMargins(t *testing.T) {
	at := func(page int, top float64, text string) line {
		return line{page: page, top: top, bottom: top + 10, size: 10, text: text}
	}
	l := layout{heights: []float64{800, 800, 800}, lines: []line{
		{page: 0, top: 60, bottom: 80, size: 20, text: "The Gazette"},
		at(0, 400, "Text of page 1."), at(0, 760, "1"),
		at(1, 30, "The Gazette"), at(1, 400, "7"), at(1, 400, "The Gazette"), at(1, 720, "Only here"), at(1, 780, "- 2 -"),
		at(2, 30, "The Gazette"), at(2, 420, "Text of page 3."), at(2, 760, "Page 3 of 3"), at(2, 770, "https://example.org/"),
	}}
	lines, address := l.withoutMargins()
	var texts []string
	for _, n := range lines {
		texts = append(texts, n.text)
	}
	if got := strings.Join(texts, "|"); got != "The Gazette|Text of page 1.|7|The Gazette|Only here|Text of page 3.|https://example.org/" || address != "" {
		t.Errorf("left are %s, address %q", got, address)
	}
	for foot, want := range map[string]string{
		"https://example.org/a 1/1": "https://example.org/a", "https://example.org/a": "https://example.org/a", "http://example.org/abc… 1/1": "",
	} {
		printed := layout{heights: []float64{800}, lines: []line{at(0, 20, "04/03/2031, 17:40"), at(0, 20, "The title"), at(0, 400, "Text."), at(0, 780, foot)}}
		lines, address = printed.withoutMargins()
		if len(lines) != 2 || lines[1].text != "Text." || address != want {
			t.Errorf("left are %v, address %q", lines, address)
		}
	}
	alone := layout{heights: []float64{800}, lines: []line{at(0, 20, "12")}}
	if lines, _ = alone.withoutMargins(); len(lines) != 1 {
		t.Error("nothing is left of a page with nothing but a number")
	}
	for text, want := range map[string]bool{
		"3": true, "- 3 -": true, "3/5": true, "Page 3": true, "page 3 of 12": true, "iv": true, "Seite 3 von 5": true, "p. 3": true,
		"": false, "3 farms": false, "2029 2030 2031": false, "of 3": false, "page": false, "iv of": false, "I": true, "civil": true, "Tom 3": false,
	} {
		if isPageNumber(text) != want {
			t.Errorf("%q is the number of a page: %v", text, !want)
		}
	}
}

func TestParse(t *testing.T) {
	word := func(left, right float64, text string) string {
		return fmt.Sprintf("          <word xMin=\"%f\" yMin=\"10\" xMax=\"%f\" yMax=\"20\">%s</word>\n", left, right, text)
	}
	for name, tt := range map[string]struct{ words, want string }{
		"words":            {word(0, 10, "one") + word(13, 20, "two"), "one two"},
		"parts of one":     {word(0, 10, "mid") + word(10.2, 20, "day"), "midday"},
		"entities":         {word(0, 10, "&lt;a&gt;&amp;&#x27;&quot;"), `<a>&'"`},
		"ligatures":        {word(0, 10, "of\uFB01ce\uFB02a"), "officefla"},
		"a bullet":         {word(0, 10, "\uF0B7") + word(15, 20, "a"), "• a"},
		"upright":          {word(0, 3, "Gazette") + word(13, 20, "a"), "a"},
		"blanks":           {word(0, 10, " a ") + word(13, 20, " ") + word(23, 30, "b"), "a b"},
		"tags in words":    {word(0, 10, "a</word>b"), "a</word>b"},
		"no places":        {"<word>a</word>\n" + word(13, 20, "b"), "b"},
		"strange places":   {`<word xMin="nan" yMin="-inf" xMax="1e999" yMax="x">a</word>` + "\n" + word(13, 20, "b"), "b"},
		"cut off":          {"<word xMin=\"0\" yMin=\"10\" xMax=\"10\" yMax=\"20\">a\n" + word(13, 20, "b"), "b"},
		"back to the left": {word(50, 60, "a") + word(0, 10, "b"), "a b"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := parse(strings.NewReader("<page height=\"800\">\n<block>\n<line>\n" + tt.words + "</line>\n"))
			if err != nil || len(l.lines) != 1 || l.lines[0].text != tt.want {
				t.Errorf("%+v, error %v", l.lines, err)
			}
		})
	}
	l, err := parse(strings.NewReader("<title>A &amp; B</title>\n<meta name=\"Author\" content=\"Jane &quot;J&quot; Roe\"/>\n" + word(0, 10, "off any page")))
	if err != nil || l.title != "A & B" || l.author != `Jane "J" Roe` || len(l.lines) != 0 {
		t.Errorf("%+v, error %v", l, err)
	}
}

// TestHostileText reads what would take long if anything were looked at once for
// each other thing.
func TestHostileText(t *testing.T) {
	const many = 50_000
	word := func(i int, x, y, size float64, text string) string {
		return fmt.Sprintf("<word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%s</word>\n", x, y, x+size*float64(len(text)), y+size, text)
	}
	for name, of := range map[string]func(i int) string{
		"one paragraph": func(i int) string { return "<line>\n" + word(i, 0, float64(i), 1, "govern-") },
		"one line":      func(i int) string { return word(i, float64(i)*10, 0, 1, "word") },
		"a block each":  func(i int) string { return "<block>\n<line>\n" + word(i, 0, float64(i)*10, 1, "Word") },
		"a page each":   func(i int) string { return "<page height=\"10\">\n<line>\n" + word(i, 0, 0, 1, "word") },
		"a size each":   func(i int) string { return "<block>\n<line>\n" + word(i, 0, float64(i)*10, float64(i+1), "Word") },
		"a column each": func(i int) string {
			return "<block>\n" + strings.Repeat("<line>\n"+word(i, float64(i)*100, 0, 1, "word"), 2)
		},
		"bullets":             func(i int) string { return "<block>\n<line>\n" + word(i, 0, float64(i)*10, 1, "•") },
		"empty blocks":        func(int) string { return "<block>\n" },
		"heads of every page": func(i int) string { return "<line>\n" + word(i, 0, 0, 1, fmt.Sprint("word", i)) },
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("<page height=\"800\">\n<block>\n<line>\n" + word(0, 0, 0, 1, "first"))
			for i := range many {
				b.WriteString(of(i))
			}
			start := time.Now()
			l, err := parse(strings.NewReader(b.String()))
			if err != nil {
				if name != "a page each" {
					t.Error(err)
				}
				return
			}
			lines, _ := l.withoutMargins()
			compose(inColumns(lines))
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("%d lines take %v", len(l.lines), took)
			}
		})
	}
}

// FuzzText reads what pdftotext might write.
func FuzzText(f *testing.F) {
	setter := &typesetter{columns: 2, indent: true, cut: 4, head: "Head", foot: "%d"}
	random(rand.New(rand.NewPCG(5, 6))).set(setter)
	f.Add(setter.bbox())
	f.Add("<page height=\"8\">\n<block>\n<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"9\">•</word>\n<line>\n<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"9\">T-</word>\n")
	f.Fuzz(func(t *testing.T, output string) {
		l, err := parse(strings.NewReader(output))
		if err != nil || len(l.lines) == 0 {
			return
		}
		lines, _ := l.withoutMargins()
		if len(lines) == 0 {
			t.Fatal("nothing is left")
		}
		title, blocks := compose(inColumns(lines))
		var in, out strings.Builder
		for _, n := range lines {
			in.WriteString(n.text)
		}
		out.WriteString(title)
		for _, b := range blocks {
			if len(b.Runs) != 1 || b.Runs[0].Text == "" || b.Level < 0 || b.Level > 6 {
				t.Errorf("block %+v", b)
			}
			out.WriteString(b.Runs[0].Text)
		}
		if count(in.String()) != count(out.String()) {
			t.Errorf("of %d letters and digits, %d are left", count(in.String()), count(out.String()))
		}
	})
}

// count counts letters and digits.
func count(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// TestHeadlineOfTwoLines reads a headline whose second line is centred below the
// first, in one block of lines or in two.
func TestHeadlineOfTwoLines(t *testing.T) {
	for name, between := range map[string]string{"one block": "", "two blocks": "</block>\n<block x>\n", "one block with the text": ""} {
		row := func(left, top, right, bottom float64, text string) string {
			return fmt.Sprintf("<line>\n<word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%s</word>\n</line>\n", left, top, right, bottom, text)
		}
		below := "</block>\n<block x>\n"
		if strings.HasSuffix(name, "with the text") {
			below = ""
		}
		source := "<page height=\"800\">\n<block x>\n" + row(70, 65, 524, 87, "Chairlift closes at Upper Tarn after a") + between +
			row(230, 93, 413, 115, "night of heavy snow") + below
		for i := range 5 {
			source += row(70, float64(154+14*i), 500, float64(164+14*i), "The operator said that the rope had been looked at in the autumn and")
		}
		l, err := parse(strings.NewReader(source + "</block>\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got, all, _ := strings.Cut(ofLayout(l), "\n"); got != "# Chairlift closes at Upper Tarn after a night of heavy snow" {
			t.Errorf("%s: %s\n%s", name, got, all)
		}
	}
}
