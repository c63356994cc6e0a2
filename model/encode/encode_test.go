package encode

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"testing"

	"triptych/model/encode/internal/kernel"
)

// recorded is what the trained network answers in full precision.
type recorded struct {
	Scale, Null float64
	Sentences   []struct {
		Text    string
		IDs     []int32
		Vector  Vector
		Subject Vector
	}
	Pairs []struct {
		First, Second string
		IDs           []int32
		Link          float64
		LabelsFirst   [][labels]float32 `json:"labels_first"`
		LabelsSecond  [][labels]float32 `json:"labels_second"`
		Spans         [][4]int          // pieces of the one and of the other
		Stances       [][apartCount]float64
	}
}

func readRecorded(t *testing.T) *recorded {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var r recorded
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func untold(float64) {}

// percentile sorts values and returns that of which so many of a hundred are less.
func percentile(values []float64, n int) float64 {
	slices.Sort(values)
	return values[len(values)*n/100]
}

func TestWordPiecesAreTheBaseModels(t *testing.T) {
	r := readRecorded(t)
	for _, s := range r.Sentences {
		if got := alone(s.Text); !slices.Equal(got.ids, s.IDs) {
			t.Errorf("the pieces of %q are %v, want %v", s.Text, got.ids, s.IDs)
		}
	}
	for _, p := range r.Pairs {
		if got, _ := together(p.First, p.Second); !slices.Equal(got.ids, p.IDs) {
			t.Errorf("the pieces of %q and %q are %v, want %v", p.First, p.Second, got.ids, p.IDs)
		}
	}
}

// TestEightBitsKeepSimilarities holds the likeness of each two sentences to that
// in full precision.
func TestEightBitsKeepSimilarities(t *testing.T) {
	r := readRecorded(t)
	var texts []string
	for _, s := range r.Sentences {
		texts = append(texts, s.Text)
	}
	got, err := Shipped().Vectors(context.Background(), texts, untold)
	if err != nil {
		t.Fatal(err)
	}
	var off []float64
	for i := range got {
		for j := range i {
			off = append(off, math.Abs(got[i].Cosine(got[j])-r.Sentences[i].Vector.Cosine(r.Sentences[j].Vector)))
		}
	}
	p99 := percentile(off, 99)
	t.Logf("similarity of %d pairs: off by %.4f at the median, %.4f at the 99th percentile, %.4f at most", len(off), off[len(off)/2], p99, off[len(off)-1])
	if p99 > 0.02 {
		t.Errorf("the similarity of two sentences is off by %.4f at the 99th percentile, want at most 0.02", p99)
	}
}

func TestEightBitsKeepLabels(t *testing.T) {
	r := readRecorded(t)
	var texts [][2]string
	for _, p := range r.Pairs {
		texts = append(texts, [2]string{p.First, p.Second})
	}
	got, err := Shipped().Pairs(context.Background(), texts, untold)
	if err != nil {
		t.Fatal(err)
	}
	same, all, worst := 0, 0, 0.0
	for i, p := range r.Pairs {
		worst = max(worst, math.Abs(float64(got[i].Link)-p.Link))
		want := slices.Concat(p.LabelsFirst, p.LabelsSecond)
		for k, piece := range slices.Concat(got[i].First, got[i].Second) {
			all++
			if likeliest(piece.Labels) == likeliest(want[k]) {
				same++
			}
		}
	}
	t.Logf("%d of %d pieces have the same label; links are off by %.3f at most", same, all, worst)
	if float64(same) < 0.97*float64(all) {
		t.Errorf("%d of %d pieces have the same label, want 97 %%", same, all)
	}
	if worst > 0.1 {
		t.Errorf("the probability of a link is off by %.3f, want at most 0.1", worst)
	}
}

func likeliest(of [labels]float32) int {
	best := 0
	for i, p := range of {
		if p > of[best] {
			best = i
		}
	}
	return best
}

func TestOddsAreTheTrainedOnes(t *testing.T) {
	r := readRecorded(t)
	if got, want := Shipped().Odds(0.7), math.Exp(r.Scale*0.7-r.Null); math.Abs(got-want) > 1e-6*want {
		t.Errorf("the odds of a cosine of 0.7 are %v, want %v", got, want)
	}
}

// TestKernelsAgree reads with the processor's kernels and in plain Go.
func TestKernelsAgree(t *testing.T) {
	fast := Shipped()
	plain := &Encoder{fast.network, kernel.Plain()}
	texts := []string{"Three people died.", "", "The bridge would not reopen."}
	pairs := [][2]string{{texts[0], texts[2]}, {"", ""}}
	v, err := fast.Vectors(context.Background(), texts, untold)
	if err != nil {
		t.Fatal(err)
	}
	want, err := plain.Vectors(context.Background(), texts, untold)
	if err != nil {
		t.Fatal(err)
	}
	for i := range v {
		if !slices.Equal(v[i], want[i]) {
			t.Errorf("the vector of %q differs from that in plain Go", texts[i])
		}
	}
	a, err := fast.Pairs(context.Background(), pairs, untold)
	if err != nil {
		t.Fatal(err)
	}
	b, err := plain.Pairs(context.Background(), pairs, untold)
	if err != nil {
		t.Fatal(err)
	}
	for i := range a {
		if a[i].Link != b[i].Link || !slices.Equal(a[i].First, b[i].First) || !slices.Equal(a[i].Second, b[i].Second) ||
			!reflect.DeepEqual(a[i].FirstRoles, b[i].FirstRoles) || !reflect.DeepEqual(a[i].SecondRoles, b[i].SecondRoles) {
			t.Errorf("the answer on %q differs from that in plain Go", pairs[i])
		}
	}
}

func TestAnswersDoNotDependOnCompany(t *testing.T) {
	e, r := Shipped(), readRecorded(t)
	var texts []string
	for _, s := range r.Sentences {
		texts = append(texts, s.Text)
	}
	together, err := e.Vectors(context.Background(), texts, untold)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts[:10] {
		alone, err := e.Vectors(context.Background(), []string{text}, untold)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(alone[0], together[i]) {
			t.Errorf("the vector of %q depends on what is read beside it", text)
		}
	}
}

func TestPairsDoNotDependOnCompany(t *testing.T) {
	e, r := Shipped(), readRecorded(t)
	var pairs [][2]string
	for _, p := range r.Pairs {
		pairs = append(pairs, [2]string{p.First, p.Second})
	}
	together, err := e.Pairs(context.Background(), pairs, untold)
	if err != nil {
		t.Fatal(err)
	}
	for i, pair := range pairs {
		alone, err := e.Pairs(context.Background(), [][2]string{pair}, untold)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(alone[0], together[i]) {
			t.Errorf("the answer on %q depends on what is read beside it", pair)
		}
		if !alone[0].IsWhole() {
			t.Errorf("the answer on %q has not all that is kept of its pieces", pair)
		}
	}
}

func TestPiecesNameTheirWords(t *testing.T) {
	const first, second = "Café owners fled.", "Owners of the café ran"
	a, err := Shipped().Pairs(context.Background(), [][2]string{{first, second}}, untold)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range a[0].First {
		words = append(words, p.In(first))
	}
	if want := []string{"Café", "owners", "fled", "."}; !slices.Equal(words, want) {
		t.Errorf("the pieces are %q, want %q", words, want)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Shipped().Vectors(ctx, []string{"one"}, untold); err != context.Canceled {
		t.Errorf("a cancelled reading ends with %v, want %v", err, context.Canceled)
	}
}

func TestProgressGrowsToOne(t *testing.T) {
	texts := slices.Repeat([]string{"The council voted on Tuesday to close both schools."}, 40)
	last := 0.0
	_, err := Shipped().Vectors(context.Background(), texts, func(share float64) {
		if share <= last {
			t.Errorf("progress of %v follows %v", share, last)
		}
		last = share
	})
	if err != nil || last != 1 {
		t.Errorf("progress ends at %v with %v, want 1", last, err)
	}
}

func TestDamagedWeightsAreRefused(t *testing.T) {
	for _, data := range []string{"", magic, weightsFile[:len(weightsFile)-1], weightsFile + "x", "x" + weightsFile[1:]} {
		if _, err := read(data); err != errFile {
			t.Errorf("weights of %d bytes are read with %v, want %v", len(data), err, errFile)
		}
	}
}

// BenchmarkThreeArticles reads three articles of 25 sentences, and 150 pairs.
func BenchmarkThreeArticles(b *testing.B) {
	e := Shipped()
	sentence := "The regional governor told reporters on Wednesday that rescue crews had found nine more people alive under the collapsed roof of the market hall."
	texts, pairs := slices.Repeat([]string{sentence}, 75), slices.Repeat([][2]string{{sentence, sentence}}, 150)
	for b.Loop() {
		if _, err := e.Vectors(context.Background(), texts, untold); err != nil {
			b.Fatal(err)
		}
		if _, err := e.Pairs(context.Background(), pairs, untold); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := read(weightsFile); err != nil {
			b.Fatal(err)
		}
	}
}

// TestVersionNamesTheWeights holds that other weights get another version.
func TestVersionNamesTheWeights(t *testing.T) {
	const of = "3 87acbfa3ec01948e"
	if got := fmt.Sprintf("%s %.8x", Version, sha256.Sum256([]byte(weightsFile))); got != of {
		t.Errorf("version and weights are %s, were %s: give new weights a new version", got, of)
	}
}
