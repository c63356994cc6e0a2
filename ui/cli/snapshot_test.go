package cli

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/ui/reader"
	"triptych/ui/tour"
)

func TestSnapshotIsTheSameEveryTime(t *testing.T) {
	for _, format := range []string{"ansi", "text", "svg"} {
		args := []string{"snapshot", "--keys", "n 2 ] s G", "--format", format}
		first := triptych(t, nil, args...)
		if again := triptych(t, nil, args...); again != first || first.code != exitFine {
			t.Errorf("%s: got %+v, then %+v", format, first, again)
		}
	}
}

// TestSnapshotOnADumbTerminal: it can show text alone, and gets what is asked
// for by name.
func TestSnapshotOnADumbTerminal(t *testing.T) {
	dumb := func(p *Process) { p.OutTerminal, p.Env = true, []string{"TERM=dumb"} }
	plain := triptych(t, nil, "snapshot", "--format", "text")
	if got := triptych(t, dumb, "snapshot"); got != plain {
		t.Errorf("got %+v, want text", got)
	}
	asked := triptych(t, dumb, "snapshot", "--format", "ansi")
	if !strings.Contains(asked.out, "\x1b[") || strings.Count(ansi.Strip(asked.out), "\n") != 40 {
		t.Errorf("got %+v, want what was asked for", asked)
	}
}

// TestSnapshotKnowsEveryKey: each key of the reader can be pressed by its name.
func TestSnapshotKnowsEveryKey(t *testing.T) {
	for _, c := range reader.DefaultKeys().Commands() {
		keys, err := tour.ParseKeys(strings.Join(c.Keys, " "))
		if err != nil {
			t.Fatal(err)
		}
		for i, name := range c.Keys {
			if keys[i].String() != name {
				t.Errorf("%s presses %s", name, keys[i])
			}
		}
	}
}
