// Command train learns the weights of the analysis from annotated stories.
//
//	go run ./model/eval/train -stories DIR GOLD…
//
// cross-validates: it learns from all but an eighth of the stories at a time and
// prints how that scores on the others, beside the baseline. DIR has a folder of
// Markdown articles for each story. The folds depend on the order of the GOLD
// files, and so do the figures.
//
//	go run ./model/eval/train -stories DIR -write model gold/*.json gold/more/*.json
//
// learns from all stories but the embedded one and writes the weights into the
// source. With -errors it lists wrong scores; with -show NAME it prints the
// shipped analysis of one story for reading.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	"triptych/model/eval"
)

func main() {
	log.SetFlags(0)
	stories := flag.String("stories", "", "the folder with a folder of articles for each story")
	head := flag.Int("head", 0, "also sum up the first N stories")
	errors := flag.Bool("errors", false, "print every pair with a wrong score")
	write := flag.String("write", "", "the model folder whose weights are written, instead of scoring")
	hold := flag.String("hold", "beatles-letter", "the story that written weights never see")
	name := flag.String("show", "", "the story whose shipped analysis is printed, instead of learning")
	flag.Parse()
	ctx := context.Background()
	samples, err := load(*stories, flag.Args())
	check(err)
	switch {
	case *name != "":
		show(ctx, samples, *name)
	case *write != "":
		check(writeAllWeights(ctx, samples, *hold, *write))
	default:
		rows, err := crossValidate(ctx, samples, *head, *errors)
		check(err)
		check(eval.Write(os.Stdout, rows))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
