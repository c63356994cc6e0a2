package main

import (
	"fmt"
	"os"
	"strings"

	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
	"charm.land/glamour/v2/styles"
	"charm.land/lipgloss/v2"
)

// A bare is what one would write first: files side by side, drawn by Glamour and
// scrolled together by Bubble Tea. It compares nothing.
type bare struct {
	sources []string
	columns []viewport.Model
	height  int
}

// runBare shows the files until q is pressed.
func runBare(paths []string) error {
	m := &bare{}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m.sources = append(m.sources, string(source))
	}
	_, err := tea.NewProgram(m).Run()
	return err
}

func (m *bare) Init() tea.Cmd { return nil }

func (m *bare) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.height = msg.Height
		m.columns = m.columns[:0]
		for _, source := range m.sources {
			m.columns = append(m.columns, drawn(source, msg.Width/len(m.sources), msg.Height-1))
		}
	case tea.KeyPressMsg:
		for i := range m.columns {
			switch msg.String() {
			case "q":
				return m, tea.Quit
			case "j":
				m.columns[i].ScrollDown(1)
			case "k":
				m.columns[i].ScrollUp(1)
			}
		}
	}
	return m, nil
}

// drawn returns a file in a column of so many cells and rows.
func drawn(source string, width, height int) viewport.Model {
	v := viewport.New(viewport.WithWidth(width), viewport.WithHeight(height))
	r, err := glamour.NewTermRenderer(glamour.WithStyles(styles.DarkStyleConfig), glamour.WithWordWrap(width-2))
	if err == nil {
		source, err = r.Render(source)
	}
	if err != nil {
		source = err.Error()
	}
	v.SetContent(source)
	return v
}

func (m *bare) View() tea.View {
	var rows []string
	for i := range m.columns {
		rows = append(rows, m.columns[i].View())
	}
	status := ""
	if m.height > 0 {
		status = fmt.Sprintf("\n%s, %.0f%%", strings.Repeat("─", 3), 100*m.columns[0].ScrollPercent())
	}
	v := tea.NewView(lipgloss.JoinHorizontal(lipgloss.Top, rows...) + status)
	v.AltScreen = true
	return v
}
