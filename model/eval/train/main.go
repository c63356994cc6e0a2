// Command train learns the weights of the analysis from annotated stories.
//
//	go run ./model/eval/train -stories DIR GOLD…
//
// learns from all but an eighth of the stories at a time and prints how that
// scores on the others, which those weights never saw, beside the baseline.
// With -write MODEL it writes weights learned from all stories but the embedded
// one into the source instead; with -errors it lists what is judged wrongly;
// with -show NAME it prints the shipped analysis of one story for reading.
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
	stories := flag.String("stories", "", "the folder that holds a folder of articles for each story")
	head := flag.Int("head", 0, "sum up the first so many stories too")
	errors := flag.Bool("errors", false, "print every pair that is judged wrongly")
	write := flag.String("write", "", "the model folder whose weights are written, instead of scoring")
	hold := flag.String("hold", "beatles-letter", "the story that written weights never see")
	name := flag.String("show", "", "the story whose shipped analysis is printed, instead of learning")
	flag.Parse()
	ctx := context.Background()
	lessons, err := load(*stories, flag.Args())
	must(err)
	switch {
	case *name != "":
		show(ctx, lessons, *name)
	case *write != "":
		must(ship(ctx, lessons, *hold, *write))
	default:
		rows, err := validate(ctx, lessons, *head, *errors)
		must(err)
		must(eval.Write(os.Stdout, rows))
	}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
