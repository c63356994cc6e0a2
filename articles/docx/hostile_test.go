package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model/problem"
	"triptych/model/text"
)

func TestOtherFiles(t *testing.T) {
	for name, tt := range map[string]struct {
		data  []byte
		parts []string
	}{
		"an old document":        {[]byte(oldStart + strings.Repeat("\x00", 1000)), []string{".doc", "save it as .docx"}},
		"one with a password":    {[]byte(oldStart + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), []string{"password"}},
		"a spreadsheet":          {pack(t, "xl/workbook.xml", "<a/>"), []string{"spreadsheet"}},
		"slides":                 {pack(t, "ppt/presentation.xml", "<a/>"), []string{"slides"}},
		"an OpenDocument":        {pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), []string{"OpenDocument", "save it as .docx"}},
		"a book":                 {pack(t, "META-INF/container.xml", "<a/>"), []string{"electronic book"}},
		"any archive":            {pack(t, "a.md", "A"), []string{"zip archive without a Word document", "take the articles out"}},
		"an empty archive":       {pack(t), []string{"zip archive without a Word document"}},
		"a main part elsewhere":  {pack(t, "_rels/.rels", `<a><b Type="officeDocument" Target="xl/a.xml"/></a>`, "xl/a.xml", "<a/>"), []string{"zip archive without"}},
		"a main part not there":  {pack(t, "_rels/.rels", `<a><b Type="officeDocument" Target="word/a.xml"/></a>`), []string{"zip archive without"}},
		"a way out":              {pack(t, "_rels/.rels", `<a><b Type="officeDocument" Target="word/../../../etc/passwd"/></a>`), []string{"zip archive without"}},
		"no text":                {pack(t, "word/document.xml", main(`<w:p><w:r><w:drawing/></w:r></w:p>`)), []string{"holds no text", "pictures"}},
		"no body":                {pack(t, "word/document.xml", `<a/>`), []string{"holds no text"}},
		"another body":           {pack(t, "word/document.xml", `<html><body><p>A</p></body></html>`), []string{"holds no text"}},
		"no XML":                 {pack(t, "word/document.xml", "text"), []string{"damaged", "save it again"}},
		"nothing":                {pack(t, "word/document.xml", ""), []string{"damaged"}},
		"XML that is cut":        {pack(t, "word/document.xml", main(plain("a"))[:300]), []string{"damaged"}},
		"XML that does not nest": {pack(t, "word/document.xml", main(`<w:p></w:r>`)), []string{"damaged"}},
		"styles that are cut":    {pack(t, "word/document.xml", main(plain("a")), "word/styles.xml", "<a>"), []string{"damaged"}},
		"an unknown entity":      {pack(t, "word/document.xml", main(plain("&nbsp;"))), []string{"damaged"}},
		"another charset":        {pack(t, "word/document.xml", `<?xml version="1.0" encoding="x"?><a/>`), []string{"damaged"}},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, tt.data, tt.parts...) })
	}
}

func TestDamagedArchives(t *testing.T) {
	whole := pack(t, "_rels/.rels", "<a/>", "word/document.xml", main(strings.Repeat(plain("A sentence of some words."), 100)), "word/styles.xml", "<a/>")
	wantText(t, whole, strings.TrimSpace(strings.Repeat("A sentence of some words.\n\n", 100)))
	for n := 4; n < len(whole); n += 7 { // cut off anywhere
		wantError(t, whole[:n])
	}
	for n := 4; n < len(whole); n++ { // damaged anywhere
		data := bytes.Clone(whole)
		data[n] ^= 0x55
		list, err := readAll(data)
		var typed *problem.Error
		if err != nil && !errors.As(err, &typed) || err == nil && len(list) != 1 {
			t.Fatalf("damaged at %d: %d articles, error %v", n, len(list), err)
		}
	}
	locked := bytes.ReplaceAll(whole, []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	wantError(t, locked, "password")
	twice := pack(t, "word/document.xml", main(plain("first")), "word/document.xml", main(plain("second")))
	wantText(t, twice, "first")
}

// TestBombs reads what would take endless memory or time.
func TestBombs(t *testing.T) {
	const open = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
	fill := func(s string) string { return strings.Repeat(s, 2<<20/len(s)) }
	var many bytes.Buffer
	z := zip.NewWriter(&many)
	for range maxParts + 1 {
		if _, err := z.Create("a"); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	doc := func(body string) []byte { return pack(t, "word/document.xml", main(body)) }
	for name, tt := range map[string]struct {
		data    []byte
		problem string // "" where it can be read
	}{
		"parts large together":  {pack(t, "word/document.xml", main(plain("a")+strings.Repeat(fill("<!-- -->"), 5)), "word/styles.xml", "<a>"+strings.Repeat(fill("<!-- -->"), 5)+"</a>"), "unpacks to more than 16 MB"},
		"many parts":            {many.Bytes(), "more than 10000 files"},
		"many claimed parts":    {[]byte(zipStart + strings.Repeat("PK\x01\x02", 4<<20-1)), "more than 10000 files"},
		"deep":                  {doc(fill("<w:ins>")), "damaged"},
		"deep paragraphs":       {doc(fill("<w:p>")), "damaged"},
		"deep tables":           {doc(fill("<w:tbl><w:tr><w:tc>")), "damaged"},
		"many attributes":       {doc("<w:p " + fill("a='' ") + "/>"), "damaged"},
		"a long attribute":      {doc("<w:p a='" + fill("a") + "'/>"), "damaged"},
		"a long name":           {doc("<" + fill("a") + "/>"), "damaged"},
		"a long comment":        {doc("<!--" + fill("a") + "-->"), "damaged"},
		"a long text":           {doc("<w:p><w:r><w:t>" + fill("a")), "damaged"},
		"entities":              {pack(t, "word/document.xml", open+`<a>&b;</a>`), "damaged"},
		"an entity of a file":   {pack(t, "word/document.xml", open+`<a>&c;</a>`), "damaged"},
		"many paragraphs":       {doc(fill("<w:p><w:r><w:t>a</w:t></w:r></w:p>")), ""},
		"many empty paragraphs": {doc(plain("a") + strings.Repeat("<w:p/>", maxElements-10)), ""},
		"many runs":             {doc("<w:p>" + fill("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>") + "</w:p>"), ""},
		"many breaks":           {doc("<w:p>" + fill("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:br/><w:t>b</w:t></w:r><w:br/><w:br/>") + "</w:p>"), ""},
		"many joined":           {doc(fill("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>")), ""},
		"many in deep":          {doc(strings.Repeat("<w:ins>", maxDepth-10) + fill("<w:p><w:r><w:t>a</w:t></w:r></w:p>") + strings.Repeat("</w:ins>", maxDepth-10)), ""},
		"many pieces":           {doc("<w:p><w:r><w:t>" + fill("a<!-- -->") + "</w:t></w:r></w:p>"), ""},
		"too many elements":     {doc("<w:p>" + strings.Repeat("<w:r/>", maxElements) + "</w:p>"), "elements"},
		"many rows":             {doc("<w:tbl>" + fill("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr>") + "</w:tbl>"), ""},
		"many wide cells":       {doc(plain("a") + "<w:tbl>" + strings.Repeat("<w:tr>"+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="50"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>`, 60)+"</w:tr>", 300) + "</w:tbl>"), ""},
		"many styles":           {pack(t, "word/document.xml", main(plain("a")), "word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+strings.Repeat(`<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`, 50_000)+`</w:styles>`), ""},
		"many fields":           {doc(plain("a") + "<w:p>" + fill(`<w:fldChar w:fldCharType="begin"/><w:t>a</w:t>`) + "</w:p>"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			list, err := readAll(tt.data)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d KB take %v and %d MB", len(tt.data)>>10, took, allocated)
			if allocated > 200 {
				t.Errorf("%d MB allocated", allocated)
			}
			var typed *problem.Error
			switch {
			case tt.problem == "" && (err != nil || len(list) != 1):
				t.Errorf("%d articles, error %v", len(list), err)
			case tt.problem != "" && (!errors.As(err, &typed) || !strings.Contains(err.Error(), tt.problem)):
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := pack(t, "word/document.xml", main(strings.Repeat(plain("a"), 1000)))
	if _, err := read(ctx, draft.Document{Data: data}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func FuzzBody(f *testing.F) {
	for _, body := range []string{
		plain("a"), styled("Title", "b"), styled("Heading1", "c"), "<w:tbl><w:tr><w:tc>" + plain("d") + "</w:tc><w:tc/></w:tr><w:tr/></w:tbl>",
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:br/><w:br/></w:r></w:p>`,
		`<w:p><mc:AlternateContent><mc:Choice><w:txbxContent>` + plain("a") + `</w:txbxContent></mc:Choice></mc:AlternateContent><w:sdt><w:sdtContent/></w:sdt></w:p>`,
		`<w:p><w:fldChar w:fldCharType="begin"/><w:t>a</w:t><w:fldChar w:fldCharType="separate"/><w:sym w:char="F0B7" w:font="Symbol"/></w:p>`,
	} {
		f.Add(body, "")
	}
	f.Add(styled("a", "b"), `<w:style w:styleId="a"><w:name w:val="toc 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:vanish/></w:rPr></w:style>`)
	f.Fuzz(func(t *testing.T, body, styles string) {
		data := pack(t, "word/document.xml", main(body), "word/styles.xml",
			`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`+styles+`</w:styles>`)
		list, err := readAll(data)
		if err != nil {
			var typed *problem.Error
			if !errors.As(err, &typed) || err.Error() != text.SanitizeLine(err.Error()) {
				t.Errorf("error %v of type %T", err, err)
			}
			return
		}
		for _, b := range list[0].Blocks {
			if (len(b.Runs) == 0) != (b.Kind == draft.Table) || (len(b.Rows) == 0) != (b.Kind != draft.Table) || b.Level < 0 || b.Level > 9 {
				t.Errorf("block %+v", b)
			}
		}
		if len(list) != 1 || len(list[0].Blocks) == 0 || markdown.Body(list[0]) == "" && !strings.Contains(body, "\u00AD") {
			t.Errorf("%+v", list)
		}
	})
}

// FuzzArchive reads what may be no archive at all.
func FuzzArchive(f *testing.F) {
	f.Add(pack(f, "word/document.xml", main(plain("a"))))
	f.Add(pack(f, "_rels/.rels", `<a><b Type="officeDocument" Target="word/a.xml"/></a>`, "word/a.xml", main(plain("a"))))
	f.Add([]byte(zipStart))
	f.Add([]byte(oldStart))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := readAll(data)
		if (err == nil) != (len(list) == 1) {
			t.Errorf("%d articles, error %v", len(list), err)
		}
	})
}
