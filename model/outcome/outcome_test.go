package outcome

import (
	"slices"
	"strings"
	"testing"

	"triptych/model"
	"triptych/model/detail"
	"triptych/model/text"
)

// TestOpposed has sentences that contradict one another, with the words that do
// and how strongly, and sentences that do not.
func TestOpposed(t *testing.T) {
	tests := []struct {
		name, a, b string
		how        Strength // of the best pair
		words      [2]string
	}{
		{"two answers", "The jury acquitted the two bankers.", "The two bankers were convicted on Friday.", Axis, [2]string{"acquitted", "were convicted"}},
		{"longer phrase wins", "She was found not guilty of fraud.", "She was found guilty of fraud.", Axis, [2]string{"was found not guilty", "was found guilty"}},
		{"three answers", "The mayor resigned.", "The council dismissed the mayor.", Axis, [2]string{"resigned", "dismissed"}},
		{"denied answer", "The clerk has not resigned.", "The clerk resigned on Monday.", Axis, [2]string{"has not resigned", "resigned"}},
		{"denial of another answer", "The clerk was not dismissed.", "The clerk resigned on Monday.", None, [2]string{}},
		{"same answer", "The clerk quit.", "The clerk resigned on Monday.", None, [2]string{}},
		{"both denied", "No one was hurt.", "Nobody was injured.", None, [2]string{}},
		{"nobody", "Nobody was hurt in the crash.", "Three passengers were injured in the crash.", Axis, [2]string{"Nobody was hurt", "were injured"}},
		{"same verb", "The minister did not sneeze.", "The minister sneezed twice.", Same, [2]string{"did not sneeze", "sneezed"}},
		{"same noun", "There was no parrot in the cage.", "A parrot sat in the cage.", Same, [2]string{"no parrot", "A parrot"}},
		{"failed to", "The pump failed to gurgle.", "The pump gurgled.", Same, [2]string{"failed to gurgle", "gurgled"}},
		{"denied having", "He denied having juggled the knives.", "He juggled the knives.", Same, [2]string{"denied having juggled", "juggled"}},
		{"denied that", "She denied that he had juggled.", "He had juggled.", Same, [2]string{"denied that he had juggled", "had juggled"}},
		{"object of a verb", "The board had knitted nothing.", "The board had knitted a scarf.", Same, [2]string{"had knitted nothing", "had knitted"}},
		{"prefix", "The path was unpaved.", "The path was paved.", Same, [2]string{"was unpaved", "was paved"}},
		{"denied prefix", "No path went unpaved.", "The path was paved.", None, [2]string{}},
		{"aside", "Nothing, she said, would be knitted before the summer.", "It would be knitted.", Same, [2]string{"Nothing, she said, would be knitted", "would be knitted"}},
		{"neither nor", "Neither the walrus nor the penguin juggled.", "The penguin juggled.", Same, [2]string{"nor the penguin juggled", "juggled"}},
		{"yet to", "The walrus has yet to juggle.", "The walrus has juggled.", Same, [2]string{"yet to juggle", "has juggled"}},
		{"into a quotation", "The walrus couldn’t “juggle” the knives.", "The walrus could juggle.", Same, [2]string{"couldn’t “juggle", "could juggle"}},
		{"contrast", "The walrus is not juggling knives, the walrus is juggling forks.", "The walrus is juggling.", None, [2]string{}},
		{"curly apostrophe", "The walrus didn’t juggle.", "The walrus juggled.", Same, [2]string{"didn’t juggle", "juggled"}},
		{"nothing to suggest", "There is nothing to suggest that the walrus juggled.", "The walrus juggled.", Same, [2]string{"nothing to suggest that the walrus juggled", "juggled"}},
		{"quotation is a comment", "The walrus declined to comment.", "“I have juggled all my life,” the walrus said.", Axis, [2]string{"declined to comment", "I have juggled all my life"}},
		{"into a quotation", "The walrus did not want to “juggle the knives.”", "The walrus would not juggle the knives.", None, [2]string{}},
		{"insertion", "No one, the walrus among them, is juggling.", "The walrus is not juggling.", None, [2]string{}},
		{"insertion of an answer", "No, the walrus said, the penguin juggled.", "The penguin juggled.", None, [2]string{}},
		{"not only", "He not only juggled but sang.", "He juggled.", None, [2]string{}},
		{"not until", "He did not juggle until noon.", "He juggled.", None, [2]string{}},
		{"no number", "No. 5 juggled.", "He juggled.", None, [2]string{}},
		{"something else of the same things", "The walrus did not sneeze in the cage.", "The walrus juggled in the cage.", Polarity, [2]string{"did not sneeze", "juggled"}},
		{"nothing else", "The walrus did not sneeze.", "The walrus!", None, [2]string{}},
		{"end of the clause", "He did not sing, and she juggled.", "She juggled.", None, [2]string{}},
		{"other clause", "She did not sing because he juggled.", "He juggled.", None, [2]string{}},
	}
	reader := NewReader()
	for _, test := range tests {
		a, b := readSentence(reader, test.a), readSentence(reader, test.b)
		pairs := Pairs(a, b)
		how, words := None, [2]string{}
		if len(pairs) > 0 {
			how = pairs[0].How
			words = [2]string{a[pairs[0].A].Text, b[pairs[0].B].Text}
		}
		if how != test.how || words != test.words {
			t.Errorf("%s: %v %q, want %v %q", test.name, how, words, test.how, test.words)
		}
	}
}

func TestOpposedIsSymmetricAndExplained(t *testing.T) {
	reader := NewReader()
	a, b := readSentence(reader, "The court cleared him of fraud."), readSentence(reader, "The court convicted him of fraud.")
	for _, x := range a {
		for _, y := range b {
			if how, back := Opposed(&x, &y), Opposed(&y, &x); back != how {
				t.Errorf("Opposed(%q, %q) = %v, the other way %v", x.Text, y.Text, how, back)
			}
		}
	}
	p := Pairs(a, b)[0]
	if why := Why(&a[p.A], &b[p.B]); why != `verdict: "cleared" against "convicted"` {
		t.Errorf("the reason is %s", why)
	}
	if p.Shared == 0 {
		t.Error("the two outcomes share nothing, want the court and the fraud")
	}
}

// TestOutcomeSaysHowItIsHeld checks what a caller learns of the voice of an outcome.
func TestOutcomeSaysHowItIsHeld(t *testing.T) {
	reader := NewReader()
	for sentence, want := range map[string][3]bool{
		`"He was convicted," the lawyer said.`: {true, true, false},
		`He was convicted, the lawyer said.`:   {false, true, false},
		`He was convicted.`:                    {false, false, false},
		`He may be convicted.`:                 {false, false, true},
	} {
		o := readSentence(reader, sentence)[0]
		if got := [3]bool{o.Quoted, o.Reported, o.Open}; got != want {
			t.Errorf("%s: quoted, reported, open are %v, want %v", sentence, got, want)
		}
	}
}

// TestTableIsSound checks that nobody broke the table: no question without a
// name or twice there, and no phrase in two answers of a question.
func TestTableIsSound(t *testing.T) {
	seen := make(map[string]bool)
	table := axes()
	if len(table.names) < 60 {
		t.Errorf("the table has %d questions, want at least 60", len(table.names))
	}
	for _, name := range table.names {
		if name == "" || seen[name] {
			t.Errorf("the question %q has no name, or stands there twice", name)
		}
		seen[name] = true
	}
	type answer struct {
		axis   int
		phrase string
	}
	sides := make(map[answer]int)
	for form, list := range table.first {
		for _, p := range list {
			var phrase strings.Builder
			phrase.WriteString(form)
			for _, w := range p.words[1:] {
				if w.gap {
					phrase.WriteString(" ..")
				}
				phrase.WriteString(" " + strings.Join(w.forms, "|"))
			}
			key := answer{p.axis, phrase.String()}
			if side, ok := sides[key]; ok && side != p.side {
				t.Errorf("%s: %q stands in two answers", table.names[p.axis], key.phrase)
			}
			sides[key] = p.side
		}
	}
}

func TestPairsDropsRepeated(t *testing.T) {
	reader := NewReader()
	a, b := readSentence(reader, "The two men were not convicted."), readSentence(reader, "The two men were convicted.")
	pairs := Pairs(a, b)
	if len(pairs) != 1 {
		t.Errorf("%d pairs, want one: %+v", len(pairs), pairs)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "not", "no no no", "He denied that, she said, nobody", "“No” — never", "was not until", "un", "a|b = ..", "fail to\n\nnever", "No. 5 isn't n't"} {
		f.Add(s, "The court did not convict him.")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		reader := NewReader()
		var read [2][]Outcome
		for i, s := range []string{a, b} {
			article := text.ParsePlain(s)
			readings := detail.Read(&model.Story{Articles: []model.Article{article}})
			for k := range readings[0].Sentences {
				for _, o := range reader.Read(&readings[0].Sentences[k], article.Text) {
					span := article.Sentences[k].Span
					if o.Start < span.Start || o.End > span.End || o.Start >= o.End || o.Last-o.First >= maxSpanWords {
						t.Fatalf("the outcome %+v is outside of its sentence %v", o, span)
					}
					read[i] = append(read[i], o)
				}
			}
		}
		there, back := Pairs(read[0], read[1]), Pairs(read[1], read[0])
		if (len(there) == 0) != (len(back) == 0) {
			t.Errorf("%d pairs one way, %d the other", len(there), len(back))
		}
	})
}

// BenchmarkRead reads 100 KB of the miniatures.
func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("The court did not convict the two bankers, who had denied that they knew of the loans, a clerk said on Friday. ", 910)
	article := text.ParsePlain(s)
	readings := detail.Read(&model.Story{Articles: []model.Article{article}})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		reader := NewReader()
		for i := range readings[0].Sentences {
			reader.Read(&readings[0].Sentences[i], article.Text)
		}
	}
}

// TestAboutHasSubjectAndObject checks what an outcome is about.
func TestAboutHasSubjectAndObject(t *testing.T) {
	outcomes := readSentence(NewReader(), "Police in Leeds did not release the banker.")
	about := outcomes[slices.IndexFunc(outcomes, func(o Outcome) bool { return o.Axis == "custody" })].About()
	for _, want := range []string{"leed", "banker"} {
		if !slices.Contains(about, want) {
			t.Errorf("the outcome is about %q, want %q among it", about, want)
		}
	}
	if slices.Contains(about, "releas") {
		t.Errorf("the outcome is about %q, which has its own words", about)
	}
}

// BenchmarkPairs compares two sentences of twenty words.
func BenchmarkPairs(b *testing.B) {
	reader := NewReader()
	x := readSentence(reader, "The police commander insisted that not one canister of gas was fired and that the crowd went home of its own accord.")
	y := readSentence(reader, "Riot police fired tear gas on Monday to clear protesters who had blocked the only bridge to the island over a rise in its toll.")
	for b.Loop() {
		Pairs(x, y)
	}
}
