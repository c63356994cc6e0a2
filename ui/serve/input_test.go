package serve

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// told gives events in short.
func told(events []tea.Msg) string {
	var all []string
	for _, e := range events {
		switch e := e.(type) {
		case uv.KeyPressEvent:
			all = append(all, e.String())
		case tea.PasteMsg:
			all = append(all, fmt.Sprintf("paste(%s)", e.Content))
		default:
			all = append(all, fmt.Sprintf("%T", e))
		}
	}
	return strings.Join(all, " ")
}

func TestDecoder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		parts []string // then a pause
		want  string
	}{
		{[]string{"abc"}, "a b c"},
		{[]string{"\x1b"}, "esc"},
		{[]string{"\x1b", "[", "A"}, "up"},
		{[]string{"\x1b[<64;10;", "5M"}, "uv.MouseWheelEvent"},
		{[]string{"\x1b[1;5C\x1bOF"}, "ctrl+right end"},
		{[]string{"\x1bx"}, "alt+x"},
		{[]string{"\x1b", "\x1b"}, "alt+esc"},
		{[]string{"\xe6\xbc", "\xa2"}, "漢"},
		{[]string{"\xff"}, ""},
		{[]string{"\xffa"}, "a"},
		{[]string{"\x1b]11;rgb:0000/0000/0000\x1b\\"}, "uv.BackgroundColorEvent"},
		{[]string{"\x1b]11;rgb:0000/", "0000/0000\a"}, "uv.BackgroundColorEvent"},
		{[]string{"\x1b[?2026;2$y"}, "uv.ModeReportEvent"},
		{[]string{"\x1b[200~one\x1b[3", "1mtwo\x1b[20", "1~x"}, "paste(one\x1b[31mtwo) x"},
		{[]string{"\x1b[200~q\xffq\x1b[201~\x1b[200~\x1b[201~"}, "paste(qq) paste()"},
		{[]string{"\x1b[8;9;9t"}, ""},
		{[]string{"\x9bM000"}, ""}, // on which the library panics
	} {
		var d decoder
		var events []tea.Msg
		for _, part := range append(c.parts, "") {
			some, err := d.feed([]byte(part), part == "")
			if err != nil {
				t.Fatal(err)
			}
			events = append(events, some...)
		}
		if got := told(events); got != c.want {
			t.Errorf("%q: %q, want %q", c.parts, got, c.want)
		}
		if len(d.held) != 0 {
			t.Errorf("%q: %q is held", c.parts, d.held)
		}
	}
}

// TestDecoderIsBounded: whatever comes without an end, little is kept.
func TestDecoderIsBounded(t *testing.T) {
	t.Parallel()
	for _, endless := range []string{"\x1b]52;c;", "\x1bP", "\x1b_", "\x1b[", "\x1b[1;2;3;", "\xff", "\x1b", "x"} {
		var d decoder
		_, _ = d.feed([]byte(endless), false)
		for range 20 {
			if _, err := d.feed([]byte(strings.Repeat("1", 1000)), false); err != nil {
				t.Fatal(err)
			}
			if len(d.held) > maxSequence+1000 {
				t.Fatalf("%q: %d bytes are held", endless, len(d.held))
			}
		}
	}
	var d decoder
	var err error
	for range 1000 {
		if _, err = d.feed([]byte("\x1b[200~"+strings.Repeat("1", 10_000)), false); err != nil {
			break
		}
	}
	if err != errPaste {
		t.Error(err)
	}
}

// FuzzDecoder: bytes come in any pieces; nothing panics, and all is decoded in
// the end unless it is a paste.
func FuzzDecoder(f *testing.F) {
	f.Add([]byte("abc\x1b[A\x1b[200~x\x1b[201~"), uint8(3))
	f.Add([]byte("\x1b]11;rgb:00/00/00\x07\x1b[<0;1;1M\xe6\xbc\xa2\x1bP1$r\x1b\\"), uint8(1))
	f.Add([]byte("a\x9bM000"), uint8(7))
	f.Add([]byte("\x1b[1;1;1;1_\x1b[?1;2c\x9b5n\x8f"), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, size uint8) {
		var d decoder
		for len(data) > 0 {
			n := min(len(data), 1+int(size))
			if _, err := d.feed(data[:n], false); err != nil {
				return
			}
			data = data[n:]
		}
		if _, err := d.feed(nil, true); err == nil && !d.pastes && len(d.held) > 0 {
			t.Errorf("%q is held", d.held)
		}
	})
}
