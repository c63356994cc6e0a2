package uitest

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// firstToken begins a range of SGR numbers that no terminal knows and no style uses.
const firstToken = 200

// Tokens returns a copy of a theme, a struct, whose styles stand for themselves:
// what is drawn with it says which of the theme's fields it was drawn with, one
// over the other, instead of their colours. See [GoldenScreen].
func Tokens[T any](theme *T) *T {
	tokens := *theme
	number := firstToken
	eachStyle(reflect.ValueOf(&tokens).Elem(), "", func(_ string, style reflect.Value) {
		style.Set(reflect.ValueOf(ansi.Style{strconv.Itoa(number)}))
		number++
	})
	return &tokens
}

// GoldenScreen compares rows that were drawn with a theme of [Tokens] with the
// file named after the test. The file has each row as plain text after a bar, and
// in a line below it the cells that are styled, counted from 0, by the names of
// the theme's fields; a + joins those that lie over one another, the last on top.
func GoldenScreen[T any](t testing.TB, theme *T, rows ...string) {
	t.Helper()
	names := tokenNames(theme)
	var b strings.Builder
	for row := range strings.SplitSeq(strings.Join(rows, "\n"), "\n") {
		b.WriteString(describe(row, names))
	}
	GoldenFile(t, goldenName(t), b.String())
}

// tokenNames returns the names of a theme's tokens by the numbers that stand for them.
func tokenNames[T any](theme *T) map[string]string {
	names := map[string]string{}
	eachStyle(reflect.ValueOf(theme).Elem(), "", func(name string, style reflect.Value) {
		names[style.Index(0).String()] = name
	})
	return names
}

// eachStyle visits the styles of a theme that are exported and do anything.
func eachStyle(v reflect.Value, name string, visit func(name string, style reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[ansi.Style]():
		if v.Len() > 0 {
			visit(name, v)
		}
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			eachStyle(v.Index(i), fmt.Sprintf("%s[%d]", name, i), visit)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				eachStyle(v.Field(i), strings.TrimPrefix(name+"."+field.Name, "."), visit)
			}
		}
	}
}

// describe returns the lines that stand for a row.
func describe(row string, names map[string]string) string {
	var text strings.Builder
	var order []string          // of styles, as they come
	cells := map[string][]int{} // by style
	x, style := 0, ""
	for rest := row; rest != ""; {
		sequence, width, n, _ := ansi.DecodeSequence(rest, 0, nil)
		rest = rest[n:]
		if strings.HasPrefix(sequence, "\x1b") {
			style = styleName(sequence, style, names)
			continue
		}
		text.WriteString(sequence)
		for range width {
			if style != "" {
				if cells[style] == nil {
					order = append(order, style)
				}
				cells[style] = append(cells[style], x)
			}
			x++
		}
	}
	line := strings.TrimRight("|"+text.String(), " ") + "\n"
	for i, style := range order {
		order[i] = style + ranges(cells[style])
	}
	if len(order) > 0 {
		line += "    " + strings.Join(order, ", ") + "\n"
	}
	return line
}

// styleName returns the style after a sequence. What is no token stands as it is.
func styleName(sequence, before string, names map[string]string) string {
	body, ok := strings.CutSuffix(strings.TrimPrefix(sequence, "\x1b["), "m")
	if ok && strings.Trim(body, "0") == "" {
		return ""
	}
	var parts []string
	if before != "" {
		parts = append(parts, before)
	}
	var raw []string
	for part := range strings.SplitSeq(body, ";") {
		if name, ok := names[part]; ok {
			parts = append(parts, name)
		} else {
			raw = append(raw, part)
		}
	}
	if len(raw) > 0 {
		parts = append(parts, strings.Join(raw, ";"))
	}
	return strings.Join(parts, "+")
}

// ranges writes ascending numbers as " 3-17 20".
func ranges(cells []int) string {
	var b strings.Builder
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && cells[end] == cells[end-1]+1 {
			end++
		}
		fmt.Fprintf(&b, " %d", cells[i])
		if end > i+1 {
			fmt.Fprintf(&b, "-%d", cells[end-1])
		}
		i = end
	}
	return b.String()
}
