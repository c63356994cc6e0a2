package cli

import (
	"path/filepath"

	"triptych/model"
	"triptych/model/analyze"
	"triptych/model/encode"
	"triptych/ui/cli/encoded"
	"triptych/ui/config"
)

// A method is how stories are analysed.
type method struct {
	automatic bool          // annotations are not looked at
	encoder   encode.Reader // nil to go by words alone
	why       string        // why there is no encoder
}

// newMethod returns how stories are analysed here, as the settings say.
func newMethod(getenv func(string) string, automatic bool) method {
	settings, _ := loadSettings(getenv)
	m := method{automatic: automatic}
	switch {
	case settings.Encoder == config.Off:
		m.why = "the encoder is off in the settings"
	case !encode.Available():
		m.why = "this processor is too slow for the encoder"
	default:
		folder := ""
		if cache, err := config.CacheFolder(getenv); err == nil {
			folder = filepath.Join(cache, "encoder")
		}
		m.encoder = encoded.NewReader(encode.Shipped(), folder)
	}
	return m
}

// says says how sentences are compared.
func (m *method) says() string {
	if m.encoder == nil {
		return "Compared by words alone: " + m.why
	}
	return "Compared by the encoder and by words"
}

// reads reports whether a story is read with the encoder.
func (m *method) reads(story *model.Story) bool {
	sentences := 0
	for i := range story.Articles {
		sentences += len(story.Articles[i].Sentences)
	}
	return m.encoder != nil && sentences <= encode.MaxSentences && len(analyze.NonEnglish(story)) == 0
}
