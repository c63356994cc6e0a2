package report

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"triptych/model"
)

func TestText(t *testing.T) {
	t.Log("\n" + write(t, Text, flood(t), Options{}))
	_ = strings.Contains
	_ = ansi.Wrap
	_ = model.Date
}
