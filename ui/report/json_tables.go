package report

import (
	"fmt"

	"triptych/model"
	"triptych/model/revision"
	"triptych/model/text"
	"triptych/ui/report/paper"
	"triptych/ui/tables"
)

// The shapes of what the articles say over the whole story.
type (
	jsonRow struct {
		About      string      `json:"about"`
		Kind       model.Kind  `json:"kind"`
		Difference string      `json:"difference,omitempty"` // its id
		Values     []jsonValue `json:"values"`
		OneSource  [][]int     `json:"one_source,omitempty"` // groups of articles that have it in the same copied words
	}
	jsonValue struct {
		Articles []int    `json:"articles"`
		Words    []string `json:"words"`           // equal values may be told in several
		Odd      bool     `json:"odd,omitempty"`   // it stands out from what the others say
		Rival    bool     `json:"rival,omitempty"` // it may be told instead of what others say
	}
	jsonSpeaker struct {
		Name  string `json:"name"` // "" where no article says who speaks
		Words []int  `json:"words"`
	}
	jsonShare struct {
		Article int `json:"article"`
		Other   int `json:"other_article"`
		Words   int `json:"words"` // of the article that stand in the other
		Of      int `json:"of"`    // words of the article
	}
	jsonRevision struct {
		From    int          `json:"from"`
		To      int          `json:"to"`
		Kept    int          `json:"kept"` // sentences that are the same
		Changes []jsonChange `json:"changes"`
	}
	jsonChange struct {
		What     string      `json:"what"`
		Headline bool        `json:"headline,omitempty"`
		OldStart int         `json:"old_start"`
		OldEnd   int         `json:"old_end"`
		NewStart int         `json:"new_start"`
		NewEnd   int         `json:"new_end"`
		Pieces   []jsonPiece `json:"pieces"`
	}
	jsonPiece struct {
		What string `json:"what"`
		Old  string `json:"old,omitempty"`
		New  string `json:"new,omitempty"`
	}
)

// writeTables writes the tables of a report.
func writeTables(j *text.JSONWriter, p *paper.Paper) {
	const indent = "   "
	t := &p.Tables
	separator := "{"
	for _, one := range []struct {
		name string
		rows []jsonRow
	}{{"figures", rowsJSON(p, t.Figures)}, {"dates", rowsJSON(p, t.Dates)}, {"names", rowsJSON(p, t.Names)}, {"agreed", rowsJSON(p, t.Agreed)}} {
		j.Raw(fmt.Sprintf("%s\n  %q:", separator, one.name))
		j.List(len(one.rows), indent, func(i int) { j.Value(one.rows[i]) })
		separator = ","
	}
	j.Raw(",\n  \"speakers\":")
	j.List(len(t.Speakers), indent, func(i int) { j.Value(jsonSpeaker{t.Speakers[i].Name, t.Speakers[i].Words}) })
	j.Raw(",\n  \"shares\":")
	j.List(len(t.Shares), indent, func(i int) {
		s := t.Shares[i]
		j.Value(jsonShare{s.Article, s.Other, s.Words, s.Of})
	})
	j.Raw("}")
}

func rowsJSON(p *paper.Paper, entries []tables.Entry) []jsonRow {
	list := []jsonRow{}
	for i := range entries {
		e := &entries[i]
		row := jsonRow{About: e.About, Kind: e.Kind, Values: []jsonValue{}, OneSource: e.OneSource}
		if e.Difference != tables.None {
			row.Difference = p.Finding(e.Difference).ID
		}
		for _, g := range e.Groups() {
			if g.Key != "" || g.Rival { // or else it is left out there
				row.Values = append(row.Values, jsonValue{g.Columns, g.Wordings, g.Odd, g.Rival})
			}
		}
		list = append(list, row)
	}
	return list
}

// versionJSON returns what changed from the version of an article with a number to the
// next.
func versionJSON(from int, s *revision.Script) jsonRevision {
	v := jsonRevision{From: from, To: from + 1, Kept: s.Kept, Changes: []jsonChange{}}
	for _, c := range s.Changes {
		change := jsonChange{
			What: [...]string{"changed", "added", "removed", "moved"}[c.Kind], Headline: c.Headline,
			OldStart: c.OldAt.Start, OldEnd: c.OldAt.End, NewStart: c.NewAt.Start, NewEnd: c.NewAt.End, Pieces: []jsonPiece{},
		}
		for _, p := range c.Pieces {
			change.Pieces = append(change.Pieces, jsonPiece{[...]string{"same", "removed", "added"}[p.Op], p.Old, p.New})
		}
		v.Changes = append(v.Changes, change)
	}
	return v
}
