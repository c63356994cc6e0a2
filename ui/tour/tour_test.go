package tour

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	script, err := Parse("# hello\n\npace 0.5\nsay One \x1b[31mtwo\nkeys j 2*n\n  wait 2\npace 0\nkeys tab\n")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	p := NewPlayer(script, Sights{})
	for {
		key, wait, done := p.Next()
		if done {
			break
		}
		name := "-"
		if key != nil {
			name = key.String()
		}
		told = append(told, name+" "+wait.String())
	}
	if got, want := strings.Join(told, ", "), "- 0s, j 500ms, n 500ms, n 500ms, - 2s, tab 0s"; got != want {
		t.Errorf("steps %s, want %s", got, want)
	}
	if p.Caption() != "One �[31mtwo" || p.Progress() != 100 {
		t.Errorf("caption %q at %d", p.Caption(), p.Progress())
	}
	if _, _, done := p.Next(); !done {
		t.Error("there is more after the end")
	}
}

func TestParseFailsKindly(t *testing.T) {
	for source, want := range map[string]string{
		"":                      "no steps",
		"# only a comment":      "no steps",
		"say a\nsing b":         `line 2: "sing" is none of say, keys, wait, pace, when and still`,
		"wait long":             `line 1: "long" is no number of seconds`,
		"wait -1":               "no number of seconds",
		"wait 1e9":              "no number of seconds",
		"wait NaN":              "no number of seconds",
		"pace":                  `"" is no number`,
		"keys":                  "needs the names",
		"keys nosuchkey":        "nosuchkey",
		"keys 9999*j\nkeys 9*j": "more than 10000 steps",
	} {
		if _, err := Parse(source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", source, err, want)
		}
	}
}

// TestStandardTakesTwoMinutes: whatever a story has, and it ends with the findings
// where there are some.
func TestStandardTakesTwoMinutes(t *testing.T) {
	script, err := Standard()
	if err != nil {
		t.Fatal(err)
	}
	for _, story := range []Sights{{3, 9, 40, 3}, {2, 4, 1, 0}, {9, 1, 30, 30}} {
		var total time.Duration
		keys, stills := "", 0
		for p := NewPlayer(script, story); ; {
			key, wait, done := p.Next()
			if done {
				break
			}
			total += wait
			if key != nil {
				keys += key.String()
			}
			if p.Still() {
				stills++
			}
			if strings.Contains(p.Caption(), "{") {
				t.Errorf("%+v: %s", story, p.Caption())
			}
		}
		if total < 95*time.Second || total > 130*time.Second || !strings.HasSuffix(keys, "fjjj") || stills > 1 {
			t.Errorf("%+v: it takes %v and presses %s, with %d stills", story, total, keys, stills)
		}
	}
}

func TestWhen(t *testing.T) {
	script, err := Parse("say {articles}, {conflicts}\nwhen conflicts\nkeys !\nstill\nwhen no conflicts\nkeys n\nwhen topics\nkeys c\nwhen always\nkeys q")
	if err != nil {
		t.Fatal(err)
	}
	for want, story := range map[string]Sights{
		"2 articles, 1 conflict: ! still q":   {Articles: 2, Conflicts: 1},
		"3 articles, 0 conflicts: n c q":      {Articles: 3, Topics: 4},
		"1 article, 2 conflicts: ! still c q": {Articles: 1, Topics: 1, Conflicts: 2},
	} {
		p := NewPlayer(script, story)
		p.Next()
		got := p.Caption() + ":"
		for {
			key, _, done := p.Next()
			if done {
				break
			}
			if p.Still() {
				got += " still"
			}
			if key != nil {
				got += " " + key.String()
			}
		}
		if got != want {
			t.Errorf("%+v: %s, want %s", story, got, want)
		}
	}
	for _, source := range []string{"when", "when rain", "when no", "when no always"} {
		if _, err := Parse(source + "\nkeys j"); err == nil || !strings.Contains(err.Error(), "line 1: ") {
			t.Errorf("%s: %v", source, err)
		}
	}
}
