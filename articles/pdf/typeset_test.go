package pdf

import (
	"bytes"
	"fmt"
	"html"
	"strings"
)

// A typesetter sets text in columns, in a typewriter's letters, which are all
// equally wide. What it set can be had as a PDF, and as pdftotext would see it.
type typesetter struct {
	columns int
	indent  bool // paragraphs by their first line, rather than by a gap
	cut     int  // words of more letters are cut at the ends of lines, after so many; 0 for none
	head    string
	foot    string // with %d for the page

	pages     [][]placed
	block     int
	column    int
	y         float64
	cuts      int
	ambiguous bool // whether paragraphs end cannot be seen: a full line is the last of a column
}

// placed is a line where it stands on its page.
type placed struct {
	x, y, size float64 // of the top left corner
	text       string
	block      int
}

const (
	pageWidth, pageHeight = 600.0, 800.0
	edgeWidth             = 60.0
	columnGap             = 20.0
	letterWidth           = 0.6 // of a letter's size
	bodyPoints            = 10.0
	leading               = 1.2
)

func (t *typesetter) width() float64 {
	n := float64(max(t.columns, 1))
	return (pageWidth - 2*edgeWidth - columnGap*(n-1)) / n
}

// row starts a new line, in the next column or on the next page if need be.
func (t *typesetter) row(size float64) {
	if len(t.pages) == 0 || t.y+size > pageHeight-2*edgeWidth {
		t.column++
		t.block++
		t.y = 2 * edgeWidth
		if len(t.pages) == 0 || t.column >= t.columns {
			t.column = 0
			t.pages = append(t.pages, nil)
			if t.head != "" {
				t.place(edgeWidth, 40, bodyPoints, t.head, -1)
			}
			if t.foot != "" {
				t.place(pageWidth/2, pageHeight-40, bodyPoints, fmt.Sprintf(t.foot, len(t.pages)), -1)
			}
		}
	}
}

func (t *typesetter) place(x, y, size float64, text string, block int) {
	last := len(t.pages) - 1
	if block < 0 {
		t.block++
		block = t.block
		t.block++
	}
	t.pages[last] = append(t.pages[last], placed{x, y, size, text, block})
}

// set sets a paragraph.
func (t *typesetter) set(text string, size float64, indent bool) {
	words := strings.Fields(text)
	t.see(words[0], size)
	for first := true; len(words) > 0; first = false {
		t.row(size)
		room := int(t.width() / (size * letterWidth))
		start := edgeWidth + float64(t.column)*(t.width()+columnGap)
		if first && indent {
			room -= 2
			start += 2 * size * letterWidth
		}
		line := words[0]
		for words = words[1:]; len(words) > 0 && len(line)+1+len(words[0]) <= room; words = words[1:] {
			line += " " + words[0]
		}
		if t.cut > 0 && len(words) > 0 && len(words[0]) > t.cut+2 && len(line)+2+t.cut <= room && strings.Trim(words[0], letters) == "" {
			line += " " + words[0][:t.cut] + "-"
			words[0] = words[0][t.cut:]
			t.cuts++
		}
		t.place(start, t.y, size, line, t.block)
		t.y += leading * size
	}
}

// see looks whether it can be seen that a paragraph starts with the word, if it
// starts a column.
func (t *typesetter) see(word string, size float64) {
	if len(t.pages) == 0 || t.y+size <= pageHeight-2*edgeWidth || t.indent && size == bodyPoints {
		return
	}
	page := t.pages[len(t.pages)-1]
	last := page[len(page)-1]
	t.ambiguous = t.ambiguous || last.size == size && float64(len(last.text)+3+len(word))*size*letterWidth > t.width()
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// paragraph sets text in the size of most, and no first line alone at the foot of
// a column.
func (t *typesetter) paragraph(text string) {
	if !t.indent {
		t.gap(bodyPoints)
	}
	if t.y+(1+leading)*bodyPoints > pageHeight-2*edgeWidth {
		t.y = pageHeight
	}
	t.set(text, bodyPoints, t.indent)
}

// heading sets a heading, and not at the foot of a column.
func (t *typesetter) heading(text string, size float64) {
	if t.y+8*size > pageHeight-2*edgeWidth {
		t.y = pageHeight
	}
	t.gap(size)
	t.block++
	t.set(text, size, false)
	t.gap(size / 2)
	t.block++
}

// gap leaves room, which parts blocks.
func (t *typesetter) gap(height float64) {
	t.y += height
	t.block++
}

// bbox returns what pdftotext -bbox-layout would write.
func (t *typesetter) bbox() string {
	var b strings.Builder
	b.WriteString("<html>\n<head>\n<title>gate-v3.indd</title>\n<meta name=\"Author\" content=\"Mira Oldenkamp\"/>\n</head>\n<body>\n<doc>\n")
	for _, page := range t.pages {
		fmt.Fprintf(&b, "  <page width=\"%f\" height=\"%f\">\n    <flow>\n", pageWidth, pageHeight)
		block := -1
		for _, p := range page {
			if p.block != block {
				if block >= 0 {
					b.WriteString("      </block>\n    </flow>\n    <flow>\n")
				}
				block = p.block
				b.WriteString("      <block xMin=\"0\" yMin=\"0\" xMax=\"0\" yMax=\"0\">\n")
			}
			b.WriteString("        <line xMin=\"0\" yMin=\"0\" xMax=\"0\" yMax=\"0\">\n")
			x := p.x
			for _, word := range strings.Fields(p.text) {
				end := x + float64(len([]rune(word)))*p.size*letterWidth
				fmt.Fprintf(&b, "          <word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%s</word>\n", x, p.y, end, p.y+p.size, html.EscapeString(word))
				x = end + p.size*letterWidth
			}
			b.WriteString("        </line>\n")
		}
		b.WriteString("      </block>\n    </flow>\n  </page>\n")
	}
	b.WriteString("</doc>\n</body>\n</html>\n")
	return b.String()
}

// pdf returns a PDF. Its text must be ASCII.
func (t *typesetter) pdf() []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(offsets)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range t.pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 5+2*i))
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Count %d /Kids [%s] >>", len(kids), strings.Join(kids, " "))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>")
	object("<< /Title (gate-v3.indd) /Author (Mira Oldenkamp) >>")
	for _, page := range t.pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>",
			pageWidth, pageHeight, len(offsets)+2)
		var content strings.Builder
		for _, p := range page {
			text := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(p.text)
			fmt.Fprintf(&content, "BT /F %g Tf %g %g Td (%s) Tj ET\n", p.size, p.x, pageHeight-p.y-p.size*0.8, text)
		}
		object("<< /Length %d >>\nstream\n%sendstream", content.Len(), content.String())
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}
