package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

// A run is what the program did.
type run struct {
	code     int
	out, err string
}

// triptych runs the program with a standard output that is no terminal, unless
// change makes it one.
func triptych(t *testing.T, change func(*Process), args ...string) run {
	t.Helper()
	var out, err strings.Builder
	p := Process{Args: args, In: strings.NewReader(""), Out: &out, Err: &err, Env: []string{"TERM=xterm-256color"}}
	if change != nil {
		change(&p)
	}
	code := Main(t.Context(), p)
	return run{code, out.String(), err.String()}
}

func TestWrongUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--fromat"}, `unknown flag --fromat: the flags of triptych are --anyway, --ascii, --automatic, --big, --columns, --help, --library, --linear, --reduced-motion, --theme, --version, --versions and --watch`},
		{[]string{"-x"}, `unknown flag -x: the flags of triptych are --anyway, --ascii, --automatic, --big, --columns, --help, --library, --linear, --reduced-motion, --theme, --version, --versions and --watch`},
		{[]string{"report", "--fromat", "json"}, `unknown flag --fromat (did you mean --format?): the flags of triptych report are --anyway, --automatic, --explain, --fail-on, --format, --help, --kind, --level, --library, --out, --relation, --schema, --since, --state, --topic, --versions and --without-notes`},
		{[]string{"report", "--format"}, `--format needs a value; triptych report --help tells which`},
		{[]string{"report", "--format", "jsno"}, `unknown format "jsno" (did you mean json?): the formats are text, markdown, html, csv, json and annotations`},
		{[]string{"report", "--format", ""}, `unknown format "": the formats are text, markdown, html, csv, json and annotations`},
		{[]string{"report", "--help=maybe"}, `invalid argument "maybe" for "-h, --help" flag: strconv.ParseBool: parsing "maybe": invalid syntax; see triptych report --help`},
		{[]string{"reprot"}, `"reprot" is neither a command nor a file, a folder or a story of the library (did you mean report?)`},
		{strings.Fields("1 2 3 4 5 6 7 8 9 10"), `10 articles were given: give 2 to 9, or one folder of them`},
		{strings.Fields("report 1 2 3 4 5 6 7 8 9 10"), `10 articles were given: give 2 to 9, or one folder of them`},
		{[]string{"man", "page"}, `triptych man takes no arguments, but "page" was given`},
		{[]string{"help", "reprot"}, `there is no command or topic "reprot" (did you mean report?): the commands are add, annotate, completion, config, eval, help, licences, list, man, notes, remove, report, serve, snapshot, tour and update, the topics start, reading, keys, sources, library, notes, accuracy, second-reader, reports, json, linear, serve, configuration, files, environment, exit and changes`},
		{[]string{"notes"}, `triptych notes needs a command: export, import, path or show`},
		{[]string{"notes", "shwo"}, `there is no command "shwo" (did you mean show?): the commands of triptych notes are export, import, path and show`},
		{[]string{"help", "notes", "shwo"}, `there is no command "shwo" (did you mean show?): the commands of triptych notes are export, import, path and show`},
		{[]string{"notes", "export"}, `triptych notes export needs the name of a file`},
		{[]string{"notes", "import", "--author"}, `--author needs a value; triptych notes import --help tells which`},
		{strings.Fields("notes import file 1 2 3 4 5 6 7 8 9 10"), `10 articles were given: give 2 to 9, or one folder of them`},
		{[]string{"completion"}, `triptych completion needs the name of one shell: bash, zsh, fish or powershell`},
		{[]string{"completion", "fsih"}, `unknown shell "fsih" (did you mean fish?): the shells are bash, zsh, fish and powershell`},
		{[]string{"--\x1b[2J\n"}, "unknown flag --\uFFFD[2J : the flags of triptych are --anyway, --ascii, --automatic, --big, --columns, --help, --library, --linear, --reduced-motion, --theme, --version, --versions and --watch"},
	}
	for _, test := range tests {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			want := run{exitUsage, "", "triptych: " + test.want + "\n"}
			if got := triptych(t, nil, test.args...); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestCommandBeforePath(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("report", 0o777); err != nil {
		t.Fatal(err)
	}
	if got := triptych(t, nil, "report"); got.code != exitFine || !strings.Contains(got.out, "topic") {
		t.Errorf("report: got %+v, want the report of the embedded story", got)
	}
	got := triptych(t, nil, "./report")
	if got.code != exitFailure || got.out != "" || !strings.Contains(got.err, "report") {
		t.Errorf("./report: got %+v, want it taken as an empty folder", got)
	}
}

func TestTextReportWhereTheReaderCannotBe(t *testing.T) {
	plain := triptych(t, nil)
	if plain.code != exitFine || plain.err != "" || !strings.Contains(plain.out, "topic") {
		t.Fatalf("got %+v", plain)
	}
	if report := triptych(t, nil, "report"); report != plain {
		t.Error("the report is not what stands in place of the reader")
	}
	for _, env := range [][]string{{"TERM=dumb"}, {"TERM=xterm", "TERM=dumb"}, nil} {
		got := triptych(t, func(p *Process) { p.OutTerminal, p.Env = true, env })
		if got.code != exitFine || got.out != plain.out || strings.Count(got.err, "\n") != 1 || !says("TERM", "--linear")(got.err) {
			t.Errorf("%v: got exit code %d and %q", env, got.code, got.err)
		}
	}
}

func TestReportTakesTheWidthOfTheTerminal(t *testing.T) {
	for _, test := range []struct{ terminal, widest int }{{40, 40}, {90, 90}, {300, widestLine}, {0, 80}} {
		got := triptych(t, func(p *Process) { p.OutTerminal, p.OutWidth = test.terminal > 0, test.terminal }, "report")
		longest := slices.Max(lengths(got.out))
		if got.code != exitFine || longest > test.widest || longest < test.widest*3/4 {
			t.Errorf("terminal of %d: exit code %d and lines of up to %d, want %d", test.terminal, got.code, longest, test.widest)
		}
	}
}

// lengths lists how many characters each line has.
func lengths(s string) []int {
	var list []int
	for line := range strings.Lines(s) {
		list = append(list, len([]rune(strings.TrimRight(line, "\n"))))
	}
	return list
}

func TestClosedPipeIsNoFailure(t *testing.T) {
	for _, closed := range []error{syscall.EPIPE, io.ErrClosedPipe} {
		for _, way := range []string{"report", "--linear"} {
			got := triptych(t, func(p *Process) { p.Out = broken{closed} }, way)
			if got.code != exitFine || got.err != "" {
				t.Errorf("%s, %v: got %+v", way, closed, got)
			}
		}
	}
	got := triptych(t, func(p *Process) { p.Out = broken{errors.New("disk full")} }, "report")
	if got.code != exitFailure || got.err != "triptych: write the text report: disk full\n" {
		t.Errorf("got %+v", got)
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestInterrupt(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, err strings.Builder
	code := Main(ctx, Process{Args: []string{"report", filepath.Join(t.TempDir(), "none")}, Out: &out, Err: &err})
	if code != exitInterrupted || out.Len() > 0 || err.Len() > 0 {
		t.Errorf("exit code %d, %q, %q", code, out.String(), err.String())
	}
}

// TestInterruptInTheReader is the interrupt that a terminal sends as a key.
func TestInterruptInTheReader(t *testing.T) {
	var err strings.Builder
	a := &app{Process: Process{Err: &err}}
	if code := a.end(t.Context(), context.Canceled); code != exitInterrupted || err.Len() > 0 {
		t.Errorf("exit code %d and %q", code, err.String())
	}
}

func TestAwaitDoesNotWaitForWhatCannotBeInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	free := make(chan struct{})
	defer close(free)
	_, err := await(ctx, func() (int, error) {
		stop()
		<-free
		return 1, nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"help"}, {"-h"}} {
		got := triptych(t, nil, args...)
		if got.code != exitFine || got.err != "" || strings.Contains(got.out, "\x1b") || !strings.Contains(got.out, "  report      Print the differences\n") {
			t.Errorf("%v: got %+v", args, got)
		}
	}
	dumb := func(p *Process) { p.OutTerminal, p.Env = true, []string{"TERM=dumb"} }
	for _, args := range [][]string{{"report", "--help"}, {"help", "report"}} {
		got := triptych(t, dumb, args...)
		if got.code != exitFine || got.err != "" || strings.Contains(got.out, "\x1b") || !strings.Contains(got.out, "--format") {
			t.Errorf("%v on a dumb terminal: got %+v", args, got)
		}
	}
}

func TestCompletion(t *testing.T) {
	for _, s := range shells() {
		if got := triptych(t, nil, "completion", s.name); got.code != exitFine || !strings.Contains(got.out, "triptych") {
			t.Errorf("%s: got %+v", s.name, got)
		}
	}
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"re"}, "report\t"},
		{[]string{"help", "re"}, "report\t"},
		{[]string{"help", "notes", "sh"}, "show\t"},
		{[]string{"help", "acc"}, "accuracy\t"},
		{[]string{"notes", ""}, "import\t"},
		{[]string{"report", "--format", ""}, "json\t"},
		{[]string{"completion", "f"}, "fish\n"},
	}
	for _, test := range tests {
		got := triptych(t, nil, append([]string{cobra.ShellCompRequestCmd}, test.args...)...)
		if got.code != exitFine || !strings.Contains(got.out, test.want) {
			t.Errorf("%v: got %+v", test.args, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	words := []string{"report", "serve", "man", "--format"}
	for typed, want := range map[string]string{
		"reprot": "report", "Report": "report", "serv": "serve", "sevre": "serve", "mna": "man", "mxx": "", "x": "", "": "",
		"repo": "report", "rep": "", "--fromat": "--format", "--frmt": "--format", "--x": "",
	} {
		if want != "" {
			want = " (did you mean " + want + "?)"
		}
		if got := suggest(typed, words); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestEnumerate(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := enumerate(words, "or"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		Main(b.Context(), Process{Args: []string{"--version"}, Out: io.Discard, Err: io.Discard})
	}
}

// says returns a function that reports whether a text has all the words.
func says(words ...string) func(string) bool {
	return func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}
}
