package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"triptych/model"
)

// A Plain is an invented story with its annotations in one file, which a person can
// write:
//
//	== article a | SOURCE | DATE | HEADLINE
//	a0 A sentence, behind its number.
//	== topics
//	LABEL: a0 a1 b3
//	== links
//	a0 b3, a1 c2
//	== differences
//	KIND RELATION tTOPIC | ABOUT | a0: WORDS | b3: WORDS
//	== traps
//	ABOUT | a0: WORDS | b3: WORDS
//
// Topics are counted from 0, "t-" is none, and a DATE of "none" is none.
type Plain struct {
	Gold  *Gold
	Heads []PlainHead // by article
}

// A PlainHead is what stands above an article.
type PlainHead struct{ Source, Date, Headline string }

// ReadPlain reads a story of that name. It is an error if a line has not the form
// above, or names a sentence or words in one that do not exist.
func ReadPlain(name string, r io.Reader) (*Plain, error) {
	p := plainReader{story: &Plain{Gold: &Gold{Story: name}}}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		if err := p.read(line); err != nil {
			return nil, fmt.Errorf("story %q: line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("story %q: %w", name, err)
	}
	return p.story, p.story.Gold.check()
}

// A plainReader reads a story line by line.
type plainReader struct {
	story   *Plain
	section string
}

func (p *plainReader) read(line string) error {
	if of, ok := strings.CutPrefix(line, "== "); ok {
		return p.open(of)
	}
	switch p.section {
	case "article":
		return p.readSentence(line)
	case "topics":
		return p.readTopic(line)
	case "links":
		return p.readLinks(line)
	case "differences":
		return p.readDifference(line)
	case "traps":
		return p.readTrap(line)
	}
	return fmt.Errorf("%q stands in no section", line)
}

// open begins a section.
func (p *plainReader) open(of string) error {
	of, rest, _ := strings.Cut(of, " ")
	p.section = of
	switch of {
	case "topics", "links", "differences", "traps":
		return nil
	case "article":
		fields := strings.SplitN(rest, " | ", 4)
		if len(fields) != 4 || len(fields[0]) != 1 || p.story.Gold.article(fields[0]) >= 0 {
			return fmt.Errorf("%q is not ID | SOURCE | DATE | HEADLINE, with a letter of its own for ID", rest)
		}
		p.story.Gold.Articles = append(p.story.Gold.Articles, GoldArticle{ID: fields[0]})
		p.story.Heads = append(p.story.Heads, PlainHead{fields[1], strings.TrimPrefix(fields[2], "none"), fields[3]})
		return nil
	}
	return fmt.Errorf("there is no section %q", of)
}

func (p *plainReader) readSentence(line string) error {
	a := &p.story.Gold.Articles[len(p.story.Gold.Articles)-1]
	number, sentence, _ := strings.Cut(line, " ")
	if want := a.ID + strconv.Itoa(len(a.Sentences)); number != want || sentence == "" {
		return fmt.Errorf("%q does not begin with %s", line, want)
	}
	a.Sentences = append(a.Sentences, sentence)
	return nil
}

func (p *plainReader) readTopic(line string) error {
	at := strings.LastIndex(line, ":")
	if at < 0 {
		return fmt.Errorf("%q is not LABEL: SENTENCES", line)
	}
	topic := GoldTopic{Sentences: make(map[string][]int)}
	for _, word := range strings.Fields(line[at+1:]) {
		ref, err := p.reference(word)
		if err != nil {
			return err
		}
		topic.Sentences[ref.Article] = append(topic.Sentences[ref.Article], ref.Sentence)
	}
	for _, list := range topic.Sentences {
		slices.Sort(list)
	}
	p.story.Gold.Topics = append(p.story.Gold.Topics, topic)
	return nil
}

func (p *plainReader) readLinks(line string) error {
	for pair := range strings.SplitSeq(line, ",") {
		words := strings.Fields(pair)
		if len(words) == 0 {
			continue
		}
		if len(words) != 2 {
			return fmt.Errorf("%q is not two sentences", pair)
		}
		a, err := p.reference(words[0])
		if err != nil {
			return err
		}
		b, err := p.reference(words[1])
		if err != nil {
			return err
		}
		p.story.Gold.Links = append(p.story.Gold.Links, GoldLink{a, b})
	}
	return nil
}

func (p *plainReader) readDifference(line string) error {
	fields := strings.Split(line, " | ")
	words := strings.Fields(fields[0])
	if len(words) != 3 || len(fields) < 3 {
		return fmt.Errorf("%q is not KIND RELATION TOPIC | ABOUT | SENTENCE: WORDS", line)
	}
	d := GoldDifference{Kind: model.Kind(words[0]), Relation: model.Relation(words[1])}
	if !slices.Contains(model.Kinds(), d.Kind) || d.Relation.Rank() < 0 {
		return fmt.Errorf("%q is no kind and relation", fields[0])
	}
	if topic, err := strconv.Atoi(strings.TrimPrefix(words[2], "t")); words[2] != "t-" && (err != nil || topic < 0 || topic >= len(p.story.Gold.Topics)) {
		return fmt.Errorf("there is no topic %q", words[2])
	}
	var err error
	d.Values, err = p.readValues(fields[2:])
	p.story.Gold.Differences = append(p.story.Gold.Differences, d)
	return err
}

func (p *plainReader) readTrap(line string) error {
	fields := strings.Split(line, " | ")
	if len(fields) < 3 {
		return fmt.Errorf("%q is not ABOUT | SENTENCE: WORDS | SENTENCE: WORDS", line)
	}
	values, err := p.readValues(fields[1:])
	p.story.Gold.Traps = append(p.story.Gold.Traps, GoldTrap{values})
	return err
}

func (p *plainReader) readValues(fields []string) ([]GoldValue, error) {
	var list []GoldValue
	for _, field := range fields {
		at, words, ok := strings.Cut(field, ": ")
		if !ok || words == "" {
			return nil, fmt.Errorf("%q is not SENTENCE: WORDS", field)
		}
		ref, err := p.reference(at)
		if err != nil {
			return nil, err
		}
		if text := p.story.Gold.Articles[p.story.Gold.article(ref.Article)].Sentences[ref.Sentence]; !strings.Contains(text, words) {
			return nil, fmt.Errorf("sentence %s has no %q", at, words)
		}
		list = append(list, GoldValue{ref.Article, ref.Sentence, words})
	}
	return list, nil
}

// reference reads the number of a sentence that exists: b3.
func (p *plainReader) reference(word string) (GoldRef, error) {
	if word != "" {
		if n, err := strconv.Atoi(word[1:]); err == nil && p.story.Gold.has(word[:1], n) {
			return GoldRef{word[:1], n}, nil
		}
	}
	return GoldRef{}, fmt.Errorf("there is no sentence %q", word)
}
