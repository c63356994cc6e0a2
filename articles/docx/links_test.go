package docx

import (
	"strings"
	"testing"

	"triptych/articles/draft"
)

// TestLinks reads links as word processors write them: by their names in the part that
// says where they lead, and as fields.
func TestLinks(t *testing.T) {
	const (
		relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/report" TargetMode="External"/>` +
			`<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
		notes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<w:footnote w:id="2"><w:p><w:hyperlink r:id="rId7"><w:r><w:t>source</w:t></w:r></w:hyperlink></w:p></w:footnote></w:footnotes>`
		noteRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/source" TargetMode="External"/></Relationships>`
	)
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	instruction := func(s string) string { return `<w:r><w:instrText>` + s + `</w:instrText></w:r>` }
	for _, tt := range []struct{ name, body, want string }{
		{"by name", run("The ") + `<w:hyperlink r:id="rId7">` + run("report") + `</w:hyperlink>` + run(" says."), "The |report=https://example.org/report| says."},
		{"bold in it", `<w:hyperlink r:id="rId7">` + run("the ") + `<w:r><w:rPr><w:b/></w:rPr><w:t>report</w:t></w:r></w:hyperlink>`, "the =https://example.org/report|report=https://example.org/report"},
		{"a field", char("begin") + instruction(` HYPERLINK "https://exam`) + instruction(`ple.org/b" \o "tip" `) + char("separate") + run("b") + char("end") + run(" c"), "b=https://example.org/b| c"},
		{"a field without quotation marks", char("begin") + instruction(`hyperlink https://example.org/b \t _blank`) + char("separate") + run("b") + char("end"), "b=https://example.org/b"},
		{"a simple field", `<w:fldSimple w:instr=' HYPERLINK "https://example.org/b" '>` + run("b") + `</w:fldSimple>`, "b=https://example.org/b"},
		{"a place in the document", `<w:hyperlink w:anchor="_Toc1">` + run("b") + `</w:hyperlink>` + char("begin") + instruction(`HYPERLINK \l "_Toc1"`) + char("separate") + run("c") + char("end"), "bc"},
		{"another field", char("begin") + instruction(`PAGE`) + char("separate") + run("3") + char("end"), "3"},
		{"no such name", `<w:hyperlink r:id="rId8">` + run("b") + `</w:hyperlink>`, "b"},
		{"of a note", run("b") + `<w:r><w:footnoteReference w:id="2"/></w:r>`, "b¹/¹ |source=https://example.org/source"},
	} {
		body := strings.Replace(main(`<w:p>`+tt.body+`</w:p>`), "<w:document ", `<w:document xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" `, 1)
		list, err := readAll(pack(t, "word/document.xml", body, "word/_rels/document.xml.rels", relations,
			"word/footnotes.xml", notes, "word/_rels/footnotes.xml.rels", noteRelations))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := linksIn(list[0]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// linksIn writes the runs of an article with where they lead to.
func linksIn(a draft.Article) string {
	var blocks []string
	for _, b := range a.Blocks {
		var runs []string
		for _, r := range b.Runs {
			s := r.Text
			if r.URL != "" {
				s += "=" + r.URL
			}
			runs = append(runs, s)
		}
		blocks = append(blocks, strings.Join(runs, "|"))
	}
	return strings.Join(blocks, "/")
}
