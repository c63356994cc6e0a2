package cli

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"

	"triptych/model"
	"triptych/model/encode"
	"triptych/model/problem"
	"triptych/ui/cli/encoded"
	"triptych/ui/cli/readings"
	"triptych/ui/cli/tally"
	"triptych/ui/config"
)

// A method is how stories are analysed.
type method struct {
	automatic bool            // annotations are not looked at
	anew      bool            // an empty file of annotations counts as none: they are about to be written there
	encoder   encode.Reader   // nil to go by words alone
	why       string          // why there is no encoder
	faults    faultFolder     // for what fails in an analysis
	tally     *tally.Tally    // of what was found in stories; nil for none
	budget    *budget         // nil to wait for nothing
	readings  readings.Folder // what a language model read of stories that have no folder
}

// newMethod returns how stories are analysed here, as the settings say.
func newMethod(getenv func(string) string, automatic bool) method {
	settings, _ := loadSettings(getenv)
	m := method{automatic: automatic, faults: faultsOf(getenv), readings: readingsOf(getenv), tally: tally.New("")}
	if counts, err := config.CountsFile().Path(getenv); err == nil {
		m.tally = tally.New(counts)
	}
	switch {
	case settings.Encoder == config.Off:
		m.why = "the encoder is off in the settings"
	case !encode.Available():
		m.why = "this processor is too slow for the encoder"
	default:
		folder, _ := config.EncoderFolder().Path(getenv)
		m.encoder = encoded.NewReader(encode.Shipped(), folder)
	}
	return m
}

// key names what a story's files hold and how it is analysed: the files in their
// order, each with the sum of its bytes.
func (m *method) key(files []string, sums map[string][sha256.Size]byte) tally.Key {
	all := sha256.New()
	fmt.Fprintf(all, "%s %s %t %t\n", version(), encode.Version, m.encoder != nil, m.automatic)
	for _, f := range files {
		fmt.Fprintf(all, "%q %x\n", filepath.Base(f), sums[f])
	}
	return tally.Key(all.Sum(nil)[:len(tally.Key{})])
}

// told returns an error as a person is told of it: a fault of the program goes into a
// report.
func (m *method) told(err error) error {
	var failed *problem.Panic
	if errors.As(err, &failed) {
		return m.faults.report(failed)
	}
	return err
}

// says says how sentences are compared.
func (m *method) says() string {
	if m.encoder == nil {
		return "Compared by words alone: " + m.why
	}
	return "Compared by the encoder and by words"
}

// reads reports whether a story is read with the encoder.
func (m *method) reads(story *model.Story, foreign []int) bool {
	sentences := 0
	for i := range story.Articles {
		sentences += len(story.Articles[i].Sentences)
	}
	return m.encoder != nil && sentences <= encode.MaxSentences && len(foreign) == 0
}
