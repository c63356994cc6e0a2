package cli

import (
	"context"

	"triptych/model"
	"triptych/ui/report"
)

// read shows the story in the reader until the person leaves it.
func (a *app) read(ctx context.Context, story *model.Story) error {
	return a.write(ctx, story, report.Text)
}
