package cli

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// A listed is what the go command says of a package.
type listed struct {
	ImportPath, Name string
	Imports, Deps    []string
}

// under tells whether the package is the folder or stands in it.
func under(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

// own keeps the packages of this module.
func own(imports []string) []string {
	return slices.DeleteFunc(slices.Clone(imports), func(pkg string) bool { return !under(pkg, "triptych") })
}

// TestImportsPointOneWay holds the direction that the parts of the program know
// one another in: main, ui/cli, then the rest of ui and articles, then model. The
// stories of tests may come from articles too. Notes and settings are files that
// are read with the same care as articles, so that ui may use articles/files too,
// which knows nothing of articles.
func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		switch {
		case p.ImportPath == "triptych":
			only(t, p, own(p.Imports), "triptych/ui/cli")
		case p.ImportPath == "triptych/model":
			only(t, p, own(p.Imports))
		case under(p.ImportPath, "triptych/model"):
			only(t, p, own(p.Deps), "triptych/model")
		case p.ImportPath == "triptych/articles/files":
			only(t, p, own(p.Deps), "triptych/model")
		case under(p.ImportPath, "triptych/articles"):
			only(t, p, own(p.Deps), "triptych/articles", "triptych/model")
		case p.ImportPath == "triptych/ui/cli", p.ImportPath == "triptych/ui/internal/uitest":
			only(t, p, own(p.Imports), "triptych/ui", "triptych/articles", "triptych/model")
		case under(p.ImportPath, "triptych/ui"):
			only(t, p, own(p.Imports), "triptych/ui", "triptych/model", "triptych/articles/files")
			never(t, p, p.Imports, "triptych/ui/cli")
		default:
			t.Errorf("%s has no place in the design", p.ImportPath)
		}
	}
}

// TestModelKnowsNoTerminalFileOrNetwork looks at what the packages themselves
// import: the standard library's fmt alone brings os with it. Programs that
// make tables may use files.
func TestModelKnowsNoTerminalFileOrNetwork(t *testing.T) {
	for _, p := range packages(t) {
		if !under(p.ImportPath, "triptych/model") || p.Name == "main" {
			continue
		}
		never(t, p, p.Imports, "os", "net", "syscall", "golang.org/x/sys")
		never(t, p, p.Deps, "net/http", "charm.land", "github.com/charmbracelet")
	}
}

// only checks that the imports stand in the folders.
func only(t *testing.T, p listed, imports []string, folders ...string) {
	t.Helper()
	for _, pkg := range imports {
		if pkg != p.ImportPath && !slices.ContainsFunc(folders, func(f string) bool { return under(pkg, f) }) {
			t.Errorf("%s must not import %s", p.ImportPath, pkg)
		}
	}
}

// never checks that no import stands in the folders.
func never(t *testing.T, p listed, imports []string, folders ...string) {
	t.Helper()
	for _, pkg := range imports {
		if slices.ContainsFunc(folders, func(f string) bool { return under(pkg, f) }) {
			t.Errorf("%s must not import %s", p.ImportPath, pkg)
		}
	}
}

// packages lists the packages of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	list := exec.Command("go", "list", "-json=ImportPath,Name,Imports,Deps", "triptych/...")
	out, err := list.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v: %s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 2 {
		t.Fatalf("go list found %d packages", len(all))
	}
	return all
}
