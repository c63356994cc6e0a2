package program

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// told returns messages in short.
func told(messages []tea.Msg) string {
	var all []string
	for _, m := range messages {
		switch m := m.(type) {
		case uv.KeyPressEvent:
			all = append(all, m.String())
		case tea.PasteMsg:
			all = append(all, fmt.Sprintf("paste(%s)", m.Content))
		default:
			all = append(all, fmt.Sprintf("%T", m))
		}
	}
	return strings.Join(all, " ")
}

// decode feeds the parts to a decoder. After a part that is empty, and after the
// last, the wait for what is held is over.
func decode(d *decoder, parts ...string) string {
	var messages []tea.Msg
	for _, part := range append(parts, "") {
		if part == "" {
			messages = append(messages, d.expire()...)
		} else {
			messages = append(messages, d.feed([]byte(part))...)
		}
	}
	return told(messages)
}

func TestDecoder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{[]string{"abc"}, "a b c"},
		{[]string{"\x1b"}, "esc"},
		{[]string{"\x1b", "[", "A"}, "up"},
		{[]string{"\x1b[<64;10;", "5M"}, "uv.MouseWheelEvent"},
		{[]string{"\x1b[1;5C\x1bOF"}, "ctrl+right end"},
		{[]string{"\x1bx"}, "alt+x"},
		{[]string{"\x1b", "\x1b"}, "alt+esc"},
		{[]string{"\x1b\x1b[A"}, "alt+up"},
		{[]string{"\x1b\x1b\x1b", "", "j"}, "esc alt+esc j"},
		{[]string{"\x1b\x1b]11;rgb:0000/0000/0000\a"}, "esc uv.BackgroundColorEvent"},
		{[]string{"\xe6\xbc", "\xa2"}, "漢"},
		{[]string{"\xe6\xbc", "", "\xa2"}, "漢"},
		{[]string{"\xe6\xbc", "", "j"}, "j"},
		{[]string{"\xff"}, ""},
		{[]string{"\xffa"}, "a"},
		{[]string{"\x1b]11;rgb:0000/0000/0000\x1b\\"}, "uv.BackgroundColorEvent"},
		{[]string{"\x1b]11;rgb:0000/", "0000/0000\a"}, "uv.BackgroundColorEvent"},
		{[]string{"\x1b[?2026;2$y"}, "uv.ModeReportEvent"},
		{[]string{"\x1b[200~one\x1b[3", "1mtwo\x1b[20", "1~x"}, "paste(one\x1b[31mtwo) x"},
		{[]string{"\x1b[200~one", "", "two\x1b[201~"}, "paste(onetwo)"},
		{[]string{"\x1b[200~q\xffq\x1b[201~\x1b[200~\x1b[201~"}, "paste(qq) paste()"},
		{[]string{"\x1b[8;9;9t"}, ""},
		{[]string{"\x9bM000"}, ""}, // on which the library panics
		{[]string{"\x1b[M !!j"}, "uv.MouseClickEvent j"},
		{[]string{"\x1b[7$j"}, "shift+home j"}, // as rxvt has it
		// Half a sequence is dropped whole by what cannot be its rest.
		{[]string{"\x1b[1;2", "\x1b[A"}, "up"},
		{[]string{"\x1b[1;2\rj"}, "enter j"},
		{[]string{"\x1b]11;rgb:00\x18j"}, "j"},
		{[]string{"\x1b]11;rgb:00", "", "j"}, "j"},
		{[]string{"\x1b]11;rgb:00", "", "\x1b[A"}, "up"},
		{[]string{"\x1b[?2026;", "", "j"}, "j"},
		{[]string{"\x1b[", "", "n"}, "n"},
		{[]string{"\x1bO", "", "j"}, "j"},
		{[]string{"\x1bP1$r", "", "j"}, "j"},
		{[]string{"\x1b]11;rgb:00", "", strings.Repeat("0", maxLate), "0"}, "0"},
		// What follows an escape that was taken for the key.
		{[]string{"\x1b", "", "]11;rgb:0000/0000/0000\x1b\\"}, "esc uv.BackgroundColorEvent"},
		{[]string{"\x1b", "", "]", "", "]"}, "esc ] ]"},
		{[]string{"\x1b", "", "jk"}, "esc j k"},
	} {
		var d decoder
		if got := decode(&d, c.parts...); got != c.want {
			t.Errorf("%q: %q, want %q", c.parts, got, c.want)
		}
		if len(d.held) != 0 {
			t.Errorf("%q: %q is held", c.parts, d.held)
		}
	}
}

// reports are what terminals answer.
var reports = []string{
	"\x1b]11;rgb:1a1a/1B1B/2626\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b]10;rgb:d/e/f\a", "\x1b]4;12;rgba:00/ab/cd/ef\x1b\\",
	"\x1b[?2026;2$y", "\x1b[?2027;0$y", "\x1b[?62;4;22c", "\x1b[>41;390;0c", "\x1b[24;80R", "\x1b[8;50;180t", "\x1b[?1u", "\x1b[0n", "\x1b[?997;1n",
	"\x1bP1+r524742=38\x1b\\", "\x1bP1$r0m\x1b\\", "\x1bP>|a terminal\x1b\\", "\x1b[<64;10;5M", "\x1b[<0;10;5m",
}

// TestReportsAreNoKeys: a report may come in two parts, or byte by byte, over any
// time. Only its first byte alone is the escape key after a while.
func TestReportsAreNoKeys(t *testing.T) {
	t.Parallel()
	for _, report := range reports {
		var whole decoder
		want := decode(&whole, report)
		check := func(parts ...string) {
			t.Helper()
			var d decoder
			got := decode(&d, parts...)
			if parts[0] == "\x1b" {
				got = strings.TrimSpace(strings.TrimPrefix(got, "esc"))
			}
			if got != want || len(d.held) != 0 {
				t.Errorf("%q: %q, want %q; %q is held", parts, got, want, d.held)
			}
		}
		for at := 1; at < len(report); at++ {
			check(report[:at], "", report[at:])
		}
		bytes := strings.Split(report, "")
		check(append([]string{report[:2]}, bytes[2:]...)...)
		if report[1] == 'P' { // whose text, which nobody asks for, could be keys
			continue
		}
		slow := []string{report[:2]}
		for _, b := range bytes[2:] {
			slow = append(slow, "", b)
		}
		check(slow...)
	}
}

// TestDecoderIsBounded: whatever comes without an end, little is kept.
func TestDecoderIsBounded(t *testing.T) {
	t.Parallel()
	for _, endless := range []string{"\x1b]52;c;", "\x1bP", "\x1b_", "\x1b[", "\x1b[1;2;3;", "\xff", "\x1b", "\x1bO", "x"} {
		var d decoder
		_ = d.feed([]byte(endless))
		for range 20 {
			_ = d.feed([]byte(strings.Repeat("1", 1000)))
			if len(d.held) > maxSequence+1000 {
				t.Fatalf("%q: %d bytes are held", endless, len(d.held))
			}
		}
		if got := decode(&d, "\x1b\\\x18\x1b[A"); !strings.HasSuffix(got, "up") {
			t.Errorf("%q: %q after it has ended", endless, got)
		}
	}
	var d decoder
	var messages []tea.Msg
	_ = d.feed([]byte("\x1b[200~"))
	for range 1000 {
		messages = append(messages, d.feed([]byte(strings.Repeat("1", 10_000)))...)
		if len(d.held) > maxPaste+10_000 {
			t.Fatalf("%d bytes are held", len(d.held))
		}
	}
	messages = append(messages, d.feed([]byte("1\x1b[20"))...)
	messages = append(messages, d.feed([]byte("1~j"))...)
	if want := []tea.Msg{PasteTooLong{}}; len(messages) != 2 || messages[0] != want[0] || told(messages[1:]) != "j" {
		t.Errorf("%v", messages)
	}
}

// FuzzDecoder: bytes come in any pieces and at any time; nothing panics, little is
// kept, and keys work again in the end.
func FuzzDecoder(f *testing.F) {
	f.Add([]byte("abc\x1b[A\x1b[200~x\x1b[201~"), uint8(3))
	f.Add([]byte("\x1b]11;rgb:00/00/00\x07\x1b[<0;1;1M\xe6\xbc\xa2\x1bP1$r\x1b\\"), uint8(1))
	f.Add([]byte("a\x9bM000"), uint8(7))
	f.Add([]byte("\x1b[1;1;1;1_\x1b[?1;2c\x9b5n\x8f"), uint8(2))
	for _, report := range reports {
		f.Add([]byte(report), uint8(129))
	}
	f.Fuzz(func(t *testing.T, data []byte, pace uint8) {
		var d decoder
		for piece := range slices.Chunk(data, 1+int(pace&0x7F)) {
			_ = d.feed(piece)
			if pace >= 0x80 {
				_ = d.expire()
			}
			if len(d.held) > max(maxSequence, maxPaste)+len(piece) {
				t.Fatalf("%d bytes are held", len(d.held))
			}
		}
		_ = d.expire()
		if got := decode(&d, "\x1b[201~", "", "\x1b\\", "\x18\x18\x18\x18", "", "\x1b[A"); !strings.HasSuffix(got, "up") {
			t.Errorf("no key comes through: %q, %q is held", got, d.held)
		}
	})
}

// A paste whose end is lost ends with ctrl+c, so that no line that drops it takes
// the keyboard along.
func TestPasteWithoutEnd(t *testing.T) {
	var d decoder
	if got := d.feed([]byte("\x1b[200~abc")); len(got) != 0 {
		t.Fatalf("begun, it brings %v", got)
	}
	if got := told(d.feed([]byte("\x03"))); got != "ctrl+c" {
		t.Errorf("ctrl+c brings %q", got)
	}
	if got := d.feed([]byte("j")); len(got) != 1 {
		t.Errorf("a key then brings %v", got)
	}
}
