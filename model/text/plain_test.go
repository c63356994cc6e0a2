package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestParsePlain(t *testing.T) {
	long := strings.Repeat("word ", 40) + "end."
	wrapped := "The home secretary told the paper on Monday that the government\n" +
		"would not seek assurances, and that the decision did not reflect a\n" +
		"change of policy. The letter, which was leaked, says so.\n"
	joined := strings.TrimSpace(strings.ReplaceAll(wrapped, "\n", " "))
	p := "p|" + joined
	tests := []struct{ name, source, want string }{
		{"nothing", " \n\n", ""},
		{"blank lines", "One.\n \t\nTwo.\n\n\nThree.", "p|One.\np|Two.\np|Three."},
		{"no Markdown", "# *a* &amp; <b> [c](d)\n\n    code `e` \\*", "p|# *a* &amp; <b> [c](d)\np|code `e` \\*"},
		{"white space", "a \t b\u00a0\u2003c\n\n\u00a0\n d", "p|a b c\np|d"},
		{"CRLF", "a\r\n\r\nb\r\n", "p|a\np|b"},
		{"CR CR LF", strings.ReplaceAll(wrapped, "\n", "\r\r\n"), p},
		{"CR", strings.ReplaceAll(wrapped+"\n"+wrapped, "\n", "\r"), p + "\n" + p},
		{"a lone CR", "a\rb\n\nc", "p|a\uFFFDb\np|c"},
		{"controls", "a\x1b[31mb\u202e\u00adc", "p|a\uFFFD[31mb\uFFFDc"},

		{"wrapped", wrapped + "\n" + wrapped, p + "\n" + p},
		{"wrapped without blank lines", wrapped + wrapped, p + "\n" + p},
		{"wrapped, indented paragraphs", "   " + wrapped + "   " + wrapped, p + "\n" + p},
		{"wrapped, indented with tabs", "\t" + wrapped + "\t" + wrapped, p + "\n" + p},
		{"wrapped, all indented", strings.ReplaceAll("\n"+wrapped+"\n"+wrapped, "\n", "\n    "), p + "\n" + p},
		{"wrapped, hanging", strings.ReplaceAll(wrapped, "\nw", "\n    w"), p},
		{"headline above", "A headline\nBy Jane Doe\n" + wrapped, "p|A headline\np|By Jane Doe\n" + p},
		{"headline in two lines", "The government will seek no assurances from the\nother side, a letter says\n\n" + wrapped, "p|The government will seek no assurances from the other side, a letter says\n" + p},
		{"long line above", "This is the headline of an article, and much too long for a headline, as all of these lines are, or longer\n" + wrapped + wrapped, "p|This is the headline of an article, and much too long for a headline, as all of these lines are, or longer\n" + p + "\n" + p},
		{"a name at the start of a line", "The letter had been seen by all who were asked about it in\nLondon before it was leaked to the paper, which printed\nmost of it. “We will see,” said the minister, adding that\nMr. Roe had not been told.", "p|The letter had been seen by all who were asked about it in London before it was leaked to the paper, which printed most of it. “We will see,” said the minister, adding that Mr. Roe had not been told."},
		{"a line a paragraph", long + "\n" + long + "\nShort.\n" + long, "p|" + long + "\np|" + long + "\np|Short.\np|" + long},
		{"long lines, small letters", long + "\neBay grew.", "p|" + long + "\np|eBay grew."},
		{"long lines and wrapped ones", long + "\n" + wrapped + long + "\n", "p|" + long + "\n" + p + "\np|" + long},
		{"short lines", "Roses\nViolets\nSugar", "p|Roses\np|Violets\np|Sugar"},
		{"headlines", "Harbour bridge to stay closed for three weeks\nMinister blames the builder of the old bridge", "p|Harbour bridge to stay closed for three weeks\np|Minister blames the builder of the old bridge"},
		{"cut in the middle", "A sentence that\ngoes on here.", "p|A sentence that goes on here."},
		{"dialog", "“Are you sure,” she asked, “that nobody was on the bridge\nwhen it happened?”\n“Yes.”\n“And at night?”\n“No,” he said. “It was closed for the night, as it always is\nin winter, and nobody could have been there.”", "p|“Are you sure,” she asked, “that nobody was on the bridge when it happened?”\np|“Yes.”\np|“And at night?”\np|“No,” he said. “It was closed for the night, as it always is in winter, and nobody could have been there.”"},
		{"quotations that meet", "“The home secretary told the paper on Monday that the government\nwould not seek assurances, and that the decision was not new.”\n“It does not reflect a change of policy,” said the letter,\nwhich was leaked.", "p|“The home secretary told the paper on Monday that the government would not seek assurances, and that the decision was not new.”\np|“It does not reflect a change of policy,” said the letter, which was leaked."},
		{"capitals", "THE BRIDGE WILL STAY CLOSED FOR THREE WEEKS, THE MINISTER\nSAID ON MONDAY AFTER TALKS WITH THE BUILDERS AND THE PORT,\nWHICH OWNS IT.\nTHE PORT HAD NO COMMENT.", "p|THE BRIDGE WILL STAY CLOSED FOR THREE WEEKS, THE MINISTER SAID ON MONDAY AFTER TALKS WITH THE BUILDERS AND THE PORT, WHICH OWNS IT.\np|THE PORT HAD NO COMMENT."},
		{"other scripts", "部长星期三说,这座大桥将关闭三个星期,工程师在两个桥墩上发\n现了裂缝。司机们必须绕道。\n\n다리가 삼 주 동안 폐쇄될\n것이라고 말했다.", "p|部长星期三说,这座大桥将关闭三个星期,工程师在两个桥墩上发现了裂缝。司机们必须绕道。\np|다리가 삼 주 동안 폐쇄될 것이라고 말했다."},
		{"a page break", strings.Replace(wrapped, "\nwould", "\n\fwould", 1) + "\f\n" + wrapped, p + "\n" + p},
		{"double spaced", strings.ReplaceAll(wrapped, "\n", "\n\n") + "\n" + strings.ReplaceAll(wrapped, "\n", "\n\n"), p + "\n" + p},
		{"measured otherwise", "The home secretary told the paper on Monday that it\nwould not seek assurances, and also that this decision did\nnot reflect a change of its policy, which\nhas stood since the year in which it was made and\nwritten down for all. A second sentence follows it\nin the same paragraph.\n\nShort.", "p|The home secretary told the paper on Monday that it would not seek assurances, and also that this decision did not reflect a change of its policy, which has stood since the year in which it was made and written down for all. A second sentence follows it in the same paragraph.\np|Short."},

		{"bullets", wrapped + "- an item of it\n- another, which is so long that it was wrapped at the width\n  of all. It goes on.\n* x\n• y\n\n-30-", p + "\nli1•|an item of it\nli1•|another, which is so long that it was wrapped at the width of all. It goes on.\nli1•|x\nli1•|y"},
		{"bullets without blank lines", wrapped + "* One item of it, which is so long that it was wrapped at the width\nof all lines.\n* Two\n" + wrapped, p + "\nli1•|One item of it, which is so long that it was wrapped at the width of all lines.\nli1•|Two\n" + p},
		{"nested", "- a\n  - b\n    * c\n  - d\n- e\n\n    - f\n\nText.\n  - g", "li1•|a\nli2•|b\nli3•|c\nli2•|d\nli1•|e\nli2•|f\np|Text.\nli1•|g"},
		{"deep", deepList(12), "li1•|a\nli2•|a\nli3•|a\nli4•|a\nli5•|a\nli6•|a\nli7•|a\nli8•|a\nli8•|a\nli8•|a\nli8•|a\nli8•|a"},
		{"hyphens in a sentence", "The bridge over the river - which was built in 1931 by the port\n- will stay closed for three weeks, and the other one - which is\nnew - will not.", "p|The bridge over the river - which was built in 1931 by the port - will stay closed for three weeks, and the other one - which is new - will not."},
		{"no bullets", "-a\n\n*b\n\n-\n\n-- c", "p|-a\np|*b\np|-\np|-- c"},
		{"numbers", wrapped + "1. first\n2. second, which is so long that it was wrapped at the width of\nall\n3) third", p + "\np|1. first\np|2. second, which is so long that it was wrapped at the width of all\np|3) third"},
		{"a number at the start of a line", wrapped + "\nThe letter that the home secretary sent to the other side on June\n22. was printed in full, and it was not clear whether on Friday or\n23. July.", p + "\np|The letter that the home secretary sent to the other side on June 22. was printed in full, and it was not clear whether on Friday or 23. July."},
		{"quoted", "Jane wrote:\n> One line of hers, which was wrapped at a width in\n> her own program, before it was quoted.\n>\n> > Older.\n>- Item\nAnd I:", "p|Jane wrote:\np>|One line of hers, which was wrapped at a width in her own program, before it was quoted.\np>|Older.\np>|- Item\np|And I:"},
		{"rules", "A headline\n==========\nOne.\n-----\nTwo.\n* * *\nThree.\n\n###\n# # #\n--\n- 30 -\n—2—\n-3\n- 4\n5-\n-6000-", "p|A headline\np|One.\np|Two.\np|Three.\np|--\np|-3\nli1•|4\np|5-\np|-6000-"},

		{"hyphen", wrapped + "\nThe long-\nterm view and a pre- and post-\nwar one -\nsaid", p + "\np|The long-term view and a pre- and post-war one - said"},
		{"hyphen of a word that stands elsewhere", "The govern-\nment said no. The Government, in long-\nterm talks, has a long-term plan.", "p|The government said no. The Government, in long-term talks, has a long-term plan."},
		{"hyphens of a text", "The secre-\ntary told the paper on Mon-\nday that this long-term plan\ndid not re-\nflect a change. It is a long-\nterm plan of Anglo-\nFrench origin.", "p|The secretary told the paper on Monday that this long-term plan did not reflect a change. It is a long-term plan of Anglo-French origin."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ParsePlain(tt.source)
			check(t, a)
			if got := describe(a); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func deepList(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// TestPlainWrapped wraps paragraphs at many widths, and must find them again.
func TestPlainWrapped(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields("the a of bridge minister harbour closed said would three weeks engineers traffic and in River Monday Jane long-term U.S. " +
		"12 more-than government’s “alleged” port, residents; 4.5 million because while drivers detour crack, piers Example")
	paragraph := func() string {
		var b strings.Builder
		for range random.IntN(60) + 20 {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		return "The " + strings.TrimSpace(b.String()) + " ended."
	}
	for _, width := range []int{45, 60, 65, 72, 80, 100} {
		for name, form := range map[string][2]string{"blank lines": {"", "\n\n"}, "indented": {"   ", "\n"},
			"tabs": {"\t", "\n"}, "one line": {"", "\n"}, "double": {"", "\n\n\n"}} {
			var want, set []string
			for range 30 {
				p := paragraph()
				want = append(want, p)
				if name != "one line" {
					p = wrapAt(form[0]+p, width)
				}
				if name == "double" {
					p = strings.ReplaceAll(p, "\n", "\n\n")
				}
				set = append(set, p)
			}
			a := ParsePlain(strings.Join(set, form[1]))
			if len(a.Blocks) != len(want) {
				t.Errorf("%s at %d: %d paragraphs, want %d", name, width, len(a.Blocks), len(want))
			}
			for i, b := range a.Blocks[:min(len(a.Blocks), len(want))] {
				if b.In(a.Text) != want[i] {
					t.Errorf("%s at %d:\n got %q\nwant %q", name, width, b.In(a.Text), want[i])
					break
				}
			}
		}
	}
}

// wrapAt wraps a paragraph at a width in characters, its indentation included.
func wrapAt(paragraph string, width int) string {
	words := strings.Split(paragraph, " ")
	line, rest := words[0], words[1:]
	var lines []string
	for _, word := range rest {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width && strings.TrimSpace(line) != "" {
			lines = append(lines, line)
			line = word
			continue
		}
		line += " " + word
	}
	return strings.Join(append(lines, line), "\n")
}

// TestPlainHostile bounds the time that hostile plain text takes.
func TestPlainHostile(t *testing.T) {
	const size = 1 << 18
	for _, s := range []string{
		"\n", "a\n", "a\n\n", "-\n", "a-\n", "aa-\nb", ">", "> ", "> a\n", ">>\n", "- a\n", "  - a\n", "1. a\n", " ", "\t", "\f", "\u00a0", "\r", "\r\n",
		"a-", "-", "--", "\"", "“", "word word word word word word word word word word word\n", "WORD WORD WORD WORD WORD WORD WORD\n", "部", "部\n",
		"a.\n", "\x00", "\xff", "\u200b", "(", "((1. ", strings.Repeat("- ", 1000) + "\n", strings.Repeat(" ", 1000) + "- a\n", strings.Repeat(">", 1000) + "a\n",
	} {
		source := strings.Repeat(s, size/len(s))
		started := time.Now()
		ParsePlain(source)
		if took := time.Since(started); took > 30*time.Second {
			t.Errorf("%.20q took %v", s, took)
		}
	}
}
