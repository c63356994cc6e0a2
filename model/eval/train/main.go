// Command train learns the weights of the analysis from annotated stories.
//
//	go run ./model/eval/train -stories DIR GOLD…
//
// cross-validates: it learns from all but a part of the stories at a time, an eighth
// unless -folds says otherwise, and prints how that scores on the others, beside the
// baseline. A GOLD file is annotations in JSON, and DIR has a folder of Markdown
// articles for each; or it is a .txt file that holds its articles too, see eval.Plain.
// The folds depend on the order of the GOLD files, and so do the figures; -groups sums
// up some of the stories too.
//
//	go run ./model/eval/train -stories DIR -write model gold/*.json gold/more/*.json
//
// learns from all stories but the embedded one and writes the weights into the
// source. With -errors it lists wrong scores; with -show NAME it prints the
// shipped analysis of one story for reading; with -spans FILE it writes what that by
// words proposes, for the training of the encoder.
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
	var of groups
	folds := flag.Int("folds", 8, "how many parts the stories are cross-validated in")
	flag.Var(&of, "groups", "also sum up the first `N` stories, those after them up to the Mth, and so on: N,M,…")
	errors := flag.Bool("errors", false, "print every pair with a wrong score")
	write := flag.String("write", "", "the model folder whose weights are written, instead of scoring")
	hold := flag.String("hold", "beatles-letter", "the story that written weights never see")
	spans := flag.String("spans", "", "the file that what may differ is written to, for the training of the encoder")
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
	case *spans != "":
		check(writeSpans(ctx, samples, *spans))
	case *encoder && *write != "":
		check(writeEncoderWeights(ctx, samples, *write))
	case *encoder:
		check(eval.Write(os.Stdout, crossValidateEncoded(ctx, samples, *folds, of)))
	case *name != "":
		show(ctx, samples, *name)
	case *write != "":
		check(writeAllWeights(ctx, samples, *hold, *write))
	default:
		rows, err := crossValidate(ctx, samples, *folds, of, *errors)
		check(err)
		check(eval.Write(os.Stdout, rows))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
