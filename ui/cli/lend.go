package cli

import (
	"triptych/ui/config"
	"triptych/ui/serve"
)

// A callersLender lets callers of a server have stories read by the operator's language
// model, as far as the operator lets them. All ask the same, so that its bound of
// questions at a time is one for the whole server.
type callersLender struct {
	lender
	callers string // which: config.Off, config.ListedCallers or config.AllCallers
}

// newCallersLender returns what lets callers have stories read, as the settings say. It
// is an error where they are let, and there is nothing to let them.
func newCallersLender(getenv func(string) string) (*callersLender, error) {
	settings, _ := loadSettings(getenv) // what is wrong with them lets nobody
	l := &callersLender{callers: settings.Reader.Callers}
	if l.callers == config.Off {
		return l, nil
	}
	l.lender = *newLender(getenv)
	l.beside = false // a caller changes no folder of the operator's
	if l.model == nil {
		return nil, usage("the setting callers of the reader lets callers have stories read, but %s", l.lacking)
	}
	return l, nil
}

// forCaller returns what lets one caller have stories read.
func (l *callersLender) forCaller(c serve.Caller) *lender {
	switch {
	case l.callers == config.AllCallers, l.callers == config.ListedCallers && c.Listed:
		return &l.lender
	case l.callers == config.ListedCallers:
		return &lender{lacking: "who runs this server lets only those have stories read by a language model whose keys are listed"}
	}
	return &lender{lacking: "who runs this server lets nobody have stories read by a language model"}
}
