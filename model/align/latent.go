package align

import (
	"math"
	"math/rand/v2"
)

// The parameters of the latent semantic analysis.
const (
	latentDimensions = 8
	latentIterations = 10  // of the subspace iteration, enough for stable cosines
	neighborShare    = 0.4 // weight of the terms of the sentences before and after
)

// A latent is a sentence's place in the space of latent dimensions, a vector of
// norm 1 or 0.
type latent [latentDimensions]float32

// latentVectors reduces the term vectors of all sentences to latentDimensions
// by latent semantic analysis (Deerwester and others 1990), a truncated
// singular value decomposition computed by subspace iteration. Two sentences
// can be close without a common word if their words occur together elsewhere.
func (c *corpus) latentVectors() []latent {
	rows := make([][]term, len(c.sentences))
	c.forEachSentence(func(i int) { rows[i] = c.smoothedTerms(i) })
	axes := newAxes(len(c.idf))
	places := make([][latentDimensions]float64, len(rows))
	for range latentIterations {
		if c.stop() != nil {
			break
		}
		c.forEachSentence(func(i int) { places[i] = project(rows[i], axes) })
		for i := range axes {
			axes[i] = [latentDimensions]float64{}
		}
		for i, row := range rows {
			place := &places[i]
			for _, t := range row {
				axis := &axes[t.id]
				for k := range axis {
					axis[k] += float64(t.weight) * place[k]
				}
			}
		}
		orthonormalize(axes)
	}
	c.forEachSentence(func(i int) { places[i] = project(rows[i], axes) })
	list := make([]latent, len(rows))
	for i, p := range places {
		norm := 0.0
		for _, x := range p {
			norm += x * x
		}
		norm = max(math.Sqrt(norm), 1e-9)
		for k, x := range p {
			list[i][k] = float32(x / norm)
		}
	}
	return list
}

// smoothedTerms returns the terms of sentence i, scaled to norm 1, plus a share
// of those of the sentences before and after.
func (c *corpus) smoothedTerms(i int) []term {
	scaled := func(s *sentence, share float64) []term {
		list := make([]term, len(s.terms))
		for j, t := range s.terms {
			list[j] = term{t.id, float32(share * float64(t.weight) / max(s.norm, 1e-6))}
		}
		return list
	}
	row := scaled(&c.sentences[i], 1)
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(c.sentences) && c.sentences[j].article == c.sentences[i].article {
			row = addTerms(row, scaled(&c.sentences[j], neighborShare))
		}
	}
	return row
}

// addTerms returns the sum of two vectors, all ascending by id.
func addTerms(a, b []term) []term {
	sum := make([]term, 0, len(a)+len(b))
	i := 0
	for _, t := range b {
		for i < len(a) && a[i].id < t.id {
			sum = append(sum, a[i])
			i++
		}
		if i < len(a) && a[i].id == t.id {
			t.weight += a[i].weight
			i++
		}
		sum = append(sum, t)
	}
	return append(sum, a[i:]...)
}

// newAxes returns random orthonormal axes, the same each time.
func newAxes(terms int) [][latentDimensions]float64 {
	random := rand.New(rand.NewPCG(1, 2))
	axes := make([][latentDimensions]float64, terms)
	for i := range axes {
		for k := range axes[i] {
			axes[i][k] = random.NormFloat64()
		}
	}
	orthonormalize(axes)
	return axes
}

// project returns the coordinates of row on the axes.
func project(row []term, axes [][latentDimensions]float64) (place [latentDimensions]float64) {
	for _, t := range row {
		axis := &axes[t.id]
		for k := range place {
			place[k] += float64(t.weight) * axis[k]
		}
	}
	return place
}

// orthonormalize makes the axes orthogonal and of norm 1, by the Gram-Schmidt
// process.
func orthonormalize(axes [][latentDimensions]float64) {
	for k := range latentDimensions {
		for before := range k {
			along := 0.0
			for i := range axes {
				along += axes[i][k] * axes[i][before]
			}
			for i := range axes {
				axes[i][k] -= along * axes[i][before]
			}
		}
		norm := 0.0
		for i := range axes {
			norm += axes[i][k] * axes[i][k]
		}
		norm = max(math.Sqrt(norm), 1e-12)
		for i := range axes {
			axes[i][k] /= norm
		}
	}
}

func (a *latent) cosine(b *latent) float32 {
	sum := float32(0)
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}
