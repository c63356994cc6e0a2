package encode

import (
	"context"

	"triptych/model"
)

// The bounds of what is read of a story.
const (
	MaxSentences = 600 // a story of more is not read
	MaxPairs     = 600
)

// A Reader reads sentences as an Encoder does, or remembers what one has read.
type Reader interface {
	Vectors(ctx context.Context, texts []string, tell func(share float64)) ([]Vector, error)
	Pairs(ctx context.Context, texts [][2]string, tell func(share float64)) ([]Answer, error)
	Odds(cosine float64) float64
	Subject(v Vector) Vector
	Stance(a *Answer, first, second model.Span) Stance
}
