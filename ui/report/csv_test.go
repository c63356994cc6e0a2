package report

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/ui/notes"
)

// rows reads a CSV report.
func rows(t *testing.T, report string) [][]string {
	t.Helper()
	list, err := csv.NewReader(strings.NewReader(report)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const wantCSV = "finding,topic,kind,relation,outlet,words,value,state,note,level,id\r\n" +
	"people,Mayor's warning,number,variant,The Herald,600 people,600 people,open,,facts,573a5795d3cf\r\n" +
	"people,Mayor's warning,number,variant,Post,more than 600 people,>600 people,open,,facts,573a5795d3cf\r\n" +
	"month of rise,River,date,conflict,The Herald,January,2026-01,verified,\"Gauge readings, says Ann\",facts,ede244a634cb\r\n" +
	"month of rise,River,date,conflict,The Herald,<rises>,,verified,\"Gauge readings, says Ann\",facts,ede244a634cb\r\n" +
	"month of rise,River,date,conflict,Post,February,2026-02,verified,\"Gauge readings, says Ann\",facts,ede244a634cb\r\n" +
	"mayor,Mayor's warning,name,extra,Post,Ann Lee,ann lee,open,,telling,073403d02d61\r\n" +
	"place · Mayor's warning,Mayor's warning,place,missing,Post,東京,,open,,telling,8aa6388ad9af\r\n" +
	"place · Mayor's warning,Mayor's warning,place,missing,c,東京,,open,,telling,8aa6388ad9af\r\n"

func TestCSV(t *testing.T) {
	a := flood(t)
	book := notes.New(a.Story).On(a).WithState(&a.Differences[0], notes.Verified, noon()).WithNote(&a.Differences[0], "Gauge readings, says Ann", noon())
	if got := write(t, CSV, a, Options{Book: book}); got != wantCSV {
		t.Errorf("got\n%s\nwant\n%s", got, wantCSV)
	}
}

// TestCSVRunsNothing: no cell begins as a formula does, and none is lost.
func TestCSVRunsNothing(t *testing.T) {
	a, book := hostile(t)
	for i, row := range rows(t, write(t, CSV, a, Options{Book: book})) {
		if len(row) != len(columnsOfCSV()) {
			t.Errorf("row %d has %d cells", i, len(row))
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("row %d has the cell %q", i, cell)
			}
		}
	}
	for words, want := range map[string]string{
		"=1+1": "'=1+1", " =1": "'=1", "\t=1": "'=1", "\n\n@x": "'@x", "＝1": "'＝1", "a=1": "a=1", "": "", "-600": "'-600", "x\n=y": "x\n=y", "a\x00b": "a\uFFFDb", "\r=1": "\uFFFD=1",
	} {
		if got := defused(words); got != want {
			t.Errorf("%q is written as %q, want %q", words, got, want)
		}
	}
}

// TestFilters: each leaves out what it does not ask for, and together they leave what
// all of them ask for.
func TestFilters(t *testing.T) {
	a := flood(t)
	for _, test := range []struct {
		name string
		o    Options
		want []string // what the findings are about
	}{
		{"all", Options{}, []string{"people", "month of rise", "mayor", "place · Mayor's warning"}},
		{"kind", Options{Kinds: []model.Kind{model.Date, model.Name}}, []string{"month of rise", "mayor"}},
		{"relation", Options{Relations: []model.Relation{model.Missing, model.Variant}}, []string{"people", "place · Mayor's warning"}},
		{"topic by number", Options{Topics: []string{"1"}}, []string{"month of rise"}},
		{"topic by words", Options{Topics: []string{"WARNING"}}, []string{"people", "mayor", "place · Mayor's warning"}},
		{"two topics", Options{Topics: []string{"2", "river"}}, []string{"people", "month of rise", "mayor", "place · Mayor's warning"}},
		{"together", Options{Topics: []string{"2"}, Kinds: []model.Kind{model.Name, model.Date}, Relations: []model.Relation{model.Extra}}, []string{"mayor"}},
		{"nothing", Options{Topics: []string{"1"}, Kinds: []model.Kind{model.Name}}, nil},
		{"known", Options{Known: map[string]bool{"573a5795d3cf": true, "ede244a634cb": true}}, []string{"mayor", "place · Mayor's warning"}},
		{"nothing known", Options{Known: map[string]bool{}}, []string{"people", "month of rise", "mayor", "place · Mayor's warning"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, row := range rows(t, write(t, CSV, a, test.o))[1:] {
				if !slices.Contains(got, row[0]) {
					got = append(got, row[0])
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			for _, format := range []Format{Text, Markdown} {
				report := write(t, format, a, test.o)
				if there := slices.Contains(test.want, "month of rise"); strings.Contains(report, "month of rise") != there {
					t.Errorf("that the %s has the month is %v:\n%s", format, !there, report)
				}
			}
		})
	}
	var b strings.Builder
	err := Write(&b, Text, a, Options{Topics: []string{"sheep"}})
	if want := `there is no topic "sheep": give the number of one, or words of its name: 1 River; 2 Mayor's warning`; err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("error %v, want %s", err, want)
	}
}
