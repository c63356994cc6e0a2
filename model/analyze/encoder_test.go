package analyze

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/encode"
	"triptych/model/text"
)

func storyOf(bodies ...string) *model.Story {
	s := &model.Story{}
	for _, b := range bodies {
		s.Articles = append(s.Articles, text.ParsePlain(b))
	}
	return s
}

func analysisOf(t *testing.T, story *model.Story, encoder encode.Reader) *model.Analysis {
	t.Helper()
	p, err := Prepare(t.Context(), story, Options{Encoder: encoder})
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Analysis(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// paraphrased is a story whose sentences say the same in other words.
func paraphrased() *model.Story {
	return storyOf(
		"Riot police fired tear gas on Monday to clear protesters from the only bridge to the island.\n\nThe toll for a car rose by 44 percent at the weekend.\n\nFishermen had dragged two boats across the roadway before dawn.",
		"Vessels were hauled over the carriageway overnight.\n\nMotorists have been paying almost half as much again since Sunday.\n\nOfficers used gas to drive demonstrators off the crossing, the sole road link with the mainland.")
}

// TestEncoderFindsWhatWordsDoNot has two sentences without a telling word in
// common.
func TestEncoderFindsWhatWordsDoNot(t *testing.T) {
	from, to := model.SentenceRef{Article: 0, Sentence: 0}, model.SentenceRef{Article: 1, Sentence: 2}
	linked := func(a *model.Analysis) bool {
		for _, c := range a.CounterpartsOf(from, 1) {
			if c.To == to {
				return true
			}
		}
		return false
	}
	if linked(analysisOf(t, paraphrased(), nil)) {
		t.Error("the words alone link the two sentences: the test shows nothing")
	}
	if !linked(analysisOf(t, paraphrased(), encode.Shipped())) {
		t.Error("the encoder does not link the two sentences")
	}
}

func TestEncodedAnalysesAreEqual(t *testing.T) {
	a, b := analysisOf(t, paraphrased(), encode.Shipped()), analysisOf(t, paraphrased(), encode.Shipped())
	if !reflect.DeepEqual(a.Counterparts, b.Counterparts) || !reflect.DeepEqual(a.Topics, b.Topics) || !reflect.DeepEqual(a.Differences, b.Differences) {
		t.Error("two analyses of one story differ")
	}
}

// A refuser is an encoder that must not be asked.
type refuser struct{}

var errAsked = errors.New("the encoder was asked")

func (refuser) Odds(float64) float64 { return 1 }

func (refuser) Subject(v encode.Vector) encode.Vector { return v }

func (refuser) Stance(*encode.Answer, model.Span, model.Span) encode.Stance { return encode.Stance{} }

func (refuser) Vectors(context.Context, []string, func(float64)) ([]encode.Vector, error) {
	return nil, errAsked
}

func (refuser) Pairs(context.Context, [][2]string, func(float64)) ([]encode.Answer, error) {
	return nil, errAsked
}

func TestWhatIsNotForTheEncoder(t *testing.T) {
	for name, story := range map[string]*model.Story{
		"another language": storyOf(strings.Repeat("Die Polizei hat am Montag auf der Brücke Tränengas eingesetzt und die Straße geräumt. ", 5), "Rain fell on the town for the whole of the day, and the mayor was not there."),
		"too long":         storyOf(strings.Repeat("The police were on the bridge in the morning. ", encode.MaxSentences), "Rain fell."),
	} {
		a := analysisOf(t, story, refuser{})
		if want := analysisOf(t, story, nil); !reflect.DeepEqual(a.Counterparts, want.Counterparts) {
			t.Errorf("%s: the analysis differs from that by words alone", name)
		}
	}
}

func TestEncoderErrorsEndTheAnalysis(t *testing.T) {
	if _, err := Prepare(t.Context(), paraphrased(), Options{Encoder: refuser{}}); !errors.Is(err, errAsked) {
		t.Errorf("the analysis ends with %v, want %v", err, errAsked)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Prepare(ctx, paraphrased(), Options{Encoder: encode.Shipped()}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled analysis ends with %v", err)
	}
}

func TestEncoderProgress(t *testing.T) {
	last, steps := 0.0, 0
	o := Options{Encoder: encode.Shipped(), Progress: func(share float64) {
		if share < last || share > 1 {
			t.Errorf("progress of %v follows %v", share, last)
		}
		last = share
		steps++
	}}
	if _, err := Prepare(t.Context(), paraphrased(), o); err != nil {
		t.Fatal(err)
	}
	if steps < 6 {
		t.Errorf("progress has %d steps, want one for each sentence at least", steps)
	}
}
