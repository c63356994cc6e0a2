package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"triptych/articles/draft"
	"triptych/model/problem"
)

const (
	// maxParts is how many parts an archive has at most: a long article with a
	// picture in each paragraph has hundreds.
	maxParts = 10_000
	// maxUnpacked is how many bytes are unpacked of an archive at most. The XML of
	// a long article is a tenth of that.
	maxUnpacked = draft.MaxSize
)

// An archive is an open Word document.
type archive struct {
	ctx   context.Context
	files map[string]*zip.File // by their names in lower case
	left  int64                // how many bytes may still be unpacked
}

// open looks into the archive. Its error says what else that may be.
func open(ctx context.Context, data []byte) (*archive, error) {
	if bytes.HasPrefix(data, []byte(oldStart)) {
		return nil, oldError(data)
	}
	// A reader of zip archives would make something of each entry first.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > maxParts {
		return nil, &problem.Error{Problem: fmt.Sprintf("it is an archive of more than %d files", maxParts), Advice: unpackIt}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &problem.Error{Problem: "it is a Word document or an archive, but damaged or cut off", Advice: "copy or download it again", Err: err}
	}
	a := &archive{ctx: ctx, files: make(map[string]*zip.File, len(z.File)), left: maxUnpacked}
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if a.files[name] == nil {
			a.files[name] = f
		}
	}
	return a, nil
}

const unpackIt = "take the articles out of it, and open those"

// oldError returns the error that says what to do about a file of an older version
// of Office, or one with a password, which looks the same.
func oldError(data []byte) error {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return protected()
	}
	return &problem.Error{Problem: "it is a document of an older version of Office (.doc)", Advice: "open it in a word processor and save it as .docx"}
}

func protected() error {
	return &problem.Error{Problem: "the document is protected with a password", Advice: "open it in a word processor and save it without one"}
}

func damaged(err error) error {
	return &problem.Error{Problem: "the Word document is damaged", Advice: "open it in a word processor and save it again", Err: err}
}

func tooLarge(how string) error {
	return &problem.Error{Problem: "the Word document " + how, Advice: "save the article alone as a document and open that"}
}

// A partNames is what the parts are called that are read.
type partNames struct {
	main, styles, properties string
	notes                    []string
}

// parts returns the names of the parts, those but the main one where they would be
// if they are not there.
func (a *archive) parts() (partNames, error) {
	root, err := a.relations("")
	if err != nil {
		return partNames{}, err
	}
	main := cmp.Or(root["officeDocument"], "word/document.xml")
	if a.files[strings.ToLower(main)] == nil || !strings.HasPrefix(strings.ToLower(main), "word/") {
		return partNames{}, a.otherError()
	}
	own, err := a.relations(main)
	if err != nil {
		return partNames{}, err
	}
	return partNames{
		main: main, styles: cmp.Or(own["styles"], "word/styles.xml"), properties: cmp.Or(root["core-properties"], "docProps/core.xml"),
		notes: []string{cmp.Or(own["footnotes"], "word/footnotes.xml"), cmp.Or(own["endnotes"], "word/endnotes.xml")},
	}, nil
}

// otherError returns the error that says what an archive without a Word document is.
func (a *archive) otherError() error {
	for _, other := range []struct{ part, what, advice string }{
		{"xl/workbook.xml", "a spreadsheet", "save the article as a text document and open that"},
		{"ppt/presentation.xml", "a set of slides", "save the article as a text document and open that"},
		{"content.xml", "a document in the OpenDocument format", "open it in a word processor and save it as .docx"},
		{"index/document.iwa", "a document of Pages", "export it as Word (.docx) and open that"},
		{"meta-inf/container.xml", "an electronic book", "save the article out of it as text and open that"},
	} {
		if a.files[other.part] != nil {
			return &problem.Error{Problem: "it is " + other.what + ", not a Word document", Advice: other.advice}
		}
	}
	return &problem.Error{Problem: "it is a zip archive without a Word document", Advice: unpackIt}
}

// relations returns what belongs to a part, or to the document as a whole for "":
// the names of other parts by the last word of what they are to it.
func (a *archive) relations(of string) (map[string]string, error) {
	folder, base := path.Split(of)
	root, err := a.part(folder + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	targets := make(map[string]string)
	for _, e := range root.children {
		kind, target := path.Base(e.attr("Type")), e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = folder + target
		}
		if targets[kind] == "" && e.attr("TargetMode") != "External" {
			targets[kind] = strings.TrimPrefix(path.Clean(target), "/")
		}
	}
	return targets, nil
}

// links returns where the links of a part lead to, none where that cannot be read: the
// text can be without.
func (a *archive) links(of string) links {
	folder, base := path.Split(of)
	root, err := a.part(folder + "_rels/" + base + ".rels")
	if err != nil {
		return nil
	}
	list := make(links)
	for _, e := range root.children {
		if path.Base(e.attr("Type")) == "hyperlink" && e.attr("TargetMode") == "External" {
			list[e.attr("Id")] = e.attr("Target")
		}
	}
	return list
}

// part reads a part; it is empty where there is none of that name.
func (a *archive) part(name string) (*element, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return &element{}, nil
	}
	if f.Flags&1 != 0 {
		return nil, protected()
	}
	content, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer content.Close() // it was only read
	return parse(a.ctx, &unpacking{content, a})
}

// unpacking reads a part as long as the archive may unpack more.
type unpacking struct {
	content io.Reader
	archive *archive
}

// Read reads some of the part.
func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.content.Read(p[:min(int64(len(p)), u.archive.left+1)])
	u.archive.left -= int64(n)
	if u.archive.left < 0 {
		return 0, tooLarge(fmt.Sprintf("unpacks to more than %d MB", maxUnpacked>>20))
	}
	return n, err
}
