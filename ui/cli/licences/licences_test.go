package licences

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryModuleHasItsLicence holds the file to what is compiled into the program
// here: after a change, go test ./ui/cli/licences -update writes it anew.
func TestEveryModuleHasItsLicence(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
	list.Dir = top
	list.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off")
	out, err := list.Output()
	if err != nil {
		t.Skipf("the modules cannot be listed: %v", err)
	}
	have := make(map[string]bool)
	for n := range Notices() {
		have[n.Of] = true
	}
	missing := make(map[string]bool)
	for module := range strings.Lines(string(out)) {
		if module = strings.TrimSpace(module); module != "" && !have[module] {
			missing[module] = true
		}
	}
	for module := range missing {
		t.Errorf("%s has no licence here: go test ./ui/cli/licences -update", module)
	}
}

// known are words of the licences under which a module may be compiled in: each lets
// anybody hand the program on under its own licence.
var known = map[string]string{
	"MIT":        "Permission is hereby granted, free of charge",
	"BSD":        "Redistribution and use in source and binary forms",
	"Apache 2.0": "Apache License",
	"ISC":        "Permission to use, copy, modify, and/or distribute",
}

// TestLicencesArePermissive: no module comes under terms that the program's own licence
// does not meet, and none without terms.
func TestLicencesArePermissive(t *testing.T) {
	count := 0
	for n := range Notices() {
		count++
		permissive := false
		for _, words := range known {
			permissive = permissive || strings.Contains(strings.Join(strings.Fields(n.Text), " "), words)
		}
		for _, words := range []string{"GNU GENERAL PUBLIC", "GNU AFFERO", "GNU LESSER", "Server Side Public", "Business Source", "Commons Clause", "NonCommercial"} {
			if strings.Contains(strings.ToUpper(n.Text), strings.ToUpper(words)) {
				permissive = false
			}
		}
		if !permissive {
			t.Errorf("%s is under a licence that nobody has looked at: %.100q", n.Of, n.Text)
		}
	}
	if count < 50 {
		t.Errorf("there are %d licences", count)
	}
}

// TestOwnLicence holds the file to the licences that lie in the repository.
func TestOwnLicence(t *testing.T) {
	of := make(map[string]string)
	for n := range Notices() {
		of[n.Of] = n.Text
	}
	for name, path := range map[string]string{"Triptych": "LICENSE", "The network's weights and word pieces": "model/encode/NOTICE"} {
		data, err := os.ReadFile(filepath.Join(top, path))
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(string(data)) != of[name] {
			t.Errorf("%s is not what %s says: go test ./ui/cli/licences -update", name, path)
		}
	}
}

func TestWriteAndRead(t *testing.T) {
	if Write(collect()) != All() {
		t.Error("what is written of all notices is not what was read")
	}
}

func collect() (list []Notice) {
	for n := range Notices() {
		list = append(list, n)
	}
	return list
}
