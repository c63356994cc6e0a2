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
//
// With -encoder, the same is done for the passes over what the encoder reads,
// which stand on the shipped scores by words: only stories that neither the
// encoder nor those weights were trained on may be given. The figures in brackets
// are then those of the shipped analysis by words alone.
package main

import (
	"context"
	"flag"
	"log"
	"os"

	"triptych/model/encode"
	"triptych/model/eval"
)

func main() {
	log.SetFlags(0)
	stories := flag.String("stories", "", "the folder with a folder of articles for each story")
	head := flag.Int("head", 0, "also sum up the first N stories")
	errors := flag.Bool("errors", false, "print every pair with a wrong score")
	write := flag.String("write", "", "the model folder whose weights are written, instead of scoring")
	hold := flag.String("hold", "beatles-letter", "the story that written weights never see")
	encoder := flag.Bool("encoder", false, "learn or score the passes over what the encoder reads")
	name := flag.String("show", "", "the story whose shipped analysis is printed, instead of learning")
	flag.Parse()
	ctx := context.Background()
	samples, err := load(*stories, flag.Args())
	check(err)
	if *encoder {
		for _, sm := range samples {
			sm.encode(ctx, encode.Shipped())
		}
	}
	switch {
	case *encoder && *write != "":
		check(writeEncoderWeights(ctx, samples, *write))
	case *encoder:
		check(eval.Write(os.Stdout, crossValidateEncoded(ctx, samples, *head)))
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
