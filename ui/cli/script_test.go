package cli

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself if it is called triptych.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"triptych": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt) // as the program has it
			defer stop()
			os.Exit(Main(ctx, Current()))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup:               hostileFiles,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"fails":    fails,
			"harmless": harmless,
		},
	})
}

// raceOptions lets a program that runs under the race detector end at once; it
// waits a second otherwise.
const raceOptions = "atexit_sleep_ms=0"

// hostileFiles makes in the script's folder the files that a script cannot
// spell, and gives names to the characters.
func hostileFiles(env *testscript.Env) error {
	const text = "The river rose in January.\n\nThe mayor warned 600 people.\n"
	const esc, bel, rlo = "\x1b", "\a", "\u202e"
	for name, value := range map[string]string{"ESC": esc, "BEL": bel, "RLO": rlo, "NL": "\n"} {
		env.Setenv(name, value)
	}
	env.Setenv("GORACE", raceOptions)
	files := map[string]string{
		"empty.md":  "",
		"binary.md": "\x89PNG\x00\x01\x02\x03",
		"latin1.md": "caf\xe9 society met in the r\xe9publique\n",
		"big.md":    strings.Repeat("It rained. ", 16<<20/11+1),
		"hostile/a.md": "---\nsource: \"Herald" + esc + "]0;owned" + bel + rlo + "\"\n" +
			"title: \"Two\\nlines\\e[2J\"\ndate: 2026-03-04" + esc + "[31m\n---\n" + text,
		"hostile/b.md": "The river " + esc + "[31m rose in &#x1b;]0;owned&#x07; February &#x202e; 600.\n",
	}
	if runtime.GOOS != "windows" {
		files["escape"+esc+"]0;owned"+bel+".md"] = text
		files["line\nbreak.md"] = text
		files["bidi"+rlo+"gnp.md"] = text
	}
	if err := os.Mkdir(filepath.Join(env.WorkDir, "hostile"), 0o777); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(content), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// fails runs a command that must end with the exit code, print nothing on
// standard output and one harmless line of triptych's on standard error:
//
//	fails CODE COMMAND [ARG…]
func fails(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fails CODE COMMAND [ARG…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	stdout, stderr := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	if code != want || stdout != "" {
		ts.Fatalf("exit code %d, want %d; printed %q", code, want, stdout)
	}
	if !regexp.MustCompile(`\Atriptych: [^\n]+\n\z`).MatchString(stderr) {
		ts.Fatalf("not one line of triptych's: %q", stderr)
	}
	mustBeHarmless(ts, stderr)
}

// harmless checks that the last command printed nothing that a terminal obeys.
func harmless(ts *testscript.TestScript, _ bool, _ []string) {
	mustBeHarmless(ts, ts.ReadFile("stdout"))
	mustBeHarmless(ts, ts.ReadFile("stderr"))
}

func mustBeHarmless(ts *testscript.TestScript, s string) {
	at := strings.IndexFunc(s, func(r rune) bool { return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) })
	if at >= 0 {
		ts.Fatalf("control characters in %q", s[at:])
	}
}
