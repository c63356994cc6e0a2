package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"triptych/model"
)

// Write prints the rows as tables, in lines of less than 80 characters beside
// the stories' names: each figure of the analysis with the baseline's beside it
// in brackets, "-" where there is nothing to count. Its error is that of w.
func Write(w io.Writer, rows []Row) error {
	out := bufio.NewWriter(w)
	for i, r := range rows {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, r.Story)
		line(out, "", "precision", "recall", "F1")
		figure{"links", r.Ours.Links, r.Baseline.Links}.write(out)
		figure{"topic", r.Ours.Topic, r.Baseline.Topic}.write(out)
		line(out, "false sync", both(r.Ours.FalseSync, r.Baseline.FalseSync, Count.Precision, Count.given))
		if r.compared() {
			r.writeDifferences(out)
		} else {
			line(out, "no differences are annotated")
		}
	}
	return out.Flush()
}

// compared tells whether differences were scored.
func (r *Row) compared() bool { return r.Ours.Marks.Wanted > 0 }

func (r *Row) writeDifferences(out io.Writer) {
	ours, baseline := &r.Ours, &r.Baseline
	figure{"two-sided", ours.TwoSided, baseline.TwoSided}.write(out)
	for _, k := range model.Kinds() {
		if c := ours.ByKind[k]; c.Given+c.Wanted > 0 {
			figure{"  " + string(k), c, baseline.ByKind[k]}.write(out)
		}
	}
	figure{"  number to quote", ours.Typed(), baseline.Typed()}.write(out)
	figure{"extra", ours.Extra, baseline.Extra}.write(out)
	figure{"marks", ours.Marks, baseline.Marks}.write(out)
	line(out, "conflicts found", fmt.Sprintf("%d of %d (%d)", ours.Conflicts.Found, ours.Conflicts.Wanted, baseline.Conflicts.Found))
	line(out, "  called conflict", fmt.Sprintf("%d of %d (%d)", ours.Called, ours.Conflicts.Wanted, baseline.Called))
	line(out, "calls of conflict", fmt.Sprintf("%d of %d are right (%d of %d)",
		ours.Conflicts.Right, ours.Conflicts.Given, baseline.Conflicts.Right, baseline.Conflicts.Given))
}

// A figure is a count of the analysis, and the baseline's.
type figure struct {
	name           string
	ours, baseline Count
}

func (f figure) write(out io.Writer) {
	line(out, f.name,
		both(f.ours, f.baseline, Count.Precision, Count.given),
		both(f.ours, f.baseline, Count.Recall, Count.wanted),
		both(f.ours, f.baseline, Count.F1, Count.comparable))
}

func (c Count) given() bool  { return c.Given > 0 }
func (c Count) wanted() bool { return c.Wanted > 0 }

// comparable tells whether F1 means anything: what is found may be given as
// another kind, and what is given wanted as another.
func (c Count) comparable() bool {
	return c.given() && c.wanted() || (c.given() || c.wanted()) && c.Right+c.Found == 0
}

// both gives a share of the analysis, and the baseline's in brackets.
func both(ours, baseline Count, share func(Count) float64, counted func(Count) bool) string {
	show := func(c Count) string {
		if !counted(c) {
			return "-"
		}
		return fmt.Sprintf("%.2f", share(c))
	}
	return fmt.Sprintf("%-4s (%s)", show(ours), show(baseline))
}

// line prints a line of a table: what it is of, and up to three cells.
func line(out io.Writer, name string, cells ...string) {
	row := fmt.Sprintf("  %-18s", name)
	for _, c := range cells {
		row += fmt.Sprintf("%-16s", c)
	}
	fmt.Fprintln(out, strings.TrimRight(row, " "))
}

// Typed sums up the two-sided differences of number, date, name, place and quote.
func (s *Score) Typed() Count {
	c := Count{}
	for _, k := range []model.Kind{model.Number, model.Date, model.Name, model.Place, model.Quote} {
		c.Add(s.ByKind[k])
	}
	return c
}
