package cli

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"triptych/ui/config"
)

// mustServe checks that words are those of a server, whose flags all exist, and returns
// the values of the flags.
func mustServe(t *testing.T, words []string) map[string]string {
	t.Helper()
	c, rest, err := (&app{}).root().Find(words)
	if err != nil || c.Name() != "serve" {
		t.Fatalf("%q is %s (%v), want the server", words, c.Name(), err)
	}
	if err := c.ParseFlags(rest); err != nil || c.Flags().NArg() > 0 {
		t.Errorf("%q: %v; left over are %q", words, err, c.Flags().Args())
	}
	flags := make(map[string]string)
	for _, name := range []string{"listen", "library", "authorized-keys", "presenters"} {
		flags[name] = c.Flags().Lookup(name).Value.String()
	}
	return flags
}

// mustBeRead checks that the program reads a variable.
func mustBeRead(t *testing.T, name string) {
	t.Helper()
	if !slices.ContainsFunc(config.Environment(), func(v config.Variable) bool { return slices.Contains(v.Names, name) }) {
		t.Errorf("the program reads no variable %s", name)
	}
}

// TestImageOfTheServer holds the image to the flags and variables that there are. The
// program in it may write to its volumes, and is not root.
func TestImageOfTheServer(t *testing.T) {
	said := make(map[string][]string)
	for line := range strings.Lines(strings.ReplaceAll(fileOf(t, ".packaging", "Dockerfile"), "\\\n", " ")) {
		if word, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok && word != "#" {
			said[word] = append(said[word], rest)
		}
	}
	list := func(word string) (words []string) {
		if len(said[word]) != 1 || json.Unmarshal([]byte(said[word][0]), &words) != nil {
			t.Fatalf("%s is %q, want one list", word, said[word])
		}
		return words
	}
	if entry := list("ENTRYPOINT"); !slices.Equal(entry, []string{"/triptych"}) || !strings.HasSuffix(said["COPY"][len(said["COPY"])-1], " /triptych") {
		t.Errorf("it runs %q, and copies %q", entry, said["COPY"])
	}
	flags := mustServe(t, list("CMD"))
	if _, port, _ := strings.Cut(flags["listen"], ":"); !slices.Equal(said["EXPOSE"], []string{port}) {
		t.Errorf("it listens on %s, and %v is exposed", port, said["EXPOSE"])
	}
	if flags["authorized-keys"] == "" {
		t.Error("there is no home folder in the image: the file of keys must be named")
	}
	user := strings.Join(said["USER"], "")
	if !regexp.MustCompile(`^[1-9]\d+:[1-9]\d+$`).MatchString(user) || !strings.HasPrefix(said["COPY"][0], "--chown="+user+" .packaging/image/ /") {
		t.Errorf("the user is %q, and of %q are the folders", user, said["COPY"][0])
	}
	volumes := list("VOLUME")
	var folders []string
	for assignment := range strings.FieldsSeq(strings.Join(said["ENV"], " ")) {
		name, value, _ := strings.Cut(assignment, "=")
		mustBeRead(t, name)
		folders = append(folders, value)
	}
	slices.Sort(folders)
	slices.Sort(volumes)
	if !slices.Equal(folders, volumes) || len(volumes) != 2 {
		t.Errorf("it writes into %v, and the volumes are %v", folders, volumes)
	}
	for _, folder := range append(volumes, flags["library"]) {
		if info, err := os.Stat(filepath.Join(repository, ".packaging", "image", folder)); err != nil || !info.IsDir() {
			t.Errorf("the image has no folder %s that its user owns: %v", folder, err)
		}
	}
}

// TestUnitOfTheServer holds the unit for systemd to them, too.
func TestUnitOfTheServer(t *testing.T) {
	unit := strings.ReplaceAll(fileOf(t, "ui", "serve", "triptych.service"), "\\\n", " ")
	started := regexp.MustCompile(`(?m)^ExecStart=(\S+) (.*)$`).FindStringSubmatch(unit)
	if started == nil || started[1] != "/usr/local/bin/triptych" {
		t.Fatalf("it starts %q", started)
	}
	flags := mustServe(t, strings.Fields(started[2]))
	if _, port, _ := strings.Cut(flags["listen"], ":"); !strings.Contains(unit, "\nSocketBindAllow=tcp:"+port+"\n") {
		t.Errorf("it listens on %s, and may not", port)
	}
	for _, m := range regexp.MustCompile(`(?m)^Environment=(\w+)=`).FindAllStringSubmatch(unit, -1) {
		mustBeRead(t, m[1])
	}
}

// packaging is what a test reads of the settings of GoReleaser.
type packaging struct {
	Builds []struct {
		Goos, Goarch []string
		Ldflags      []string
	}
	Nfpms []struct {
		Formats  []string
		Scripts  map[string]string
		Contents []struct{ Src, Dst, Packager string }
	}
	Archives []struct {
		Files []yaml.Node
	}
	Dockers []struct{ Dockerfile string } `yaml:"dockers_v2"`
	Before  struct{ Hooks []string }
}

// TestPackagesAreWhole: every system has its build and its package, and what packages
// hold is there or made.
func TestPackagesAreWhole(t *testing.T) {
	var p packaging
	if err := yaml.Unmarshal([]byte(fileOf(t, ".goreleaser.yaml")), &p); err != nil || len(p.Builds) != 1 || len(p.Nfpms) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	if b := p.Builds[0]; !slices.Equal(b.Goos, []string{"linux", "darwin", "windows", "freebsd"}) || !slices.Equal(b.Goarch, []string{"amd64", "arm64"}) {
		t.Errorf("built are %v for %v", b.Goos, b.Goarch)
	}
	module := regexp.MustCompile(`(?m)^module (\S+)$`).FindStringSubmatch(fileOf(t, "go.mod"))[1]
	if flags := strings.Join(p.Builds[0].Ldflags, " "); !strings.Contains(flags, "-X "+module+"/ui/cli.linked=v{{.Version}},{{.FullCommit}},{{.CommitDate}}") {
		t.Errorf("the linker is told %q", flags)
	}
	if formats := p.Nfpms[0].Formats; !slices.Equal(formats, []string{"deb", "rpm", "apk", "archlinux"}) {
		t.Errorf("packed are %v", formats)
	}
	script := fileOf(t, ".packaging", "make")
	there := func(path string) {
		made, isMade := strings.CutPrefix(path, ".packaging/made/")
		if isMade && (strings.Contains(script, "$made/"+strings.TrimSuffix(made, ".gz")) || strings.Contains(script, filepath.Base(made))) ||
			isMade && made == "completions/*" {
			return
		}
		if _, err := os.Stat(filepath.Join(repository, path)); err != nil {
			t.Errorf("%s is neither there nor made", path)
		}
	}
	packed := make(map[string][]string) // where a file goes, for which packages
	for _, c := range p.Nfpms[0].Contents {
		there(c.Src)
		packed[c.Src] = append(packed[c.Src], c.Packager)
	}
	for _, file := range []string{"triptych.1.gz", "completions/triptych.bash", "completions/_triptych", "completions/triptych.fish", "licences.txt", "triptych.service"} {
		if packed[".packaging/made/"+file] == nil {
			t.Errorf("no package has %s; they have %v", file, slices.Sorted(maps.Keys(packed)))
		}
	}
	for _, path := range slices.Concat(slices.Collect(maps.Values(p.Nfpms[0].Scripts)), []string{p.Dockers[0].Dockerfile, strings.Fields(p.Before.Hooks[0])[1]}) {
		there(path)
	}
	for _, node := range p.Archives[0].Files {
		path := node.Value
		if node.Kind == yaml.MappingNode {
			var file struct{ Src string }
			if err := node.Decode(&file); err != nil {
				t.Fatal(err)
			}
			path = file.Src
		}
		there(path)
	}
}
