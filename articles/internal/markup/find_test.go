package markup

import "testing"

func TestFind(t *testing.T) {
	n, err := ParseXML(t.Context(), []byte(`<a><b x="1"><c>2</c></b><b x="3"><c><b x="4"/></c></b><d/></a>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := Attr(Child(n, "a", "b"), "x"); got != "1" {
		t.Errorf("the first b has x=%q", got)
	}
	if got := Child(n, "a", "d", "e", "f"); got != nil {
		t.Errorf("found %v", got)
	}
	var got string
	for b := range All(n, "b") {
		got += Attr(b, "x")
	}
	if got != "13" {
		t.Errorf("b has x=%q", got)
	}
	if got := First(n, "c"); got == nil || got.FirstChild.Data != "2" {
		t.Errorf("the first c is %v", got)
	}
	if First(nil, "c") != nil || Attr(nil, "x") != "" {
		t.Error("found something in nothing")
	}
}
