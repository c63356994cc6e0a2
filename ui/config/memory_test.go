package config

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMemory: what was chosen holds until the settings say something else.
func TestMemory(t *testing.T) {
	m := MemoryIn(filepath.Join(t.TempDir(), "new", "folder", "file"))
	settings := Default()
	if got := m.Apply(settings, nil); got.Level != settings.Level {
		t.Errorf("with nothing kept the level is %q", got.Level)
	}
	if err := m.Keep("level", "facts", settings); err != nil {
		t.Fatal(err)
	}
	if got := m.Apply(settings, nil); got.Level != "facts" || got.Motion != settings.Motion {
		t.Errorf("kept, the settings are %+v", got)
	}
	settings.Level = "everything"
	if got := m.Apply(settings, nil); got.Level != "everything" {
		t.Errorf("the settings have been changed since, and the level is %q", got.Level)
	}
	for _, damage := range []string{"", "[]", `{"level":{"value":"loud","settings":"telling"}}`, `{"level":3}`} {
		if err := os.WriteFile(m.path, []byte(damage), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := m.Apply(Default(), nil); got.Level != Default().Level {
			t.Errorf("of %q the level is %q", damage, got.Level)
		}
		if err := m.Keep("level", "facts", Default()); err != nil {
			t.Errorf("%q is not made anew: %v", damage, err)
		}
	}
}

func TestMemoryThatCannotBeKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if MemoryIn(filepath.Join(file, "chosen.json")).Keep("level", "facts", Default()) == nil {
		t.Error("a file in the place of the folder is no error")
	}
}
