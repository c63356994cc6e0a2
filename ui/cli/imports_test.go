package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// A listed is what the go command says of a package. Paths of this module begin
// with a dot, whatever it is called.
type listed struct {
	ImportPath, Name string
	Imports, Deps    []string
}

// under reports whether the package is the folder or stands in it.
func under(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

// own keeps the packages of this module.
func own(imports []string) []string {
	return slices.DeleteFunc(slices.Clone(imports), func(pkg string) bool { return !under(pkg, ".") })
}

// TestImportsPointOneWay holds the direction that the parts of the program know
// one another in: main, ui/cli, then the rest of ui and articles, then model. The
// stories of tests, and of programs that make tables, may come from articles too. Notes and settings are files that
// are read with the same care as articles, so that ui may use articles/files too,
// which knows nothing of articles.
func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		switch {
		case p.ImportPath == ".":
			only(t, p, own(p.Imports), "./ui/cli")
		case p.ImportPath == "./model":
			only(t, p, own(p.Imports))
		case under(p.ImportPath, "./model") && p.Name == "main":
			only(t, p, own(p.Deps), "./model", "./articles")
		case under(p.ImportPath, "./model"):
			only(t, p, own(p.Deps), "./model")
		case p.ImportPath == "./articles/files":
			only(t, p, own(p.Deps), "./model")
		case under(p.ImportPath, "./articles"):
			only(t, p, own(p.Deps), "./articles", "./model")
		case p.ImportPath == "./ui/cli", p.ImportPath == "./ui/internal/uitest":
			only(t, p, own(p.Imports), "./ui", "./articles", "./model")
		case under(p.ImportPath, "./ui"):
			only(t, p, own(p.Imports), "./ui", "./model", "./articles/files")
			never(t, p, p.Imports, "./ui/cli")
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
		if !under(p.ImportPath, "./model") || p.Name == "main" {
			continue
		}
		never(t, p, p.Imports, "os", "net", "syscall", "golang.org/x/sys/unix", "golang.org/x/sys/windows")
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
	module := strings.TrimSpace(string(goList(t, "-m")))
	out := goList(t, "-json=ImportPath,Name,Imports,Deps", module+"/...")
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		p.ImportPath = relative(p.ImportPath, module)
		for _, list := range [][]string{p.Imports, p.Deps} {
			for i := range list {
				list[i] = relative(list[i], module)
			}
		}
		all = append(all, p)
	}
	if len(all) < 2 {
		t.Fatalf("go list found %d packages", len(all))
	}
	return all
}

// relative puts a dot in the place of the module's path.
func relative(pkg, module string) string {
	if under(pkg, module) {
		return "." + strings.TrimPrefix(pkg, module)
	}
	return pkg
}

func goList(t *testing.T, args ...string) []byte {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		t.Fatalf("go list: %v: %s", err, exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	return out
}
