package articles

import (
	"context"
	"errors"

	"triptych/articles/files"
	"triptych/model/problem"
)

// named returns the error of a source with the source's name and with advice.
// Whoever reads a source leaves both empty where it cannot know them. The end of
// a context is nobody's problem and stays as it is.
func named(name string, err error) error {
	known := new(problem.Error)
	if !errors.As(err, &known) {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		err = files.Unreadable(err)
	}
	return problem.Named(name, advised(err))
}

// advised returns the error of a source with what to do about one that is more
// or less than a file of one article.
func advised(err error) error {
	switch {
	case errors.Is(err, files.ErrFolder):
		return problem.Advised("name the files in it, or this folder alone", err)
	case errors.Is(err, files.ErrIrregular):
		return problem.Advised("save the text to a file and name that, or pipe it into - (standard input)", err)
	case errors.Is(err, files.ErrTooLarge):
		return problem.Advised("name a file that holds one article only", err)
	}
	return err
}

// ErrNoText is why a file that holds nothing cannot be read.
var ErrNoText = errors.New("there is no text in it")

// noText returns the error for a source that holds no text.
func noText() error {
	return &problem.Error{Problem: ErrNoText.Error(), Advice: "put the article's text into it, or leave it out", Err: ErrNoText}
}
