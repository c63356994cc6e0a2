package licences

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the licences, and the sum of the modules for Nix, anew; the modules must be at hand or within reach")

// top is the folder of the main module.
var top = filepath.Join("..", "..", "..")

func TestMain(m *testing.M) {
	flag.Parse()
	if *update {
		if err := cmp.Or(makeNotices(), updateFlake()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// makeNotices writes the licences of everything that is compiled into the program, on every
// system that it is made for.
func makeNotices() error {
	list := []Notice{}
	add := func(of string, paths ...string) error {
		var texts []string
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")))
		}
		list = append(list, Notice{Of: of, Text: strings.Join(texts, "\n\n")})
		return nil
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	if err := add("Triptych", filepath.Join(top, "LICENSE")); err != nil {
		return err
	}
	if err := add("The network's weights and word pieces", filepath.Join(top, "model/encode/NOTICE")); err != nil {
		return err
	}
	if err := add("Go's standard library", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")); err != nil {
		return err
	}
	folders, err := modules("linux", "darwin", "windows", "freebsd")
	if err != nil {
		return err
	}
	for _, of := range slices.Sorted(maps.Keys(folders)) {
		paths, err := licenceFiles(folders[of])
		if err != nil {
			return fmt.Errorf("%s: %w", of, err)
		}
		if err := add(of, paths...); err != nil {
			return err
		}
	}
	return os.WriteFile("notices.txt", []byte(Write(list)), 0o644)
}

// modules returns the folders of the modules that are compiled into the program on any
// of the systems, by path and version.
func modules(systems ...string) (map[string]string, error) {
	folders := make(map[string]string)
	for _, system := range systems {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Dir = top
		list.Env, list.Stderr = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0"), os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list the modules for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			if of, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[of] = folder
			}
		}
	}
	return folders, nil
}

// licenceName matches the files of a module that have to be handed on.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)(\.(md|txt))?$`)

func licenceFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if licenceName.MatchString(e.Name()) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("there is no licence in %s", folder)
	}
	return paths, nil
}
