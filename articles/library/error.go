package library

import (
	"errors"
	"os"

	"triptych/model/problem"
)

// failed returns the error for what the system says of a file or folder.
func failed(name, what, advice string, err error) *problem.Error {
	if link := new(os.LinkError); errors.As(err, &link) {
		err = link.Err // without the two names, which the system repeats
	}
	return problem.System(name, what, advice, err)
}
