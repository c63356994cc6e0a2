package chat_test

import (
	"encoding/json"
	"strings"
	"testing"

	"triptych/ui/chat"
	"triptych/ui/chat/chattest"
)

const schema = `{"type":"object","properties":{"pairs":{"type":"array","items":{"type":"integer"}}},"required":["pairs"],"additionalProperties":false}`

// question is one whose answers have pairs.
func question(text string) chat.Question {
	return chat.Question{Name: "pairs", Instruction: "Name the pairs.", Text: text, Schema: json.RawMessage(schema)}
}

// reader returns one of a server, with options that are set besides.
func reader(t *testing.T, s *chattest.Server, set func(*chat.Options)) *chat.Reader {
	t.Helper()
	o := chat.Options{Address: s.Address, Model: chattest.Model}
	if set != nil {
		set(&o)
	}
	r, err := chat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestServers asks servers of each kind, twice: the second time each knows what the
// server understands.
func TestServers(t *testing.T) {
	for name, c := range map[string]struct {
		kind   chattest.Kind
		say    string
		sent   string // formats of all requests
		answer string
	}{
		"streaming":      {chattest.Kind{}, `{"pairs": [1, 2]}`, "json_schema json_schema", `{"pairs":[1,2]}`},
		"whole":          {chattest.Kind{Whole: true}, `{"pairs": [1, 2]}`, "json_schema json_schema", `{"pairs":[1,2]}`},
		"no schema":      {chattest.Kind{NoSchema: true}, `{"pairs":[3]}`, "json_schema json_object json_object", `{"pairs":[3]}`},
		"schema alone":   {chattest.Kind{NoObject: true}, `{"pairs":[3]}`, "json_schema json_schema", `{"pairs":[3]}`},
		"no format":      {chattest.Kind{NoSchema: true, NoObject: true}, `{"pairs":[]}`, "json_schema json_object  ", `{"pairs":[]}`},
		"fence":          {chattest.Kind{}, "Here it is:\n```json\n{\"pairs\":[4]}\n```\nGood luck!", "json_schema json_schema", `{"pairs":[4]}`},
		"thoughts":       {chattest.Kind{}, "<think>Is it {\"pairs\":[9]}? No.</think>{\"pairs\":[5]}", "json_schema json_schema", `{"pairs":[5]}`},
		"whole thoughts": {chattest.Kind{Whole: true}, "Is it {\"pairs\":[9]}?</think>\n{\"pairs\":[5]}", "json_schema json_schema", `{"pairs":[5]}`},
	} {
		t.Run(name, func(t *testing.T) {
			s := chattest.New(t, c.kind, func(chat.Question) string { return c.say })
			r := reader(t, s, nil)
			asked := []chat.Question{question("one"), question("two")}
			for _, q := range asked {
				got, err := r.Ask(t.Context(), q)
				if err != nil || string(got) != c.answer {
					t.Fatalf("got %s, %v; want %s", got, err, c.answer)
				}
			}
			var sent []string
			for _, request := range s.Requests() {
				sent = append(sent, request.Format)
			}
			if got := strings.Join(sent, " "); got != c.sent {
				t.Errorf("sent with formats %q, want %q", got, c.sent)
			}
			for i, q := range s.Questions() {
				if q.Text != asked[i].Text || q.Instruction != asked[i].Instruction || q.Name != asked[i].Name || string(q.Schema) != schema {
					t.Errorf("question %d came as %+v", i, q)
				}
			}
		})
	}
}
