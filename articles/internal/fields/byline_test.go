package fields

import (
	"slices"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	tests := []struct {
		line string
		want string // names parted by |
	}{
		{"", ""},
		{"By ", ""},
		{"By Jane Roe", "Jane Roe"},
		{"JANE ROE", "JANE ROE"},
		{"by: Jane Roe", "Jane Roe"},
		{"By Jane Roe and John Doe", "Jane Roe|John Doe"},
		{"By JANE ROE AND JOHN DOE", "JANE ROE|JOHN DOE"},
		{"By Jane Roe, John Doe and Ann d'Arc", "Jane Roe|John Doe|Ann d'Arc"},
		{"Jane Roe, John Doe, Ann van der Berg", "Jane Roe|John Doe|Ann van der Berg"},
		{"By Jane Roe, Associated Press", "Jane Roe"},
		{"By Jane Roe and John Doe, The Example Press", "Jane Roe|John Doe"},
		{"By JOHN DOE, Staff Writer", "JOHN DOE"},
		{"Von Christa Roe, xyz", "Christa Roe"},
		{"Jane Roe & John Doe; Ann Poe", "Jane Roe|John Doe|Ann Poe"},
		{"By Jane Roe in Paris and John Doe in New York", "Jane Roe|John Doe"},
		{"By Jane Roe with John Doe for Example News", "Jane Roe|John Doe"},
		{"By John Doe, Jr. and Jane Roe, M.D.", "John Doe, Jr.|Jane Roe, M.D."},
		{"Example Agency, JAN 02", "Example Agency"},
		{"By The Associated Press", "The Associated Press"},
		{"abc/def", "abc/def"},
		{"Jane Roe and jane roe", "Jane Roe"},
		{"  By  Jane\n Roe ", "Jane Roe"},
		{"Byron Anderson", "Byron Anderson"},
		{"Jr. and Jane Roe", "Jane Roe"},
		{"Jane Roe (Example Press)", "Jane Roe"},
		{"By Jane (J. R.) Roe and John Doe (Paris)", "Jane (J. R.) Roe|John Doe"},
		{"2018-01-02", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(Names(tt.line), "|"); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestStartsByline(t *testing.T) {
	for line, want := range map[string]bool{
		"By Jane Roe": true, " by: Jane Roe": true, "Von Christa Roe": true, "Par Élodie Martin": true, "By JANE ROE, Staff Writer": true,
		"": false, "By": false, "By and large": false, "Byron Anderson": false, "Jane Roe": false, "by 2018": false,
	} {
		if got := StartsByline(line); got != want {
			t.Errorf("%q: got %v", line, got)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("By Jane Roe, John Doe, Jr. and Ann d'Arc in Paris, Example Press")
	f.Fuzz(func(t *testing.T, line string) {
		size := 0
		names := Names(line)
		for i, name := range names {
			size += len(name)
			if name == "" || slices.Contains(names[:i], name) {
				t.Errorf("%q gives %q", line, names)
			}
		}
		if size > len(line)+2*len(names) {
			t.Errorf("%q gives %q, which is longer", line, names)
		}
	})
}
