package tables

import (
	"fmt"
	"math"
	"strings"

	"triptych/model/echo"
	"triptych/ui/draw"
)

// OneSource says of groups of articles that each has its words from one source, ""
// for no groups. The outlets are the names of all articles.
func OneSource(outlets []string, groups [][]int) string {
	var list []string
	for _, g := range groups {
		var names []string
		for _, i := range g {
			names = append(names, outlets[i])
		}
		list = append(list, fmt.Sprintf("%s outlets, one source: the same words in %s", inWords(len(g)), strings.Join(names, ", ")))
	}
	return strings.Join(list, "; ")
}

// OneSourceShort says the same beside a row that is told shortly.
func OneSourceShort(outlets []string, groups [][]int) string {
	var list []string
	for _, g := range groups {
		var names []string
		for _, i := range g {
			names = append(names, outlets[i])
		}
		list = append(list, strings.Join(names, ", "))
	}
	if list == nil {
		return ""
	}
	return "one source: " + strings.Join(list, "; ")
}

// inWords writes a small number.
func inWords(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// Copied says how much of an article stands word for word in another. The outlets are
// the names of all articles.
func Copied(outlets []string, s echo.Share) string {
	if s.Words == s.Of {
		return fmt.Sprintf("All of %s stands in %s (%s)", outlets[s.Article], outlets[s.Other], draw.Plural(s.Of, "word"))
	}
	return fmt.Sprintf("%s of %s stands in %s (%d of %s)", Percent(s), outlets[s.Article], outlets[s.Other], s.Words, draw.Plural(s.Of, "word"))
}

// Percent writes a share: never as nothing or all where it is a little more or less.
func Percent(s echo.Share) string {
	n := int(math.Round(100 * s.Part()))
	if s.Words > 0 {
		n = max(n, 1)
	}
	if s.Words < s.Of {
		n = min(n, 99)
	}
	return fmt.Sprintf("%d %%", n)
}
