package rtf

import (
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/internal/formattest"
)

// TestFixtures reads documents as programs write them.
func TestFixtures(t *testing.T) {
	paths := formattest.Fixtures(t, "testdata/*.rtf")
	formattest.Goldens(t, Format(), paths)
	formattest.EndsEarly(t, Format(), paths...)
}

// TestRead reads what stands in a document, between its head and its end.
func TestRead(t *testing.T) {
	const styles = `{\stylesheet{\ql Normal;}{\s1\b heading 1;}{\s2\b heading 2;}{\s3 Title;}{\s4 Quote;}{\*\cs10 heading 3;}}`
	for _, tt := range []struct{ name, body, want string }{
		{"paragraphs", `One.\par Two,` + "\r\n" + ` goes on.\par\par Three.`, "p One.\np Two, goes on.\np Three."},
		{"a backslash at the end of a line", "One.\\\nTwo.", "p One.\np Two."},
		{"emphasis", `A {\b bold} and \i slanted\i0  word, \b both {\i too\b0 } \plain not.`, "p A *bold* and _slanted_ word, *both **_too_** *not."},
		{"line breaks", `One\line two.\line\line Three.`, "p One\ntwo.\np Three."},
		{"escapes", `\{a\}\\b\~c\_d\-e`, "p {a}\\b\u00A0c-de"},
		{"marks", `\ldblquote It\rquote s\rdblquote\emdash a\endash b\tab c\bullet`, "p “It’s”—a–b c•"},
		{"a code page", `{\fonttbl{\f0\fcharset238 Arial;}{\f1\fcharset0 Arial;}{\f2\fcharset204 Arial;}}\'e8{\f0\'e8}{\f1\'e8}{\f2 \'cc\'ee\'f1\'ea\'e2\'e0}`, "p ččèМосква"},
		{"a code page of two bytes", `{\fonttbl{\f0\fcharset128 Gothic;}}\f0\'93\'fa\'96{\f0 {\'7b}}`, "p 日\uFFFD{"},
		{"one of which stands as a letter", `\ansicpg932 \'83e\'83X\'83g`, "p テスト"},
		{"characters by numbers", `caf\u233?, \u-257?\u8364\'80 5, \uc0\u269 esk\'e9 \uc2\u12354\'82\'a0!`, "p café, \uFEFF€ 5, české あ!"},
		{"a pair of numbers", `a\u-10179?\u-8704?b\u128512?`, "p a😀b😀"},
		{"half a pair", `a\u-8704?b`, "p a\uFFFDb"},
		{"no stand-in", `a\u8217\par b`, "p a’\np b"},
		{"hidden and struck", `A{\v secret} {\strike old }{\deleted older }{\striked1 oldest }new.`, "p A new."},
		{"powers", `10{\super 6} of H{\sub 2}O, the 5{\super th}, 3 m{\up6\fs14 2}`, "p 10⁶ of H2O, the 5th, 3 m²"},
		{"headings", `\pard\s1 Head\par\pard\s2 Sub\par\pard\outlinelevel2 Deep\par\pard text`, "title: Head\nh2 Sub\nh3 Deep\np text"},
		{"a title", `\pard\s3 The title\par\pard\s4 A quotation.\par\pard text`, "title: The title\n> A quotation.\np text"},
		{"lists", `{\listtext\f3\'B7\tab}\ls1 one\par{\listtext 2.\tab}\ilvl1 two\par\pard{\pntext\tab 3.\tab}{\*\pn\pnlvlbody}three\par\pard four`, "- one\n  - two\n- three\np four"},
		{"a table", `Before.\par\trowd\intbl A\cell B\cell\row\trowd\intbl 1\cell 2{\b 3}\cell\row\pard After.`, "p Before.\n| A | B |\n| 1 | 23 |\np After."},
		{"a table that arranges", `\trowd\intbl One.\par Two.\cell Three.\cell\row\pard After.`, "p One.\np Two.\np Three.\np After."},
		{"a table at the end", `\trowd A\intbl\cell B\cell\row\trowd\intbl 1\cell 2\cell\row`, "| A | B |\n| 1 | 2 |"},
		{"a note", `Text{\super\chftn{\footnote\pard\plain{\super\chftn} The {\i note}.\par}} goes on.\par End.`, "p Text¹ goes on.\np End.\np ¹  The _note_."},
		{"a link", `The {\field{\*\fldinst{HYPERLINK "https://example.org/a" \\o "b"}}{\fldrslt{\ul report}}} says.`, "p The [report](https://example.org/a) says."},
		{"another field", `Page {\field{\*\fldinst PAGE}{\fldrslt 3}} of {\field\flddirty{\*\fldinst{NUMPAGES}}{\fldrslt{9}}}.`, "p Page 3 of 9."},
		{"a link in a field", `{\field{\*\fldinst IF}{\fldrslt a {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt b}} c}} d`, "p a [b](https://example.org/) c d"},
		{"what is no text", `{\header Head}{\footerf Foot}{\pict\wmetafile8 0102ff}{\*\unknown x}{\*\bkmkstart a}{\object{\*\objdata 01}{\result A}}{\xe Index}B{\*\annotation No.}.`, "p AB."},
		{"raw bytes", "{\\pict\\bin5 }}{{\\}after{\\bin3 \xff\x00\\} end", "p after end"},
		{"a box", `One.{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In a box.\par}}{\shprslt In a box.}} Goes on.\par Two.`, "p One. Goes on.\np In a box.\np Two."},
		{"text twice", `{\upr{A?}{\*\ud{A\u233 ?}}} b`, "p Aé b"},
		{"properties", `{\info{\title The headline}{\author Ana Ruiz}{\company X}{\doccomm Y}}Text.`, "title: The headline\nauthors: Ana Ruiz\np Text."},
		{"properties that a program made up", `{\info{\title Microsoft Word - a.doc}{\author user}}Text.`, "p Text."},
		{"UTF-8", `Größe {\b é} \'e9`, "p Größe *é* é"},
		{"closed too often", `a}b}}`, "p a"},
	} {
		list, err := Format().Read(t.Context(), draft.Document{Data: []byte(`{\rtf1\ansi\deff0 ` + styles + tt.body + `}`)})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.TrimSuffix(formattest.Show(list), "\n----\n"); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestKnown(t *testing.T) {
	for source, want := range map[string]bool{
		`{\rtf1 a}`: true, "\n {\\rtf1": true, "\xEF\xBB\xBF{\\rtf1 a}": true,
		"": false, "{": false, `\rtf1`: false, `a {\rtf1 b}`: false, `{"a": 1}`: false,
	} {
		if Format().Is(draft.Document{Data: []byte(source)}) != want {
			t.Errorf("%q is known: %t", source, !want)
		}
	}
}

// TestCutOff says of a document that its end is missing.
func TestCutOff(t *testing.T) {
	list, err := Format().Read(t.Context(), draft.Document{Data: []byte(`{\rtf1 The dam {\b fai`)})
	if err != nil || formattest.Show(list) != "notice: "+noticeCut+"\np The dam *fai*\n----\n" {
		t.Errorf("%s, error %v", formattest.Show(list), err)
	}
}
