package align

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/encode"
)

// A tableReader has vectors by the first word of each text, and notes which
// pairs it is asked to read.
type tableReader struct {
	vectors map[string]encode.Vector
	pairs   [][2]string
}

func (r *tableReader) Odds(cosine float64) float64 { return 4 * cosine }

func (r *tableReader) Subject(v encode.Vector) encode.Vector { return v }

// Stance returns where the spans begin, that of the text that was read first as the
// probability of a variant.
func (r *tableReader) Stance(_ *encode.Answer, first, second model.Span) encode.Stance {
	return encode.Stance{Variant: float32(first.Start), Conflict: float32(second.Start), Read: true}
}

func (r *tableReader) Vectors(ctx context.Context, texts []string, _ func(float64)) ([]encode.Vector, error) {
	var list []encode.Vector
	for _, t := range texts {
		list = append(list, r.vectors[strings.Fields(t)[0]])
	}
	return list, ctx.Err()
}

// Pairs labels each text by a single piece: the first one's is alike, the second
// one's only there.
func (r *tableReader) Pairs(ctx context.Context, texts [][2]string, _ func(float64)) ([]encode.Answer, error) {
	r.pairs = append(r.pairs, texts...)
	var list []encode.Answer
	for range texts {
		a := encode.Answer{Link: 0.9, First: make([]encode.Piece, 1), Second: make([]encode.Piece, 1)}
		a.First[0].Labels[encode.Alike], a.Second[0].Labels[encode.Extra] = 1, 1
		list = append(list, a)
	}
	return list, ctx.Err()
}

func encodedStudy(t *testing.T, r encode.Reader, bodies ...string) *Aligner {
	t.Helper()
	al := study(t, bodies...)
	if err := al.Encode(t.Context(), story(bodies...), r, func(float64) {}); err != nil {
		t.Fatal(err)
	}
	return al
}

// The second article's sentences are in the reverse order.
func reversed() *tableReader {
	a, b := encode.Vector{1, 0}, encode.Vector{0, 1}
	return &tableReader{vectors: map[string]encode.Vector{"Rain": a, "Storms": a, "Trade": b, "Commerce": b}}
}

func TestVectorsBringPairsForward(t *testing.T) {
	r := reversed()
	al := encodedStudy(t, r, "Rain fell. Trade grew.", "Commerce rose. Storms came.")
	var pairs []string
	for i := range al.PairCount() {
		from, to := al.Pair(i)
		pairs = append(pairs, fmt.Sprint(from.Article, from.Sentence, to.Sentence))
	}
	if want := []string{"0 0 1", "0 1 0", "1 0 1", "1 1 0"}; !slices.Equal(pairs, want) {
		t.Errorf("the candidates are %v, want %v", pairs, want)
	}
	if want := [][2]string{{"Rain fell.", "Storms came."}, {"Trade grew.", "Commerce rose."}}; !slices.Equal(r.pairs, want) {
		t.Errorf("read together are %q, want %q", r.pairs, want)
	}
}

func TestChoiceKnowsNone(t *testing.T) {
	al := encodedStudy(t, reversed(), "Rain fell. Trade grew.", "Commerce rose. Storms came.")
	v := make([]float32, encodedFeatureCount)
	al.encoding.extractPair(0, 3, v)
	for _, want := range []struct {
		name    string
		feature int
		value   float32
	}{
		{"cosine", ePairCosine, 1}, {"choice", eChoice, 0.8}, {"none", eNone, 0.2}, {"rank", eRank, 0}, {"margin", eMargin, 1},
		{"read", eRead, 1}, {"alike", eAlikeFrom, 1}, {"extra", eExtraTo, 1},
	} {
		if got := v[want.feature]; got < want.value-1e-5 || got > want.value+1e-5 {
			t.Errorf("%s is %v, want %v", want.name, got, want.value)
		}
	}
}

func TestLabelsAreThoseOfEachSentence(t *testing.T) {
	al := encodedStudy(t, reversed(), "Rain fell. Trade grew.", "Commerce rose. Storms came.")
	rain, storms := model.SentenceRef{Article: 0, Sentence: 0}, model.SentenceRef{Article: 1, Sentence: 1}
	of, in := al.Answers().Labels(rain, storms)
	back, forth := al.Answers().Labels(storms, rain)
	if of[0].Labels[encode.Alike] != 1 || in[0].Labels[encode.Extra] != 1 || back[0] != in[0] || forth[0] != of[0] {
		t.Errorf("the labels are %v and %v, the other way %v and %v", of, in, back, forth)
	}
	want := encode.Stance{Variant: 1, Conflict: 2, Read: true}
	if s := al.Answers().Stance(rain, storms, model.Span{Start: 1}, model.Span{Start: 2}); s != want {
		t.Errorf("the stance is %v, want %v", s, want)
	}
	if s := al.Answers().Stance(storms, rain, model.Span{Start: 2}, model.Span{Start: 1}); s != want {
		t.Errorf("the stance is %v the other way, want %v", s, want)
	}
	for _, other := range []model.SentenceRef{{Article: 1, Sentence: 0}, {Article: 1, Sentence: model.InTitle}} {
		if s := al.Answers().Stance(rain, other, model.Span{}, model.Span{}); s.Read {
			t.Errorf("sentences that were not read together have the stance %v", s)
		}
	}
	if of, in := al.Answers().Labels(rain, model.SentenceRef{Article: 1, Sentence: 0}); of != nil || in != nil {
		t.Errorf("sentences that were not read together have labels %v and %v", of, in)
	}
	if study(t, "Rain fell.", "Storms came.").Answers() != nil {
		t.Errorf("without the encoder there are labels %v", of)
	}
}

// TestPairsAreBounded has more pairs near one another than may be read.
func TestPairsAreBounded(t *testing.T) {
	r := &tableReader{vectors: map[string]encode.Vector{}}
	var bodies [4]strings.Builder
	const each = 120 // sentences an article, near one another across all four
	for a := range bodies {
		for s := range each {
			word := fmt.Sprintf("W%dx%d", a, s)
			v := make(encode.Vector, each)
			v[s] = 1
			r.vectors[word] = v
			fmt.Fprintf(&bodies[a], "%s came.\n\n", word)
		}
	}
	encodedStudy(t, r, bodies[0].String(), bodies[1].String(), bodies[2].String(), bodies[3].String())
	if len(r.pairs) != encode.MaxPairs {
		t.Errorf("%d pairs are read, want %d", len(r.pairs), encode.MaxPairs)
	}
}
