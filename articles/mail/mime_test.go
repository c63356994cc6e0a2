package mail

import (
	"errors"
	"fmt"
	"net/textproto"
	"strings"
	"testing"

	"triptych/model/problem"
)

func TestSplit(t *testing.T) {
	for _, tt := range []struct{ data, subject, body string }{
		{"Subject: a\n\nb\r\n\r\nc", "a", "b\r\n\r\nc"},
		{"Subject: a\r\n b\r\n\r\n\nc\n\n", "a b", "\nc\n\n"},
		{"Subject: a", "a", ""},
		{"\n\nb", "", "b"},
	} {
		h, body, err := splitMessage([]byte(tt.data))
		if err != nil || h.Get("Subject") != tt.subject || string(body) != tt.body {
			t.Errorf("%q: subject %q, body %q, error %v", tt.data, h.Get("Subject"), body, err)
		}
	}
	for _, data := range []string{"no field\n\na", "X: " + strings.Repeat("a", maxHeader) + "\n\na"} {
		if _, _, err := splitMessage([]byte(data)); !errors.As(err, new(*problem.Error)) {
			t.Errorf("%.20q: error %v", data, err)
		}
	}
}

func TestParts(t *testing.T) {
	for body, want := range map[string]string{
		"before\n--b\nX: 1\n\none\n--b\n\ntwo\n--b--\nbehind": "1 one| two|",
		"--b\nX: 1\n\none\n--b\nX: 2\n\ntw":                   "1 one|2 tw, broken off|",
		"--b\nX: 1\n\none\n--b\nX: 2":                         "1 one|", // nothing of it is left
		"--b\nX: 1\n\none\n--b\nno field\n\ntwo\n--b--":       "1 one| , broken off|",
		"--c\n\none": "",
		"":           "",
	} {
		got := ""
		for p, err := range parts([]byte(body), "b") {
			got += fmt.Sprintf("%s %s", p.header.Get("X"), p.body)
			if err != nil {
				got += ", broken off"
			}
			got += "|"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
}

func TestMediaType(t *testing.T) {
	for field, want := range map[string]string{
		"":                          "text/plain ",
		"Text/HTML; Charset=x":      "text/html x",
		"text/html; charset=x; a==": "text/html ",
		"text/; =;":                 "text/plain ",
	} {
		mediaType, parameters := mediaTypeOf(textproto.MIMEHeader{"Content-Type": {field}})
		if got := mediaType + " " + parameters["charset"]; got != want {
			t.Errorf("%q: got %q, want %q", field, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		encoding, body, want string
		whole                bool
	}{
		{"", "a=20b", "a=20b", true},
		{"8bit", "a=20b", "a=20b", true},
		{" Quoted-Printable", "a=20b=\nc", "a bc", true},
		{"quoted-printable", "a\x01b", "a", false},
		{"BASE64", "YWJj\r\nZGVm", "abcdef", true},
		{"base64", "YWJj!YWJj", "abc", false},
	} {
		data, whole := decodeBody(textproto.MIMEHeader{"Content-Transfer-Encoding": {tt.encoding}}, []byte(tt.body))
		if string(data) != tt.want || whole != tt.whole {
			t.Errorf("%s %q: got %q, %v", tt.encoding, tt.body, data, whole)
		}
	}
}
