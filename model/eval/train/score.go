package main

import (
	"context"
	"os"

	"triptych/model/eval"
)

// score prints how the shipped weights and the baseline score.
func score(lessons []*lesson) error {
	var cases []eval.Case
	for _, l := range lessons {
		cases = append(cases, eval.Case{Gold: l.gold, Story: l.story})
	}
	rows, err := eval.Run(context.Background(), cases)
	if err != nil {
		return err
	}
	return eval.Write(os.Stdout, rows)
}
