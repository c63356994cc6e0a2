package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// maxMethods is how many methods a type has at most. One that wants more has two
// ideas, each of which can have a type of its own.
const maxMethods = 40

// TestTypesHaveFewMethods holds the size of every type, however many files its methods
// are spread over.
func TestTypesHaveFewMethods(t *testing.T) {
	type name struct{ folder, name string }
	methods := make(map[name]int)
	for _, root := range []string{".", "../articles", "../ui"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && f.Recv != nil {
					methods[name{filepath.Dir(path), receiver(f.Recv.List[0].Type)}]++
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(methods) < 300 {
		t.Fatalf("found %d types with methods, want those of all packages", len(methods))
	}
	for of, count := range methods {
		if count > maxMethods {
			t.Errorf("%s of %s has %d methods, want at most %d", of.name, of.folder, count, maxMethods)
		}
	}
}

// receiver returns the name of the type that a method is of.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
