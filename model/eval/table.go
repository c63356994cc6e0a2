package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"triptych/model"
)

// Write prints the rows as tables, in lines of less than 80 columns not
// counting the stories' names: each figure of the analysis with the baseline's
// in brackets, "-" if there is nothing to count. The only error is that of w.
func Write(w io.Writer, rows []Row) error {
	out := bufio.NewWriter(w)
	for i, r := range rows {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, r.Story)
		writeLine(out, "", "precision", "recall", "F1")
		figure{"links", r.Ours.Links, r.Baseline.Links}.write(out)
		figure{"topic", r.Ours.Topic, r.Baseline.Topic}.write(out)
		writeLine(out, "false sync", formatPair(r.Ours.FalseSync, r.Baseline.FalseSync, Count.Precision, Count.hasPredicted))
		r.Ours.Steps.write(out, &r.Baseline.Steps)
		if r.compared() {
			r.writeDifferences(out)
		} else {
			writeLine(out, "no differences are annotated")
		}
	}
	return out.Flush()
}

// compared reports whether differences were scored.
func (r *Row) compared() bool { return r.Ours.Marks.Expected > 0 }

func (r *Row) writeDifferences(out io.Writer) {
	ours, baseline := &r.Ours, &r.Baseline
	figure{"two-sided", ours.TwoSided, baseline.TwoSided}.write(out)
	for _, k := range model.Kinds() {
		if c := ours.ByKind[k]; c.Predicted+c.Expected > 0 {
			figure{"  " + string(k), c, baseline.ByKind[k]}.write(out)
		}
	}
	figure{"  number to quote", ours.typed(), baseline.typed()}.write(out)
	figure{"extra", ours.Extra, baseline.Extra}.write(out)
	figure{"marks", ours.Marks, baseline.Marks}.write(out)
	writeLine(out, "conflicts found", formatFound(ours.Conflicts, baseline.Conflicts))
	writeLine(out, "  called conflict", fmt.Sprintf("%d of %d (%d)", ours.CalledConflict, ours.Conflicts.Expected, baseline.CalledConflict))
	writeLine(out, "calls of conflict", fmt.Sprintf("%d of %d are right (%d of %d)",
		ours.Conflicts.Correct, ours.Conflicts.Predicted, baseline.Conflicts.Correct, baseline.Conflicts.Predicted))
	ours.Findings.write(out, baseline.Findings)
}

// write prints the figures of a list of findings, with the baseline's.
func (f Findings) write(out io.Writer, baseline Findings) {
	writeLine(out, "first five right", formatPair(f.FirstFive, baseline.FirstFive, Count.Precision, Count.hasPredicted))
	writeLine(out, "conflicts in ten", formatFound(f.InTen, baseline.InTen))
	writeLine(out, "hard facts found", formatPair(f.Hard, baseline.Hard, Count.Recall, Count.hasExpected))
	if f.Traps.Expected > 0 {
		writeLine(out, "traps fallen into", formatFound(f.Traps, baseline.Traps))
	}
	writeLine(out, "text marked", formatPair(f.Marked, baseline.Marked, Count.Precision, Count.hasPredicted))
}

// formatFound formats how many of the expected were found, and by the baseline
// in brackets.
func formatFound(ours, baseline Count) string {
	return fmt.Sprintf("%d of %d (%d)", ours.Found, ours.Expected, baseline.Found)
}

// A figure is a count of the analysis, and the baseline's.
type figure struct {
	name           string
	ours, baseline Count
}

func (f figure) write(out io.Writer) {
	writeLine(out, f.name,
		formatPair(f.ours, f.baseline, Count.Precision, Count.hasPredicted),
		formatPair(f.ours, f.baseline, Count.Recall, Count.hasExpected),
		formatPair(f.ours, f.baseline, Count.F1, Count.hasF1))
}

func (c Count) hasPredicted() bool { return c.Predicted > 0 }
func (c Count) hasExpected() bool  { return c.Expected > 0 }

// hasF1 reports whether F1 is meaningful: of one kind of difference, what is
// found may be predicted as another kind, and what is predicted expected as
// another.
func (c Count) hasF1() bool {
	return c.hasPredicted() && c.hasExpected() || (c.hasPredicted() || c.hasExpected()) && c.Correct+c.Found == 0
}

// formatPair formats a share of the analysis, and the baseline's in brackets.
func formatPair(ours, baseline Count, share func(Count) float64, counted func(Count) bool) string {
	show := func(c Count) string {
		if !counted(c) {
			return "-"
		}
		return fmt.Sprintf("%.2f", share(c))
	}
	return fmt.Sprintf("%-4s (%s)", show(ours), show(baseline))
}

// writeLine prints a line of a table: its name and up to three cells.
func writeLine(out io.Writer, name string, cells ...string) {
	row := fmt.Sprintf("  %-18s", name)
	for _, c := range cells {
		row += fmt.Sprintf("%-16s", c)
	}
	fmt.Fprintln(out, strings.TrimRight(row, " "))
}

// typed returns the sum of the two-sided differences of numbers, dates, names,
// places and quotes.
func (s *Score) typed() Count {
	c := Count{}
	for _, k := range []model.Kind{model.Number, model.Date, model.Name, model.Place, model.Quote} {
		c.Add(s.ByKind[k])
	}
	return c
}
