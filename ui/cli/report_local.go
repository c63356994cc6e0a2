package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"triptych/articles/files"
	"triptych/model"
	"triptych/ui/draw"
	"triptych/ui/report"
	"triptych/ui/report/paper"
)

// A localReport is what somebody at this machine asks of a report: files too.
type localReport struct {
	reportFlags
	out, since string
	failOn     []model.Relation
	plain      bool
	earlier    *report.Earlier // that since names
}

const (
	sinceFlag  = "since"
	failOnFlag = "fail-on"
)

// addLocal adds the flags that a caller of a server may not give.
func (r *localReport) addLocal(c *cobra.Command) {
	c.Flags().StringVarP(&r.out, outFlag, "o", "", "write the report to this `file`, whole or not at all, instead of printing it")
	c.Flags().StringVar(&r.since, sinceFlag, "", "print only what an earlier report in JSON, this `file`, does not have")
	choices[model.Relation]{"relation", model.Relations(), func(r model.Relation) string { return string(r) }, nil, &r.failOn}.
		flag(failOnFlag, "end with the exit status 3 where there is a difference with one of these `relations`, with commas between them: ").addTo(c)
	c.Flags().BoolVar(&r.plain, "without-notes", false, "leave out what you marked, noted and corrected")
}

// largestReport is how many bytes of an earlier report are read.
const largestReport = 256 << 20

// readEarlier reads the earlier report, if there is to be one.
func (r *localReport) readEarlier() error {
	if r.since == "" {
		return nil
	}
	data, err := files.Read(r.since, largestReport)
	if err != nil {
		return err
	}
	r.earlier, err = report.ReadEarlier(data)
	if err != nil {
		return fmt.Errorf("%s: %w", r.since, err)
	}
	r.options.Known = r.earlier.IDs
	return nil
}

// checkEarlier returns an error where the earlier report is of another story.
func (r *localReport) checkEarlier(s *model.Story) error {
	if r.earlier == nil || r.earlier.IsOf(s) {
		return nil
	}
	return fmt.Errorf("%s: this is a report of another story: none of its articles has a sentence of these; give one of the same story to --%s", r.since, sinceFlag)
}

// A failedOn is why a report that was written is a failure to the person who asked.
type failedOn string

func (e failedOn) Error() string { return string(e) }

// gate returns a failedOn where the articles have a difference that the person asked to
// fail for: at the level asked for or telling, and not set aside.
func (r *localReport) gate(m made) error {
	if len(r.failOn) == 0 {
		return nil
	}
	p, err := paper.Prepare(m.analysis, model.Telling, m.options)
	if err != nil {
		return err
	}
	var found []string
	counts := p.Counts()
	for relation, n := range counts.All() {
		if slices.Contains(r.failOn, relation) {
			found = append(found, draw.Differences(n, relation))
		}
	}
	if found == nil {
		return nil
	}
	return failedOn(fmt.Sprintf("%s at the level %s", strings.Join(found, ", "), p.Level))
}
