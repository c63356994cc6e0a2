package docx

import (
	"testing"

	"triptych/articles/internal/formattest"
)

// TestKindsOfText reads pieces of documents of kinds that newsrooms send, each of which
// says something that is easily lost, or said otherwise.
func TestKindsOfText(t *testing.T) {
	const styles = `<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="Sup"><w:name w:val="sup"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Old"><w:name w:val="old"/><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="gone"/><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="ListP"><w:name w:val="List Paragraph"/></w:style><w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style></w:styles>`
	r := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	for _, tt := range []struct{ name, body, want string }{
		{"sup style", `<w:p>` + r("", "10") + r(`<w:rStyle w:val="Sup"/>`, "6") + `</w:p>`, "p 10⁶"},
		{"sup position", `<w:p>` + r("", "10") + r(`<w:position w:val="6"/><w:sz w:val="14"/>`, "6") + r("", " times") + `</w:p>`, "p 10⁶ times"},
		{"sup minus", `<w:p>` + r("", "10") + r(`<w:vertAlign w:val="superscript"/>`, "−3") + `</w:p>`, "p 10⁻³"},
		{"sub", `<w:p>` + r("", "CO") + r(`<w:vertAlign w:val="subscript"/>`, "2") + `</w:p>`, "p CO2"},
		{"strike style", `<w:p>` + r("", "toll is ") + r(`<w:rStyle w:val="Old"/>`, "twelve ") + r("", "fourteen") + `</w:p>`, "p toll is fourteen"},
		{"strike paragraph style", `<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>` + r("", "toll is twelve") + `</w:p><w:p>` + r("", "now fourteen") + `</w:p>`, "p now fourteen"},
		{"strike off", `<w:p>` + r(`<w:strike w:val="0"/>`, "fourteen") + `</w:p>`, "p fourteen"},
		{"moved", `<w:p><w:moveFrom>` + r("", "old place") + `</w:moveFrom>` + r("", "a ") + `<w:moveTo>` + r("", "new place") + `</w:moveTo></w:p>`, "p a new place"},
		{"del ins", `<w:p>` + r("", "toll is ") + `<w:del><w:r><w:delText>twelve</w:delText></w:r></w:del><w:ins>` + r("", "fourteen") + `</w:ins></w:p>`, "p toll is fourteen"},
		{"drop cap", `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>` + r("", "T") + `</w:p><w:p>` + r("", "he ferry ran aground.") + `</w:p>`, "p The ferry ran aground."},
		{"drop cap quote", `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + r("", "“T") + `</w:p><w:p>` + r("", "he ferry ran aground.”") + `</w:p>`, "p “The ferry ran aground.”"},
		{"br bold", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>What?</w:t><w:br/></w:r>` + r("", "It sank.") + `</w:p>`, "p *What?\n*It sank."},
		{"two br", `<w:p><w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t></w:r></w:p>`, "p One.\np Two."},
		{"smart tag", `<w:p><w:smartTag w:uri="x" w:element="place">` + r("", "Port Elm") + `</w:smartTag>` + r("", " sank.") + `</w:p>`, "p Port Elm sank."},
		{"inline sdt", `<w:p><w:sdt><w:sdtPr/><w:sdtContent>` + r("", "In a box") + `</w:sdtContent></w:sdt>` + r("", " it sank.") + `</w:p>`, "p In a box it sank."},
		{"caps", `<w:p>` + r(`<w:caps/>`, "port elm") + r("", " sank.") + `</w:p>`, "p port elm sank."},
		{"tab", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>`, "p a b"},
		{"table head", `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + plain("Year") + `</w:tc><w:tc>` + plain("Floods") + `</w:tc></w:tr><w:tr><w:tc>` + plain("2025") + `</w:tc><w:tc>` + plain("3") + `</w:tc></w:tr></w:tbl>`, "| Year | Floods |\n| 2025 | 3 |"},
		{"table merged", `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + plain("A") + `</w:tc><w:tc>` + plain("B") + `</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + plain("") + `</w:tc><w:tc>` + plain("C") + `</w:tc></w:tr></w:tbl>`, "| A | B |\n|  | C |"},
		{"comment", `<w:p><w:commentRangeStart w:id="1"/>` + r("", "It sank.") + `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`, "p It sank."},
		{"math", `<w:p>` + r("", "It is ") + `<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>` + r("", ".") + `</w:p>`, "p It is x=2."},
		{"caption", `<w:p><w:pPr><w:pStyle w:val="Cap"/></w:pPr>` + r("", "Picture 1: the ferry.") + `</w:p>`, "p Picture 1: the ferry."},
		{"ruby", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "p 東京"},
		{"picture alt", `<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:docPr id="1" name="a" descr="A ferry"/></wp:inline></w:drawing></w:r>` + r("", "It sank.") + `</w:p>`, "p It sank."},
		{"numbered", `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>` + r("", "two") + `</w:p>`, "  - two"},
		{"hidden para", `<w:p>` + r(`<w:vanish/>`, "secret") + r("", "It sank.") + `</w:p>`, "p It sank."},
		{"webHidden", `<w:p>` + r(`<w:webHidden/>`, "shown") + `</w:p>`, "p shown"},
		{"specVanish", `<w:p>` + r(`<w:specVanish/>`, "shown") + `</w:p>`, "p shown"},
		{"soft hyphen", `<w:p><w:r><w:t>govern</w:t><w:softHyphen/><w:t>ment</w:t></w:r></w:p>`, "p government"},
	} {
		list, err := readAll(pack(t, "word/document.xml", main(tt.body), "word/styles.xml", styles))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := formattest.Show(list); got != tt.want+"\n----\n" {
			t.Errorf("%s: read as %q, want %q", tt.name, got, tt.want)
		}
	}
}
