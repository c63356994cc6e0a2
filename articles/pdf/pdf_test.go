package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model/problem"
	"triptych/model/text"
)

// TestMain is pdftotext itself where the tests run it by a link whose name says
// how it shall behave.
func TestMain(m *testing.M) {
	if behaviour, found := strings.CutPrefix(filepath.Base(os.Args[0]), "fake-"); found {
		os.Exit(fake(behaviour))
	}
	os.Exit(m.Run())
}

const (
	output = "<title>The &quot;title&quot;</title>\n<meta name=\"Author\" content=\"Mira Oldenkamp\"/>\n<page width=\"600\" height=\"800\">\n<block>\n<line>\n" +
		"<word xMin=\"60\" yMin=\"200\" xMax=\"90\" yMax=\"210\">%s</word>\n</line>\n"
	secret = "a secret of the environment"
)

// fake behaves as pdftotext may.
func fake(behaviour string) int {
	switch behaviour {
	case "echo": // what goes in, and how it is run
		data, err := io.ReadAll(os.Stdin)
		folder, _ := os.Getwd()
		fmt.Printf(output, fmt.Sprintf("%s|%v|%q|%q|%s", data, err, os.Args[1:], os.Environ(), folder))
	case "deaf": // reads nothing of what goes in
		fmt.Printf(output, "text")
	case "silent":
		io.Copy(io.Discard, os.Stdin)
	case "scanned":
		fmt.Println(`<page width="600" height="800">`)
	case "password":
		fmt.Fprintln(os.Stderr, "Command Line Error: Incorrect password")
		return 1
	case "closed":
		return 3
	case "old":
		fmt.Fprintln(os.Stderr, strings.Repeat("Usage: pdftotext [options] <PDF-file> [<text-file>]\n", 100_000))
		return 99
	case "broken":
		fmt.Printf(output, "text")
		fmt.Fprintln(os.Stderr, "\x1b[2JSyntax Error: Couldn't read xref table")
		return 1
	case "no-pages":
		fmt.Fprintln(os.Stderr, "Syntax Error: Invalid page count 0\nCommand Line Error: Wrong page range given: the first page (1) can not be after the last page (0).")
		return 99
	case "endless":
		fmt.Println(`<page width="600" height="800">`)
		return repeat("<word xMin=\"60\" yMin=\"200\" xMax=\"90\" yMax=\"210\">word</word>\n")
	case "endless-line":
		return repeat("word ")
	case "stuck", "stuck-child":
		if behaviour == "stuck-child" { // which holds the pipes
			child := exec.Command(filepath.Join(filepath.Dir(os.Args[0]), "fake-stuck"))
			child.Stdout, child.Stderr = os.Stdout, os.Stderr
			if err := child.Start(); err != nil {
				return 1
			}
		}
		time.Sleep(10 * time.Second)
	}
	return 0
}

// repeat writes without end.
func repeat(text string) int {
	text = strings.Repeat(text, 1000)
	for {
		if _, err := io.WriteString(os.Stdout, text); err != nil {
			return 0
		}
	}
}

// faked returns pdftotext as one that behaves so.
func faked(t *testing.T, behaviour string) program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, name := range []string{behaviour, "stuck"} {
		if err := os.Symlink(self, filepath.Join(folder, "fake-"+name)); err != nil && !errors.Is(err, os.ErrExist) {
			t.Skip("no links here:", err)
		}
	}
	// A Go program with a race detector needs much memory.
	return program{timeLimit: timeLimit, lookPath: func(name string) (string, error) {
		if name != "pdftotext" {
			return "", exec.ErrNotFound
		}
		return filepath.Join(folder, "fake-"+behaviour), nil
	}}
}

// wantError checks that err is one line for a person that has the parts.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	var typed *problem.Error
	if !errors.As(err, &typed) || typed.Problem == "" || typed.Advice == "" {
		t.Fatalf("error %v of type %T", err, err)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q lacks %q", err, part)
		}
	}
	if err.Error() != text.SanitizeLine(err.Error()) {
		t.Errorf("%q is not one harmless line", err)
	}
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{
		"%PDF-1.7\n": true, "\r\n junk %PDF-1.4": true, strings.Repeat(" ", 1000) + "%PDF-1.4": true,
		strings.Repeat(" ", 1020) + "%PDF-1.4": false, "": false, "%PDF": false, "text": false, "%!PS-Adobe": false,
	} {
		if Format(nil).Is(draft.Document{Data: []byte(data)}) != want {
			t.Errorf("%.20q: %v", data, !want)
		}
	}
}

func TestNotInstalled(t *testing.T) {
	none := func(string) (string, error) { return "", exec.ErrNotFound }
	_, err := Format(none).Read(t.Context(), draft.Document{Data: []byte("%PDF-1.4")})
	wantError(t, err, "reading PDF needs pdftotext (poppler-utils), which is not installed", "install it, or save the article as text or HTML")
	if !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("error %v does not say what the system said", err)
	}
	missing := func(string) (string, error) { return filepath.Join(t.TempDir(), "pdftotext"), nil }
	_, err = Format(missing).Read(t.Context(), draft.Document{Data: []byte("%PDF-1.4")})
	wantError(t, err, "pdftotext cannot be run", "install poppler-utils anew")
}

// TestRun looks at how pdftotext is run.
func TestRun(t *testing.T) {
	t.Setenv("SECRET", secret)
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	list, err := faked(t, "echo").read(t.Context(), draft.Document{Name: "-o; rm a", Data: []byte("%PDF-1.4 data")})
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, error %v", list, err)
	}
	parts := strings.Split(list[0].Blocks[0].Runs[0].Text, "|")
	if len(parts) != 5 || parts[0] != "%PDF-1.4 data" || parts[1] != "<nil>" || parts[2] != `["-bbox-layout" "-enc" "UTF-8" "-" "-"]` {
		t.Fatalf("run with %q", parts)
	}
	if folder := parts[4]; filepath.Dir(folder) != temporary || strings.Contains(parts[3], secret) || strings.Contains(parts[3], "PATH=") {
		t.Errorf("in %s with %s", folder, parts[3])
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
	want := draft.Article{Title: `The "title"`, Authors: []string{"Mira Oldenkamp"}, Blocks: list[0].Blocks}
	if !reflect.DeepEqual(list[0], want) {
		t.Errorf("got %+v", list[0])
	}
	// One that reads nothing is no error.
	if _, err = faked(t, "deaf").read(t.Context(), draft.Document{Data: make([]byte, draft.MaxSize)}); err != nil {
		t.Error(err)
	}
}

func TestRunErrors(t *testing.T) {
	for behaviour, parts := range map[string][]string{
		"scanned":      {"holds no text", "ocrmypdf"},
		"silent":       {"holds no text"},
		"password":     {"protected with a password"},
		"closed":       {"does not allow its text"},
		"old":          {"not that of poppler-utils, or too old"},
		"broken":       {"the PDF is broken or has no pages"},
		"no-pages":     {"the PDF is broken or has no pages", "fetch it again"},
		"endless":      {"more text than any article"},
		"endless-line": {"more text than any article"},
	} {
		t.Run(behaviour, func(t *testing.T) {
			t.Parallel()
			list, err := faked(t, behaviour).read(t.Context(), draft.Document{Data: []byte("%PDF-1.4")})
			if list != nil {
				t.Errorf("%v besides the error", list)
			}
			wantError(t, err, parts...)
		})
	}
}

func TestTimeLimit(t *testing.T) {
	for _, behaviour := range []string{"stuck", "stuck-child"} {
		t.Run(behaviour, func(t *testing.T) {
			t.Parallel()
			p := faked(t, behaviour)
			p.timeLimit = 100 * time.Millisecond
			start := time.Now()
			_, err := p.read(t.Context(), draft.Document{Data: []byte("%PDF-1.4")})
			wantError(t, err, "pdftotext takes more than", "as a PDF of their own")
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := faked(t, "stuck").read(ctx, draft.Document{Data: []byte("%PDF-1.4")}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

// TestPdftotext reads with the program itself what is set in every way.
func TestPdftotext(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed:", err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	read := 0
	for i := range 24 {
		setter := &typesetter{columns: 1 + i%3, indent: i%2 == 0, head: "The Example Gazette", foot: "Page %d"}
		if i > 5 {
			setter.cut = 4
		}
		a := random(r)
		a.set(setter)
		if setter.ambiguous || len(setter.pages) == 1 {
			continue
		}
		read++
		list, err := Format(nil).Read(t.Context(), draft.Document{Data: setter.pdf()})
		if err != nil {
			t.Fatal(err)
		}
		got := "# " + list[0].Title + "\n\n" + strings.TrimSpace(markdown.Body(list[0]))
		if want := a.String(); got != want {
			t.Errorf("article %d, in %d columns, reads\n%s\nwant\n%s", i, setter.columns, difference(got, want), difference(want, got))
		}
		if !slices.Equal(list[0].Authors, []string{"Mira Oldenkamp"}) {
			t.Errorf("authors %q", list[0].Authors)
		}
	}
	if read < 12 {
		t.Errorf("%d articles are read", read)
	}
	for _, data := range []string{"%PDF-1.4\n", "%PDF-1.4\n\x00\xff\x1b[2J"} {
		_, err := Format(nil).Read(t.Context(), draft.Document{Data: []byte(data)})
		wantError(t, err, "the PDF is broken or has no pages")
	}
	empty := &typesetter{columns: 1}
	empty.row(bodyPoints)
	_, err := Format(nil).Read(t.Context(), draft.Document{Data: empty.pdf()})
	wantError(t, err, "holds no text")
}
