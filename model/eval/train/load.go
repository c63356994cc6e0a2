package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"triptych/articles/draft"
	"triptych/articles/markdown"
	"triptych/model"
	"triptych/model/align"
	"triptych/model/compare"
	"triptych/model/detail"
	"triptych/model/eval"
	"triptych/model/learn"
	"triptych/model/text"
)

// A sample is one annotated story, with what has been computed of it so far.
type sample struct {
	gold          *eval.Gold
	story         *model.Story
	labels        *eval.Labels
	aligner       *align.Aligner
	pairExamples  []learn.Example // by candidate pair
	sameTopic     []bool          // by pair that may share a topic: it does
	secondWeights *learn.Weights  // second-pass weights that never saw this sample

	topics   []model.Topic
	links    []model.Counterpart
	comparer *compare.Comparer

	claimWeights [2]*learn.Weights // of facts and outcomes by the encoder, that never saw this sample
	shipped      eval.Score        // of the shipped analysis by words
}

// load reads annotated stories: of a .txt file with its articles, of others with those
// in a folder of the story's name.
func load(folder string, files []string) ([]*sample, error) {
	var samples []*sample
	for _, file := range files {
		gold, story, err := loadStory(folder, file)
		if err != nil {
			return nil, err
		}
		study, err := align.NewAligner(context.Background(), story, detail.Read(story))
		if err != nil {
			return nil, err
		}
		sm := &sample{gold: gold, story: story, labels: eval.NewLabels(gold, story), aligner: study}
		sm.extractPairs()
		samples = append(samples, sm)
	}
	return samples, nil
}

func loadStory(folder, file string) (*eval.Gold, *model.Story, error) {
	data, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer data.Close()
	if name, ok := strings.CutSuffix(filepath.Base(file), ".txt"); ok {
		plain, err := eval.ReadPlain(name, data)
		if err != nil {
			return nil, nil, err
		}
		return plain.Gold, plainStory(plain), nil
	}
	gold, err := eval.ReadGold(data)
	if err != nil {
		return nil, nil, err
	}
	story, err := readStory(filepath.Join(folder, gold.Story))
	return gold, story, err
}

// plainStory returns the articles of an invented story, two sentences a paragraph.
func plainStory(p *eval.Plain) *model.Story {
	story := &model.Story{Title: p.Gold.Story}
	for i, head := range p.Heads {
		var paragraphs []string
		for pair := range slices.Chunk(p.Gold.Articles[i].Sentences, 2) {
			paragraphs = append(paragraphs, strings.Join(pair, " "))
		}
		article := text.ParseMarkdown(strings.Join(paragraphs, "\n\n"))
		article.Date = head.Date
		story.Articles = append(story.Articles, article)
	}
	return story
}

// readStory reads the Markdown files of a folder, with the dates of their front
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
		front, body, err := markdown.Cut(draft.Document{Name: file, Data: data})
		if err != nil {
			return nil, fmt.Errorf("read story: %s: %w", file, err)
		}
		article := text.ParseMarkdown(body)
		article.Date = front.Date
		story.Articles = append(story.Articles, article)
	}
	return story, nil
}
