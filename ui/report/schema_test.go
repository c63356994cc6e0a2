package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"triptych/model"
)

// compiled returns the schema, strict: what it does not name is not allowed.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	forbidOthers(document)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// forbidOthers lets each object of a schema have no fields but those that it names.
func forbidOthers(document any) {
	switch d := document.(type) {
	case map[string]any:
		if _, ok := d["properties"]; ok && d["type"] == "object" {
			d["additionalProperties"] = false
		}
		for _, v := range d {
			forbidOthers(v)
		}
	case []any:
		for _, v := range d {
			forbidOthers(v)
		}
	}
}

// TestReportsKeepTheSchema: reports of all sorts, and none that is wrong.
func TestReportsKeepTheSchema(t *testing.T) {
	s := compiled(t)
	withMarks, book := marked(t)
	nasty, nastyBook := hostile(t)
	annotated, err := model.NewAnalysis(withMarks.Story, model.Annotations, withMarks.Topics, withMarks.Counterparts, withMarks.Differences)
	if err != nil {
		t.Fatal(err)
	}
	long := story("rain", model.Article{ID: "a", Text: strings.TrimSuffix(strings.Repeat("It rained.\n", 9000), "\n")}, model.Article{ID: "b", Text: "It rained."})
	for name, report := range map[string]string{
		"long": write(t, JSON, analysis(t, long, nil, nil, nil), Options{}), "plain": write(t, JSON, flood(t), Options{}), "explained": write(t, JSON, explained(t), Options{Explain: true}),
		"marked": write(t, JSON, withMarks, Options{Book: book}), "hostile": write(t, JSON, nasty, Options{Book: nastyBook, Explain: true}),
		"annotated": write(t, JSON, annotated, Options{}), "empty": write(t, JSON, analysis(t, story(""), nil, nil, nil), Options{}),
		"versions": write(t, JSON, versions(t), Options{Versions: true}), "many": write(t, JSON, many(t, 9), Options{}),
		"filtered": write(t, JSON, flood(t), Options{Topics: []string{"1"}}),
	} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(report))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := s.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string][2]string{
		"a kind that there is not": {`"kind":"date"`, `"kind":"day"`}, "a missing field": {`"url":`, `"uri":`}, "words for a number": {`"start":0`, `"start":"0"`},
		"another version": {`"version":1`, `"version":2`}, "a weight over 1": {`"weight":0.5`, `"weight":1.5`}, "another id": {`"id":"573a5795d3cf"`, `"id":"573A"`},
	} {
		wrong := strings.Replace(wantJSON, change[0], change[1], 1)
		var value any
		if err := json.Unmarshal([]byte(wrong), &value); err != nil || wrong == wantJSON {
			t.Fatalf("%s: %v", name, err)
		}
		if s.Validate(value) == nil {
			t.Errorf("%s is no fault", name)
		}
	}
}
