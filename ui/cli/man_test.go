package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"triptych/ui/cli/help"
	"triptych/ui/config"
	"triptych/ui/reader"
	"triptych/ui/theme"
)

// TestManualPageNamesEverything that the tables of the program have: commands, flags,
// keys, actions, settings, files, exit codes and topics.
func TestManualPageNamesEverything(t *testing.T) {
	root := (&app{}).root()
	page := manualPage(root, build{version: "v1.2.0", time: "2026-11-30T08:00:00Z"})
	names := func(what, words string) {
		t.Helper()
		if words == "" || !strings.Contains(page, roff(words)) {
			t.Errorf("the manual page does not name %s %q", what, words)
		}
	}
	for _, c := range append(documented(root), root) {
		if c.Short == "" || c.Long == "" {
			t.Errorf("%s says nothing of itself", c.Name())
		}
		names("the command", c.CommandPath())
		for _, block := range help.Parse(c.Long) {
			names("of "+c.Name(), block.Text)
		}
		if c.RunE == nil {
			t.Errorf("%s has no RunE: its errors would not be Main's", c.Name())
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("--%s of %s is not explained", f.Name, c.Name())
			}
			names("the flag", "--"+f.Name)
		})
	}
	for _, c := range reader.DefaultKeys().Commands() {
		names("the keys of "+c.Name, strings.Join(c.Keys, " "))
		names("what they do", c.Help)
		if c.Set {
			names("the action", "("+c.Name+")")
		}
	}
	for _, s := range config.Settings(theme.Names()) {
		names("the setting", s.Name)
		for _, value := range s.Allowed {
			names("a value of "+s.Name, value)
		}
	}
	for _, s := range config.ReaderSettings() {
		names("the setting of the reader", s.Name)
	}
	for _, p := range config.Places() {
		names("the file", p.Shown())
		names("where it usually is", p.Usual())
	}
	for _, s := range exitStatuses() {
		names("the exit status", s.meaning)
	}
	for _, topic := range help.Topics() {
		for _, block := range topic.Blocks {
			if words := strings.Split(block.Text, "`")[0]; topic.Name != help.Changes && words != "" && block.Kind == help.Paragraph {
				names("of "+topic.Name, words)
			}
		}
	}
}

// TestManualPageHasItsSections, in the order that readers of manual pages know.
func TestManualPageHasItsSections(t *testing.T) {
	page := manualPage((&app{}).root(), build{version: "v1.2.0-rc1", time: "2026-11-30T08:00:00Z"})
	if want := `.TH TRIPTYCH 1 "2026-11-30" "triptych v1.2.0\-rc1" "User Commands"` + "\n"; !strings.HasPrefix(page, want) {
		t.Errorf("it begins %.90q, want %q", page, want)
	}
	last := -1
	for _, section := range []string{"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "KEYS", "CONFIGURATION", "FILES",
		"ENVIRONMENT", "EXIT STATUS", "EXAMPLES", "SEE ALSO"} {
		at := strings.Index(page, "\n.SH "+section+"\n")
		if at <= last {
			t.Errorf("%s is at %d, after what is at %d", section, at, last)
		}
		last = at
	}
	if strings.Contains(page, "\n\n") || strings.Contains(page, "%!") || strings.Contains(page, "`") {
		t.Error("the manual page is badly made")
	}
}

// TestManualPageIsCorrect asks the programs that set manual pages.
func TestManualPageIsCorrect(t *testing.T) {
	file := filepath.Join(t.TempDir(), "triptych.1")
	page := manualPage((&app{}).root(), build{version: "v1.2.0", time: "2026-11-30T08:00:00Z"})
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, words := range [][]string{{"mandoc", "-T", "lint", "-W", "warning", file}, {"groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-z", file}} {
		if _, err := exec.LookPath(words[0]); err != nil {
			continue
		}
		asked++
		if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", words[0], err, out)
		}
	}
	if asked == 0 {
		t.Skip("neither mandoc nor groff is here")
	}
}

// TestEnvironmentIsDocumented finds the variables that the code asks for, wherever it
// does, in the table of them.
func TestEnvironmentIsDocumented(t *testing.T) {
	var named []string
	for _, v := range config.Environment() {
		if v.Help == "" {
			t.Errorf("%v is not explained", v.Names)
		}
		named = append(named, v.Names...)
	}
	asked := askedVariables(t)
	if len(asked) < 15 {
		t.Errorf("only %v were found in the code", asked)
	}
	for _, name := range asked {
		if !slices.Contains(named, name) {
			t.Errorf("the code reads the variable %s, which the table of them lacks", name)
		}
	}
	page := manualPage((&app{}).root(), build{})
	for _, name := range named {
		if !strings.Contains(page, name) {
			t.Errorf("the manual page does not name the variable %s", name)
		}
	}
}

// askedVariables returns the names that the code of the program gives to functions
// that look something up in an environment, or lists as bases of folders.
func askedVariables(t *testing.T) []string {
	asking := []string{"getenv", "Getenv", "LookupEnv", "has", "get"}
	variable := regexp.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)
	var list []string
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if name, err := strconv.Unquote(lit.Value); err == nil && variable.MatchString(name) && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	look := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
			}
			if name == "ProxyFromEnvironment" || name == "FromEnvironment" {
				list = append(list, "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")
			}
			if slices.Contains(asking, name) {
				for _, arg := range n.Args {
					add(arg)
				}
			}
		case *ast.CompositeLit:
			if of, ok := n.Type.(*ast.Ident); ok && of.Name == "base" {
				for _, e := range n.Elts {
					add(e)
				}
			}
		}
		return true
	}
	for _, folder := range []string{"ui", "articles", "model"} {
		err := filepath.WalkDir(filepath.Join(repository, folder), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.IsDir() && slices.Contains([]string{"internal", "measure", "training", "testdata"}, entry.Name()) {
				return filepath.SkipDir
			}
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err == nil {
				ast.Inspect(file, look)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestExitCodesAreExplained: each that the program knows, once.
func TestExitCodesAreExplained(t *testing.T) {
	known := 0
	file, err := parser.ParseFile(token.NewFileSet(), "failure.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range file.Decls {
		if d, ok := d.(*ast.GenDecl); ok && d.Tok == token.CONST {
			known += len(d.Specs)
		}
	}
	var codes []int
	for _, s := range exitStatuses() {
		codes = append(codes, s.code)
	}
	if slices.Sort(codes); len(codes) != known || len(slices.Compact(codes)) != known {
		t.Errorf("there are %d exit codes, and explained are %v", known, codes)
	}
}
