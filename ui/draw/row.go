package draw

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A cell is one character on the screen.
type cell struct {
	text  string // a grapheme cluster; empty in a cell that a wide one covers
	style code   // sets its style, from none
	link  code   // opens its link
	width uint8
}

// A code is the index of a sequence in Screen.codes; 0 is the empty one.
type code uint16

const (
	keptCodes = 1000   // are kept from frame to frame
	maxCodes  = 60_000 // can be told apart in one frame; what comes after has no style
)

var blank = cell{text: " ", width: 1}

// parse splits a row into width cells. Everything but text, styles and links is
// left out. doubtful means that a terminal may count the row's cells otherwise.
func (s *Screen) parse(cells []cell, row string, width int) (all []cell, doubtful bool) {
	cells = slices.Grow(cells[:0], width)[:width]
	raw := ""
	pen := cell{width: 1}
	x := 0
	for len(row) > 0 && x < width {
		c := row[0]
		if c >= 0x20 && c < 0x7F && (len(row) == 1 || row[1] < 0xC0) {
			pen.text = row[:1]
			cells[x] = pen
			x++
			row = row[1:]
			continue
		}
		if c < 0x20 || c == 0x7F {
			n, style := sequence(row)
			if style {
				raw = combine(raw, row[:n])
				pen.style = s.styleCode(raw)
			} else if strings.HasPrefix(row[:n], "\x1b]8;") {
				pen.link = s.linkCode(row[:n])
			}
			row = row[n:]
			continue
		}
		cluster, w := ansi.FirstGraphemeCluster(row, s.method)
		row = row[len(cluster):]
		if w <= 0 || !utf8.ValidString(cluster) {
			continue // a mark without anything to stand on, or no character
		}
		if x+w > width {
			break // it does not fit, and nothing after it
		}
		doubtful = doubtful || w > 1 || !isOneRune(cluster)
		cells[x] = cell{cluster, pen.style, pen.link, uint8(w)}
		for i := x + 1; i < x+w; i++ {
			cells[i] = cell{style: pen.style, link: pen.link}
		}
		x += w
	}
	for ; x < width; x++ {
		cells[x] = blank
	}
	return cells, doubtful
}

// isOneRune reports whether the cluster is one character.
func isOneRune(cluster string) bool {
	if len(cluster) == 1 {
		return true
	}
	_, n := utf8.DecodeRuneInString(cluster)
	return n == len(cluster)
}

// sequence returns the length in bytes of the control character or escape sequence
// that begins the row, and whether it sets a style: CSI, numbers, m.
func sequence(row string) (length int, style bool) {
	if strings.HasPrefix(row, "\x1b[") {
		for i := 2; i < len(row); i++ {
			if c := row[i]; c == 'm' {
				return i + 1, true
			} else if c < '0' || c > ';' {
				break
			}
		}
	}
	_, _, n, _ := ansi.DecodeSequence(row, 0, nil)
	return max(n, 1), false
}

// combine returns the sequences that set a style, from none, when seq comes after
// those in raw.
func combine(raw, seq string) string {
	switch {
	case seq == "\x1b[m" || seq == "\x1b[0m":
		return ""
	case raw == "" || strings.HasPrefix(seq, "\x1b[0;"):
		return seq
	}
	return raw + seq
}

// styleCode returns the code of what sets the style of the sequences, from none, in
// the colours that the terminal has.
func (s *Screen) styleCode(raw string) code {
	if raw == "" {
		return 0
	}
	if known, ok := s.numbers[raw]; ok {
		return known
	}
	var style uv.Style
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for rest := raw; rest != ""; {
		_, _, n, _ := ansi.DecodeSequence(rest, 0, p)
		uv.ReadStyle(p.Params(), &style)
		rest = rest[max(n, 1):]
	}
	style = uv.ConvertStyle(style, s.profile)
	if style.IsZero() {
		return s.intern(raw, "")
	}
	return s.intern(raw, style.String())
}

// linkCode returns the code of what opens a link; 0 where the sequence closes one,
// or the terminal has no use for it.
func (s *Screen) linkCode(seq string) code {
	if known, ok := s.numbers[seq]; ok {
		return known
	}
	body := strings.TrimSuffix(strings.TrimSuffix(seq, "\a"), "\x1b\\")
	if _, address, _ := strings.Cut(body[len("\x1b]8;"):], ";"); address == "" || s.profile <= colorprofile.NoTTY {
		return s.intern(seq, "")
	}
	return s.intern(seq, strings.Clone(seq))
}

// intern returns the code of what a sequence comes to on this terminal, and
// remembers it. The row that the sequence is part of must not be kept for that.
func (s *Screen) intern(seq, comesTo string) code {
	if comesTo == "" || len(s.codes) >= maxCodes {
		s.numbers[strings.Clone(seq)] = 0
		return 0
	}
	at := slices.Index(s.codes, comesTo)
	if at < 0 {
		at = len(s.codes)
		s.codes = append(s.codes, comesTo)
	}
	s.numbers[strings.Clone(seq)] = code(at)
	return code(at)
}

// forgetCodes begins the table of sequences anew.
func (s *Screen) forgetCodes() {
	s.numbers, s.codes = map[string]code{}, []string{""}
}

// setPen appends what brings the pen to the style and link of a cell.
func (s *Screen) setPen(out []byte, style, link code) []byte {
	if link != s.link {
		if s.link = link; link == 0 {
			out = append(out, ansi.ResetHyperlink()...)
		} else {
			out = append(out, s.codes[link]...)
		}
	}
	if style == s.pen {
		return out
	}
	switch {
	case style == 0:
		out = append(out, ansi.ResetStyle...)
	case s.pen == 0:
		out = append(out, s.codes[style]...)
	default:
		out = append(append(out, "\x1b[0;"...), s.codes[style][len("\x1b["):]...)
	}
	s.pen = style
	return out
}

// resetPen takes style and link away.
func (s *Screen) resetPen(out []byte) []byte { return s.setPen(out, 0, 0) }
