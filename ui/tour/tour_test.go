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
	p := NewPlayer(script)
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
		"say a\nsing b":         `line 2: "sing" is none of say, keys, wait and pace`,
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

func TestEmbeddedIsWellFormedAndShort(t *testing.T) {
	script, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var total time.Duration
	for _, s := range script {
		total += s.Pause
	}
	if total < 30*time.Second || total > 3*time.Minute {
		t.Errorf("the tour takes %v", total)
	}
}
