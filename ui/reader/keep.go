package reader

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"triptych/model"
)

// A Keeper keeps the articles that are read as a story of a given name, and returns
// what there is to say of it. It is called beside the reader.
type Keeper func(ctx context.Context, name string) (said string, err error)

// longestName is how many characters the name of a story may have.
const longestName = 100

// A keepMode is the line in which a name is typed for articles that are to be kept
// as a story.
type keepMode struct {
	opaque
	reader *Reader
	prompt prompt
}

func newKeep(r *Reader) *keepMode {
	return &keepMode{reader: r, prompt: newPrompt("keep as the story ", nameFor(r.nav.doc.story), longestName)}
}

// nameFor suggests a name for a story: its title's or the first headline's first
// words, in small letters and joined.
func nameFor(s *model.Story) string {
	const words = 4
	title := s.Title
	for i := 0; title == "" && i < len(s.Articles); i++ {
		title = s.Articles[i].Title
	}
	list := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return r < 0x80 && !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') || strings.ContainsRune("“”‘’«»–—…", r) || r == ' '
	})
	return strings.Join(list[:min(len(list), words)], "-")
}

func (m *keepMode) kind() kind { return inKeep }

func (m *keepMode) sync(change) { m.prompt.fitBeside(&m.reader.nav.term, m.hints()) }

func (m *keepMode) hints() [][2]string {
	return [][2]string{{m.reader.nav.keys.name("keep-search"), "keep"}, {m.reader.nav.keys.name("close"), "cancel"}}
}

func (m *keepMode) take(msg tea.Msg) answer {
	m.prompt.typed(msg)
	return taken
}

// accept keeps the articles under the name that was typed. It reports whether there
// is one.
func (m *keepMode) accept() bool {
	name := strings.TrimSpace(m.prompt.text())
	if name == "" {
		m.reader.nav.say("a story needs a name")
		return false
	}
	r, keep := m.reader, m.reader.options.Around.Keep
	r.nav.say("keeping the articles as " + name + "…")
	r.post(func() tea.Msg {
		said, err := keep(r.ctx, name)
		return storyKept{said, err}
	})
	return true
}

func (m *keepMode) cancel() bool {
	m.reader.nav.say("the articles are not kept")
	return true
}

func (m *keepMode) draw(rows []string) {
	rows[m.reader.nav.screen.PromptRow()] = m.prompt.rowBeside(&m.reader.nav.term, m.hints())
}

func (m *keepMode) cursor() *tea.Cursor {
	return m.prompt.cursor(&m.reader.nav.term, m.reader.nav.screen.PromptRow())
}

// storyKept brings what became of articles that were to be kept.
type storyKept struct {
	said string
	err  error
}

// apply says so.
func (msg storyKept) apply(r *Reader) {
	if msg.err != nil {
		r.nav.say("not kept: " + msg.err.Error())
		return
	}
	r.options.Around.Keep = nil
	r.nav.say(msg.said)
}
