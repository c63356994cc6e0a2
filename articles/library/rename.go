package library

import (
	"context"
	"os"
	"path/filepath"

	"golang.org/x/text/unicode/norm"

	"triptych/model/problem"
)

// Rename gives a story another name, which no other story may have.
//
// The error is a [*problem.Error], or that of the context.
func (l *Library) Rename(ctx context.Context, name, to string) error {
	f, err := l.open(name) // before a lock is made where there is nothing
	if err != nil {
		return err
	}
	defer f.close()
	unlock, err := l.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	taken, err := l.resolve(to)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(l.folder, taken)); err == nil && taken != f.name {
		return &problem.Error{Name: taken, Problem: "there is a story of that name", Advice: "choose another name"}
	}
	named := filepath.Join(l.folder, norm.NFC.String(to))
	if named == f.path {
		return nil
	}
	f.close() // some systems do not move a folder that is open
	if err := os.Rename(f.path, named); err != nil {
		return failed(f.name, "it cannot be renamed", "check the permissions of the library and of the story's folder", err)
	}
	return nil
}
