package licences

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// flake is the file from which Nix builds the program. It names the modules by a sum.
var flake = filepath.Join(top, ".packaging", "flake.nix")

// vendorLine matches the line of the sum, with that of the go.sum that it is for.
var vendorLine = regexp.MustCompile(`vendorHash = "([^"]*)"; # of go\.sum (\S+)`)

// TestNixKnowsTheModules holds the sum to the modules.
func TestNixKnowsTheModules(t *testing.T) {
	data, err := os.ReadFile(flake)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := sumOfModules()
	if err != nil {
		t.Fatal(err)
	}
	if m := vendorLine.FindSubmatch(data); m == nil || string(m[2]) != sum {
		t.Errorf("%s is for other modules: go test ./ui/cli/licences -update", flake)
	}
}

// sumOfModules returns a short sum of the versions of all modules.
func sumOfModules() (string, error) {
	data, err := os.ReadFile(filepath.Join(top, "go.sum"))
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), err
}

// updateFlake writes the sum of the modules anew.
func updateFlake() error {
	folder, err := os.MkdirTemp("", "vendor")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	vendored := filepath.Join(folder, "vendor")
	vendor := exec.Command("go", "mod", "vendor", "-o", vendored)
	vendor.Dir, vendor.Stderr = top, os.Stderr
	if err := vendor.Run(); err != nil {
		return fmt.Errorf("copy the modules: %w", err)
	}
	all := sha256.New()
	packString(all, "nix-archive-1")
	if err := pack(all, vendored); err != nil {
		return err
	}
	sum, err := sumOfModules()
	if err != nil {
		return err
	}
	data, err := os.ReadFile(flake)
	if err != nil {
		return err
	}
	line := fmt.Sprintf(`vendorHash = "sha256-%s"; # of go.sum %s`, base64.StdEncoding.EncodeToString(all.Sum(nil)), sum)
	return os.WriteFile(flake, vendorLine.ReplaceAll(data, []byte(line)), 0o644)
}

// pack writes a folder or a file as a Nix archive has it, by the thesis that describes
// it (Dolstra 2006, figure 5.2): strings with their lengths, padded to eight bytes. Files
// of modules are never executable, nor links.
func pack(w io.Writer, path string) error {
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		data, err := os.ReadFile(path)
		packString(w, "(", "type", "regular", "contents", string(data), ")")
		return err
	}
	entries, err := os.ReadDir(path) // in the order of their names
	if err != nil {
		return err
	}
	packString(w, "(", "type", "directory")
	for _, e := range entries {
		packString(w, "entry", "(", "name", e.Name(), "node")
		if err := pack(w, filepath.Join(path, e.Name())); err != nil {
			return err
		}
		packString(w, ")")
	}
	packString(w, ")")
	return nil
}

// packString writes strings. A sum takes all that is written to it.
func packString(w io.Writer, list ...string) {
	for _, s := range list {
		_ = binary.Write(w, binary.LittleEndian, uint64(len(s)))
		_, _ = io.WriteString(w, s)
		_, _ = w.Write(make([]byte, -len(s)&7))
	}
}

// TestPack is the archive of one file, as another program that follows the thesis
// writes it.
func TestPack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("hello\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	packString(&out, "nix-archive-1")
	if err := pack(&out, file); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(out.Bytes())
	if got := hex.EncodeToString(sum[:]); got != "1c37d01af40be2e80691de3cc3df44377a699afbb17c68f080964b2fd071fc13" {
		t.Errorf("the archive has the sum %s", got)
	}
}
