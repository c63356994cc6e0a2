package eval

import (
	"fmt"
	"io"
	"text/tabwriter"

	"triptych/model"
)

// Write prints the rows as a table: each figure of the analysis with the
// baseline's beside it in brackets.
func Write(w io.Writer, rows []Row) error {
	for i, r := range rows {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, r.Story)
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(t, "  figure\tprecision\trecall\tF1\t")
		for _, f := range r.figures() {
			fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t\n", f.name, both(f.ours.Precision(), f.baseline.Precision()), both(f.ours.Recall(), f.baseline.Recall()), both(f.ours.F1(), f.baseline.F1()))
		}
		if err := t.Flush(); err != nil {
			return err
		}
		fmt.Fprintf(w, "  false sync %s\n", both(r.Ours.FalseSync.Precision(), r.Baseline.FalseSync.Precision()))
		c, b := r.Ours, r.Baseline
		_, err := fmt.Fprintf(w, "  conflicts: found %d of %d (%d), called conflict %d (%d); of what is called conflict right %d of %d (%d of %d)\n",
			c.Conflicts.Found, c.Conflicts.Wanted, b.Conflicts.Found, c.Called, b.Called, c.Conflicts.Right, c.Conflicts.Given, b.Conflicts.Right, b.Conflicts.Given)
		if err != nil {
			return err
		}
	}
	return nil
}

func both(ours, baseline float64) string { return fmt.Sprintf("%.2f (%.2f)", ours, baseline) }

type figure struct {
	name           string
	ours, baseline Count
}

func (r *Row) figures() []figure {
	list := []figure{
		{"links", r.Ours.Links, r.Baseline.Links},
		{"topic", r.Ours.Topic, r.Baseline.Topic},
		{"two-sided", r.Ours.TwoSided, r.Baseline.TwoSided},
	}
	for _, k := range model.Kinds() {
		if c := r.Ours.ByKind[k]; c.Given+c.Wanted > 0 {
			list = append(list, figure{"- " + string(k), c, r.Baseline.ByKind[k]})
		}
	}
	return append(list, figure{"- typed", r.Ours.Typed(), r.Baseline.Typed()}, figure{"extra", r.Ours.Extra, r.Baseline.Extra}, figure{"marks", r.Ours.Marks, r.Baseline.Marks})
}

// Typed sums up the two-sided differences of number, date, name, place and quote.
func (s *Score) Typed() Count {
	c := Count{}
	for _, k := range []model.Kind{model.Number, model.Date, model.Name, model.Place, model.Quote} {
		c.Add(s.ByKind[k])
	}
	return c
}
