// Command train learns the weights of the analysis from annotated stories and
// prints how weights that never saw a story score on it.
//
//	go run ./model/eval/train -stories DIR GOLD…
//
// With -write it also writes the weights learned from all stories but the held
// out one (the embedded story) into the source.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/eval"
	"triptych/model/learn"
	"triptych/model/text"
)

// A lesson is one annotated story, with its study.
type lesson struct {
	gold   *eval.Gold
	story  *model.Story
	study  *align.Study
	labels *eval.Labels
	firsts []learn.Example
	second *learn.Weights // weights that never saw this lesson
	five   bool

	topics      []model.Topic
	links       []model.Counterpart
	differences *compare.Study
}

var conflicts = flag.Float64("conflicts", 0.15, "least likelihood of a conflict")

var verbose = flag.Bool("errors", false, "print every error")

func main() {
	log.SetFlags(0)
	stories := flag.String("stories", "", "folder of the stories' articles")
	write := flag.String("write", "", "the model folder to write weights into, learned from all stories but -hold")
	hold := flag.String("hold", "beatles-letter", "the story that shipped weights never see")
	print := flag.String("show", "", "a story whose analysis is printed, instead of learning")
	flag.Float64Var(&firstPenalty, "first", firstPenalty, "penalty of the first judgement's weights")
	flag.Float64Var(&secondPenalty, "second", secondPenalty, "penalty of the second judgement's weights")
	flag.Float64Var(&topicPenalty, "topic", topicPenalty, "penalty of the topics' weights")
	shipped := flag.Bool("score", false, "score the shipped weights beside the baseline, instead of learning")
	flag.Parse()
	lessons, err := load(*stories, flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	if *print != "" {
		for _, l := range lessons {
			if l.gold.Story == *print {
				l.prepare()
				show(l)
			}
		}
		return
	}
	if *shipped {
		must(score(lessons))
		return
	}
	if *write != "" {
		must(ship(lessons, *hold, *write))
		return
	}
	run(lessons)
}

func load(folder string, files []string) ([]*lesson, error) {
	var lessons []*lesson
	for _, file := range files {
		data, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		gold, err := eval.ReadGold(data)
		data.Close()
		if err != nil {
			return nil, err
		}
		story, err := readStory(filepath.Join(folder, gold.Story))
		if err != nil {
			return nil, err
		}
		study, err := align.NewStudy(context.Background(), story, detail.Read(story))
		if err != nil {
			return nil, err
		}
		lessons = append(lessons, &lesson{gold: gold, story: story, study: study, five: len(lessons) < 5})
	}
	return lessons, nil
}

// readStory reads the Markdown files of a folder, with the date of their front
// matter.
func readStory(folder string) (*model.Story, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("read story: no articles in %q", folder)
	}
	story := &model.Story{Title: filepath.Base(folder)}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		front, body := "", string(data)
		if rest, ok := strings.CutPrefix(body, "---\n"); ok {
			front, body, _ = strings.Cut(rest, "\n---\n")
		}
		article := text.ParseMarkdown(body)
		for line := range strings.Lines(front) {
			if date, ok := strings.CutPrefix(line, "date:"); ok {
				article.Date = strings.Trim(date, " \"\n")
			}
		}
		story.Articles = append(story.Articles, article)
	}
	return story, nil
}
