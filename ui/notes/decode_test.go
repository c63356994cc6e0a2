package notes

import (
	"strings"
	"testing"
	"unicode"

	"triptych/model"
	"triptych/model/problem"
	"triptych/model/text"
)

func FuzzDecode(f *testing.F) {
	story := tell(first, second)
	b, a := full(f, story)
	good := file(f, b)
	f.Add([]byte(good))
	amended := file(f, b.WithAmendment(of(f, a, "a:January"), model.Difference{}, noon()).
		WithAmendment(of(f, a, "a:600"), model.Difference{Kind: model.Other, Relation: model.Variant, Mentions: of(f, a, "a:600").Mentions}, noon()))
	f.Add([]byte(amended))
	f.Add([]byte(strings.Replace(amended, `"exact": "600"`, `"exact": "\u001b[31m"`, -1)))
	f.Add([]byte(strings.Replace(good, "2026-03-01T12:00", "9999-12-31T23:59", -1)))
	f.Add([]byte(strings.Replace(good, "January", `\u001b[31m\u202e`, -1)))
	f.Add([]byte(strings.Replace(good, `"article": "a"`, `"article": "\u0000"`, -1)))
	f.Add([]byte(`{"format":"triptych notes","version":1,"differences":[{"author":"\u200d","kind":"date","relation":"extra","mentions":[{"article":"a","exact":"January"}],"verdict":{"value":"verified"}}]}`))
	f.Add([]byte(`{"format":"triptych notes","version":1,"story":{"articles":[{"id":"z","url":"u"}]},"position":{"article":"z","exact":"","start":9999999999,"edited":"2026-01-01T00:00:00+23:59"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, _, err := decode(data, story)
		if err != nil {
			if line := (&problem.Error{Name: "x", Problem: err.Error()}).Error(); strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%q can do things to a terminal", line)
			}
			return
		}
		b := bind(story, c, content{}, make(map[string][]entry)).On(a)
		written := file(t, b)
		if text.Sanitize(written) != written {
			t.Errorf("%q can do things to a terminal", written)
		}
		again, _, err := decode([]byte(written), story)
		if err != nil {
			t.Fatalf("what was written is not read: %v\n%s", err, written)
		}
		if got := file(t, bind(story, again, content{}, make(map[string][]entry))); got != written {
			t.Errorf("it is read otherwise than it was written:\n%s\n%s", got, written)
		}
		d := &a.Differences[0]
		next := b.WithState(d, Verified, noon()).WithNote(d, "fuzz", noon())
		if m := next.Mark(d); m.State != Verified || m.Note != "fuzz" {
			t.Errorf("%+v", m)
		}
		b.Position()
		b.Decisions()
		for _, one := range b.Amendments() {
			if err := one.Check(story); err != nil {
				t.Error(err)
			}
		}
		b.Lost()
	})
}
