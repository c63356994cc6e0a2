// Package model holds the types that the whole program shares: a Story of
// Articles on the one side, and the Analysis of that story on the other.
//
// Data flows one way: a source provides an Article, several make a Story, the
// pipeline in model/analyze makes an Analysis of it, and the reader and the
// reports show that. Everything here is immutable once made, so that any number
// of readers may share one Story and one Analysis without a lock.
//
// This package and those below it use no terminal, file or network.
package model
