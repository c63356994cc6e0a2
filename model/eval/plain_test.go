package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"triptych/model"
)

const plainStory = `== article a | Harbour Post | 2026-03-04 | Two hurt
a0 Two men were hurt on Monday.
a1 The pier was shut.

== article b | Coast Radio | none | Three hurt at pier
b0 Three people were injured on 2 March.

== topics
The injured: a0 b0

== links
a0 b0

== differences
number conflict t0 | people hurt | a0: Two men | b0: Three people
name extra t- | what was shut | a1: The pier

== traps
the same day | a0: on Monday | b0: on 2 March
`

func TestPlainStoriesAreRead(t *testing.T) {
	p, err := ReadPlain("pier", strings.NewReader(plainStory))
	if err != nil {
		t.Fatal(err)
	}
	g := p.Gold
	if g.Story != "pier" || len(g.Articles) != 2 || g.Articles[0].Sentences[1] != "The pier was shut." {
		t.Errorf("the articles are %v", g.Articles)
	}
	if want := (PlainHead{"Harbour Post", "2026-03-04", "Two hurt"}); p.Heads[0] != want || p.Heads[1].Date != "" {
		t.Errorf("the heads are %v", p.Heads)
	}
	if len(g.Topics) != 1 || len(g.Topics[0].Sentences["b"]) != 1 || len(g.Links) != 1 || g.Links[0].B != (GoldRef{"b", 0}) {
		t.Errorf("the topics are %v and the links %v", g.Topics, g.Links)
	}
	if len(g.Differences) != 2 || g.Differences[0].Relation != model.Conflict || g.Differences[0].Values[1] != (GoldValue{"b", 0, "Three people"}) {
		t.Errorf("the differences are %v", g.Differences)
	}
	if len(g.Traps) != 1 || len(g.Traps[0].Values) != 2 {
		t.Errorf("the traps are %v", g.Traps)
	}
}

func TestFaultsInPlainStoriesAreNamed(t *testing.T) {
	for _, tt := range []struct{ old, new, want string }{
		{"a1 The", "a2 The", "line 3: \"a2 The pier was shut.\" does not begin with a1"},
		{"| 2026-03-04 |", "|", "line 1: "},
		{"== topics", "== subjects", "there is no section \"subjects\""},
		{"The injured: a0 b0", "The injured: a0 b7", "there is no sentence \"b7\""},
		{"The injured: a0 b0", "The injured", "is not LABEL: SENTENCES"},
		{"a0 b0\n\n== diff", "a0 b0 a1\n\n== diff", "is not two sentences"},
		{"a0 b0\n\n== diff", "a0 x\n\n== diff", "there is no sentence \"x\""},
		{"number conflict t0", "number conflict", "is not KIND RELATION TOPIC"},
		{"number conflict t0", "figure conflict t0", "\"figure conflict t0\" is no kind and relation"},
		{"number conflict t0", "number clash t0", "is no kind and relation"},
		{"b0: Three people", "b0: Four people", "sentence b0 has no \"Four people\""},
		{"b0: on 2 March", "b0:", "\"b0:\" is not SENTENCE: WORDS"},
		{" | b0: on 2 March", "", "is not ABOUT | SENTENCE: WORDS | SENTENCE: WORDS"},
		{"conflict t0", "conflict t1", "there is no topic \"t1\""},
		{"conflict t0", "conflict first", "there is no topic \"first\""},
		{"== article b", "== article a", "with a letter of its own"},
		{"== article a", "Once.\n== article a", "\"Once.\" stands in no section"},
	} {
		_, err := ReadPlain("pier", strings.NewReader(strings.Replace(plainStory, tt.old, tt.new, 1)))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("with %q for %q the error is %v, want %q", tt.new, tt.old, err, tt.want)
		}
	}
}

// TestInventedStoriesAreWhole reads all that the encoder and the tables learn from.
func TestInventedStoriesAreWhole(t *testing.T) {
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) < 100 {
		t.Fatalf("there are %d stories, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := ReadPlain(strings.TrimSuffix(filepath.Base(file), ".txt"), data)
		data.Close()
		if err != nil {
			t.Error(err)
			continue
		}
		g := p.Gold
		if len(g.Articles) != 3 || len(g.Topics) < 4 || len(g.Links) < 10 || len(g.Differences) < 15 {
			t.Errorf("%s has %d articles, %d topics, %d links and %d differences", file, len(g.Articles), len(g.Topics), len(g.Links), len(g.Differences))
		}
	}
}
