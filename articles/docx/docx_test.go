package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model/problem"
)

// pack makes an archive of parts, names and contents in turn.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// main returns the main part with that body.
func main(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">` +
		`<w:body>` + body + `</w:body></w:document>`
}

// styled returns a paragraph in a style.
func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func plain(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func readAll(data []byte) ([]draft.Article, error) {
	return Format().Read(context.Background(), draft.Document{Name: "a.docx", Data: data})
}

// wantText checks what the body of a document reads as, without the line break
// at its end.
func wantText(t *testing.T, data []byte, want string) {
	t.Helper()
	list, err := readAll(data)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d articles, error %v", len(list), err)
	}
	if got := strings.TrimSpace(string(markdown.Write(list[0]))); got != want {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
}

// TestReport reads a document with all that Word leaves in one.
func TestReport(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS("testdata/report")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/report.md")
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, b.Bytes(), strings.TrimSpace(string(want)))
}

func TestParagraphs(t *testing.T) {
	const run = `<w:r><w:t>text</w:t></w:r>`
	for name, tt := range map[string]struct{ body, want string }{
		"styles without their part":   {styled("Heading2", "A") + styled("Quote", "B") + styled("ListBullet2", "C") + styled("Nothing", "D"), "## A\n\n> B\n\n- - C\n\nD"},
		"deep headings":               {plain("A") + styled("Heading9", "B"), "A\n\n###### B"},
		"an outline":                  {plain("A") + `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>` + run + `</w:p>`, "A\n\n### text"},
		"out of the outline":          {plain("A") + `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/></w:pPr>` + run + `</w:p>`, "A\n\ntext"},
		"out of the list":             {`<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + run + `</w:p>`, "text"},
		"a list, its level last":      {`<w:p><w:pPr><w:numPr><w:numId w:val="5"/><w:ilvl w:val="1"/></w:numPr></w:pPr>` + run + `</w:p>`, "- - text"},
		"a numbered heading":          {plain("A") + `<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>` + run + `</w:p>`, "A\n\n## text"},
		"contents":                    {styled("TOCHeading", "Contents") + styled("TOC1", "A 1") + plain("A"), "A"},
		"breaks":                      {`<w:p><w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:cr/><w:t xml:space="preserve"> </w:t><w:br/><w:t>C</w:t><w:br w:type="page"/><w:t>D</w:t></w:r></w:p>`, "A B\n\nC\n\nD"},
		"breaks in a heading":         {plain("A") + `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>B</w:t><w:br/><w:br/><w:t>C</w:t></w:r></w:p>`, "A\n\n## B C"},
		"characters":                  {`<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/><w:t>D</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Other" w:char="F041"/><w:sym w:font="Other" w:char="20AC"/><w:sym w:char="x"/><w:sym w:char="FFFFFFFF"/></w:r></w:p>`, "A B-CD→□€□�"},
		"struck out":                  {`<w:p><w:r><w:t xml:space="preserve">It cost </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">four </w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t xml:space="preserve">or so </w:t></w:r><w:r><w:t>five.</w:t></w:r></w:p>`, "It cost five."},
		"raised":                      {`<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r><w:r><w:t> on the 21</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>st</w:t></w:r></w:p>`, "10⁶ on the 21st"},
		"a large first letter":        {`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>` + plain("he dam failed."), "The dam failed."},
		"nothing":                     {plain(" ") + `<w:p/>` + plain("A"), "A"},
		"other languages of markup":   {`<w:p><w:r><w:t>A</w:t></w:r><m:oMath><m:r><w:rPr/><m:t>+b</m:t></m:r></m:oMath><x:t xmlns:x="urn:x">no</x:t>no</w:p>`, "A+b"},
		"a deleted end at the end":    {plain("A") + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run + `</w:p>`, "A\n\ntext"},
		"three joined":                {strings.Repeat(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+run+`</w:p>`, 2) + styled("Quote", "A"), "> texttextA"},
		"a ruby":                      {`<w:p><w:r><w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>yes</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "yes"},
		"the first alternative alone": {`<w:p><mc:AlternateContent><mc:Choice>` + run + `</mc:Choice><mc:Choice>` + run + `</mc:Choice><mc:Fallback>` + run + `</mc:Fallback></mc:AlternateContent></w:p>`, "text"},
		"a fallback alone":            {`<mc:AlternateContent><mc:Fallback>` + plain("A") + `</mc:Fallback></mc:AlternateContent>`, "A"},
		"deleted paragraphs":          {`<w:del>` + plain("no") + `</w:del><w:ins>` + plain("A") + `</w:ins><w:moveTo>` + plain("B") + `</w:moveTo>`, "A\n\nB"},
		"a control":                   {`<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>` + plain("A") + `</w:sdtContent></w:sdt>`, "A"},
		"a paragraph in a paragraph":  {`<w:p>` + run + plain("A") + `</w:p>`, "text\n\nA"},
	} {
		t.Run(name, func(t *testing.T) { wantText(t, pack(t, "word/document.xml", main(tt.body)), tt.want) })
	}
}

func TestLooks(t *testing.T) {
	const styles = `<w:styles xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">` +
		`<w:style w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:styleId="bi"><w:basedOn w:val="b"/><w:rPr><w:i w:val="true"/></w:rPr></w:style>` +
		`<w:style w:styleId="i"><w:basedOn w:val="bi"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>` +
		`<w:style w:styleId="v"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:styleId="loop"><w:basedOn w:val="loop2"/></w:style>` +
		`<w:style w:styleId="loop2"><w:basedOn w:val="loop"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
		`</w:styles>`
	for properties, want := range map[string]string{
		``:                       "a x b",
		`<w:b/>`:                 "a **x** b",
		`<w:b w:val="off"/>`:     "a x b",
		`<w:i w:val="1"/>`:       "a *x* b",
		`<w:rStyle w:val="bi"/>`: "a ***x*** b",
		`<w:rStyle w:val="i"/>`:  "a *x* b",
		`<w:rStyle w:val="bi"/><w:b w:val="false"/>`:       "a *x* b",
		`<w:rStyle w:val="v"/>`:                            "a b",
		`<w:rStyle w:val="v"/><w:vanish w:val="0"/>`:       "a x b",
		`<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>`: "a x b",
		`<w:rStyle w:val="none"/>`:                         "a x b",
	} {
		body := `<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr>` + properties + `</w:rPr><w:t>x</w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r></w:p>`
		wantText(t, pack(t, "word/document.xml", main(body), "word/styles.xml", styles), want)
	}
	wantText(t, pack(t, "word/document.xml", main(plain("a")+styled("loop", "b")), "word/styles.xml", styles), "a\n\n## b")
}

func TestFields(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	text := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	begin, separate, end := char("begin"), char("separate"), char("end")
	for body, want := range map[string]string{
		text("a") + begin + text("no") + separate + text("b") + end + text("c"):                                       "abc",
		begin + begin + text("no") + separate + text("no") + end + separate + text("a") + end:                         "a",
		begin + text("no") + separate + begin + text("no") + separate + text("a") + end + text("b") + end + text("c"): "abc",
		begin + text("no") + `</w:p><w:p>` + text("a"):                                                                "a",
		begin + separate + text("a") + `</w:p><w:p>` + text("b") + end + text("c"):                                    "a\n\nbc",
		end + separate + text("a"):                                           "a",
		`<w:fldSimple w:instr="no">` + text("a") + `</w:fldSimple>`:          "a",
		strings.Repeat(begin, 1000) + text("no") + `</w:p><w:p>` + text("a"): "a",
	} {
		wantText(t, pack(t, "word/document.xml", main(`<w:p>`+body+`</w:p>`)), want)
	}
}

func TestTables(t *testing.T) {
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	a, b, c, d := plain("a"), plain("b"), plain("c"), plain("d")
	for name, tt := range map[string]struct{ table, want string }{
		"plain":           {row(a, b) + row(c, d), "| a | b |\n| --- | --- |\n| c | d |"},
		"one row":         {row(a, b), "a\n\nb"},
		"one column":      {row(a) + row(b), "a\n\nb"},
		"passages":        {row(a, b+c+d) + row(a, b), "a\n\nb\n\nc\n\nd\n\na\n\nb"},
		"two lines":       {row(a, b+c) + row(c, d), "| a | b c |\n| --- | --- |\n| c | d |"},
		"with a head":     {`<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + a + `</w:tc><w:tc>` + b + `</w:tc></w:tr>` + row(c, a+b+c), "| a | b |\n| --- | --- |\n| c | a b c |"},
		"a wide cell":     {row(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+a, b) + row(b, c, d), "| a |  | b |\n| --- | --- | --- |\n| b | c | d |"},
		"a table within":  {row(a, `<w:tbl>`+row(a, b)+row(c, d)+`</w:tbl>`) + row(b, c), "a\n\n| a | b |\n| --- | --- |\n| c | d |\n\nb\n\nc"},
		"around its rows": {`<w:sdt><w:sdtContent>` + row(a, b) + `</w:sdtContent></w:sdt><w:ins><w:tr><w:sdt><w:sdtContent><w:tc>` + c + `</w:tc></w:sdtContent></w:sdt><w:tc>` + d + `</w:tc></w:tr></w:ins>`, "| a | b |\n| --- | --- |\n| c | d |"},
		"a deleted end":   {row(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, b) + row(c, d), "| a | b |\n| --- | --- |\n| c | d |"},
		"nothing":         {row(`<w:p/>`, `<w:p/>`) + row(`<w:p/>`, `<w:p/>`), ""},
		"endlessly wide":  {row(`<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>`+a, b) + row(c, d), "| a |" + strings.Repeat("  |", 49) + "\n|" + strings.Repeat(" --- |", 50) + "\n| c | d |" + strings.Repeat("  |", 48)},
	} {
		t.Run(name, func(t *testing.T) {
			want := "x"
			if tt.want != "" {
				want += "\n\n" + tt.want
			}
			wantText(t, pack(t, "word/document.xml", main(plain("x")+`<w:tbl>`+tt.table+`</w:tbl>`)), want)
		})
	}
}

func TestTitle(t *testing.T) {
	core := func(title string) string {
		return `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + title + `</dc:title></p>`
	}
	for name, tt := range map[string]struct{ body, core, title, want string }{
		"a paragraph of its style": {plain("a") + styled("Title", " A  title ") + styled("Heading1", "b"), "Other", "A title", "a\n\n# b"},
		"two of them":              {styled("Title", "A") + styled("Title", "B") + plain("c"), "", "A", "# B\n\nc"},
		"one that is none":         {styled("Title", strings.Repeat("word ", 200)) + plain("c"), "T", "T", strings.TrimSpace(strings.Repeat("word ", 200)) + "\n\nc"},
		"the first heading":        {styled("Heading1", "A") + plain("c"), "Other", "A", "c"},
		"a heading further on":     {plain("a") + styled("Heading1", "B"), "", "", "a\n\n# B"},
		"a heading of level two":   {styled("Heading2", "B") + plain("a"), "", "", "## B\n\na"},
		"a heading alone":          {styled("Heading1", "A"), "", "", "# A"},
		"the properties":           {plain("a"), "A title", "A title", "a"},
		"the properties, repeated": {plain("a TITLE") + plain("b"), " A title", "A title", "b"},
		"a file's name":            {plain("a"), "report.docx", "", "a"},
		"a program's":              {plain("a"), "Microsoft Word - report", "", "a"},
		"a number":                 {plain("a"), "Document 12", "", "a"},
		"a real one like it":       {plain("a"), "Document 12 leaked", "Document 12 leaked", "a"},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := readAll(pack(t, "docProps/core.xml", core(tt.core), "word/document.xml", main(tt.body)))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.TrimSpace(markdown.Body(list[0])); list[0].Title != tt.title || got != tt.want {
				t.Errorf("title %q, reads\n%s\nwant title %q and\n%s", list[0].Title, got, tt.title, tt.want)
			}
		})
	}
}

func TestAuthors(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "Jane Roe": "Jane Roe", "Jane Roe; John Doe": "Jane Roe|John Doe", "python-docx": "", "Windows User": "", "jroe2": "", "Roe": "Roe",
	} {
		core := `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>` + given + `</dc:creator></p>`
		list, err := readAll(pack(t, "docProps/core.xml", core, "word/document.xml", main(plain("a"))))
		if err != nil || strings.Join(list[0].Authors, "|") != want {
			t.Errorf("%q: %v, error %v", given, list, err)
		}
	}
}

// TestParts finds the parts under other names than the usual ones.
func TestParts(t *testing.T) {
	relations := func(targets ...string) string {
		s := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		for i := 0; i < len(targets); i += 2 {
			s += `<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/` + targets[i] + `" Target="` + targets[i+1] + `"/>`
		}
		return s + `</Relationships>`
	}
	styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="x"><w:name w:val="heading 2"/></w:style></w:styles>`
	wantText(t, pack(t,
		"_rels/.rels", relations("officeDocument", "/word/document2.xml", "metadata/core-properties", "props.xml"),
		"word/_rels/document2.xml.rels", relations("styles", "./st/../Styles2.xml"),
		"word/document2.xml", main(plain("a")+styled("x", "b")),
		"word/styles2.xml", styles,
		"props.xml", `<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></p>`,
	), "---\ntitle: \"T\"\n---\n\na\n\n## b")
	// Properties that are broken keep nobody from reading.
	wantText(t, pack(t, "WORD/Document.XML", main(plain("a")), "docProps/core.xml", "<p><"), "a")
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{
		"": false, "PK": false, "PK\x03\x04": true, "PK\x05\x06": true, oldStart: true, "\xD0\xCF": false, "text": false, "%PDF-": false,
	} {
		if Format().Is(draft.Document{Name: "a.docx", Data: []byte(data)}) != want {
			t.Errorf("%q: %v", data, !want)
		}
	}
	if !is(draft.Document{Data: pack(t, "a", "b")}) {
		t.Error("a zip archive is not asked for")
	}
}

// wantError checks that a document is refused with words that say why.
func wantError(t *testing.T, data []byte, parts ...string) {
	t.Helper()
	list, err := readAll(data)
	var typed *problem.Error
	if !errors.As(err, &typed) || typed.Problem == "" || typed.Advice == "" || list != nil {
		t.Fatalf("%d articles, error %v of type %T", len(list), err, err)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q lacks %q", err, part)
		}
	}
}

// TestNotes reads footnotes and endnotes, which follow the text.
func TestNotes(t *testing.T) {
	notes := func(kind, body string) string {
		return `<w:` + kind + `s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + body + `</w:` + kind + `s>`
	}
	ref := func(kind, id string) string { return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>` }
	data := pack(t, "word/document.xml", main(`<w:p><w:r><w:t>The dam failed.</w:t></w:r>`+ref("footnote", "2")+`</w:p><w:p><w:r><w:t>Nobody knew.</w:t></w:r>`+ref("endnote", "1")+ref("footnote", "2")+ref("footnote", "9")+`</w:p>`),
		"word/footnotes.xml", notes("footnote", `<w:footnote w:type="separator" w:id="0">`+plain("no")+`</w:footnote><w:footnote w:id="2">`+plain(" Built in 1931.")+plain("Repaired in 1977.")+`</w:footnote>`),
		"word/endnotes.xml", notes("endnote", `<w:endnote w:id="1">`+plain("So the mayor said.")+`</w:endnote>`))
	wantText(t, data, "The dam failed.¹\n\nNobody knew.²¹\n\n¹ Built in 1931.\n\nRepaired in 1977.\n\n² So the mayor said.")
}
