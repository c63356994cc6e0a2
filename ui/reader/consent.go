package reader

import (
	tea "charm.land/bubbletea/v2"

	"triptych/ui/column"
)

// A consentMode asks, before anything is sent, whether the story is to go to a
// language model.
type consentMode struct {
	opaque
	reader *Reader
	box    *tea.Cursor // where it was drawn last
}

func newConsent(r *Reader) *consentMode { return &consentMode{reader: r} }

func (m *consentMode) kind() kind { return inConsent }

// widestConsent is how many cells a line of the question has at most.
const widestConsent = 70

func (m *consentMode) draw(rows []string) {
	t := &m.reader.nav.term
	second, key := &m.reader.lector.second, m.reader.nav.keys.name
	width := max(1, min(t.width-4, widestConsent))
	var list []string
	for _, words := range []string{
		"Have " + second.Name + " read these articles?",
		"This sends " + second.Sends + ", some of them several times, and nothing to any other address. It may take long; reading goes on meanwhile.",
	} {
		for _, line := range column.Break(words, width, t.method) {
			list = append(list, t.theme.Text.Styled(t.fit(line.In(words), width)))
		}
	}
	keys := t.hintRows([][2]string{{key("keep-search"), "send"}, {key("close"), "send nothing"}}, width)
	list = list[:min(len(list), max(1, t.height-2-len(keys)))]
	m.box = t.overlay(rows, append(list, keys...), 0)
}

func (m *consentMode) cursor() *tea.Cursor { return m.box }

// accept has the story read.
func (m *consentMode) accept() bool {
	r := m.reader
	r.nav.say(r.lector.second.Name + " reads the articles; " + r.nav.keys.name("second-reader") + " stops it")
	r.post(r.lector.begin(r.ctx))
	return true
}

func (m *consentMode) cancel() bool {
	m.reader.nav.say("nothing was sent")
	return true
}
