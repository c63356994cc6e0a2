package main

import (
	"slices"
	"testing"

	"triptych/model/eval"
)

func TestGroupsSumUp(t *testing.T) {
	rows := make([]eval.Row, 5)
	for i := range rows {
		rows[i].Ours.Links.Found = 1 << i
	}
	var g groups
	if err := g.Set("2,4"); err != nil || g.String() != "2 4" {
		t.Fatalf("the groups are %q, %v", g.String(), err)
	}
	var names []string
	var found []int
	for _, r := range g.add(rows)[5:] {
		names, found = append(names, r.Story), append(found, r.Ours.Links.Found)
	}
	if want := []string{"stories 1 to 2", "stories 3 to 4", "stories 5 to 5", "all"}; !slices.Equal(names, want) {
		t.Errorf("the groups are %q, want %q", names, want)
	}
	if want := []int{3, 12, 16, 31}; !slices.Equal(found, want) {
		t.Errorf("they have %v, want %v", found, want)
	}
	for _, text := range []string{"", "x", "0", "4,2", "3,3"} {
		if g.Set(text) == nil {
			t.Errorf("%q is a list of groups", text)
		}
	}
	if rows := (groups{9}).add(rows); len(rows) != 6 {
		t.Errorf("a group of all stories adds %d rows, want the sum of all", len(rows)-5)
	}
}
