package chat

import "testing"

// TestLess has what servers say when they refuse a request.
func TestLess(t *testing.T) {
	full := newDialect()
	for said, want := range map[string]dialect{
		"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.":     {tokens: manyTokens, completion: true},
		"Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.":  {tokens: manyTokens, noTemperate: true},
		"This model's maximum context length is 8192 tokens. However, you requested 9000 tokens (808 in the messages).":  {tokens: fewTokens},
		"'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context length is 8192 tokens": {tokens: fewTokens},
		"Streaming is not supported":                                         {tokens: manyTokens, whole: true},
		"'response_format.type' must be 'json_object' or 'text'":             {tokens: manyTokens, format: withObject},
		"response_format json_schema cannot be used together with streaming": {tokens: manyTokens, format: withObject},
		"bad request": {tokens: manyTokens, format: withObject},
		"":            {tokens: manyTokens, format: withObject},
	} {
		if got, ok := full.less(400, said); !ok || got != want {
			t.Errorf("%q: got %+v, %v; want %+v", said, got, ok, want)
		}
	}
	if got, ok := full.less(500, `response_format type must be one of "text" or "json_object", but got: json_schema`); !ok || got.format != withObject {
		t.Errorf("a refusal with 500: got %+v, %v", got, ok)
	}
	for _, status := range []int{0, 401, 404, 429, 500, 503} {
		if got, ok := full.less(status, "out of memory"); ok {
			t.Errorf("%d: got %+v", status, got)
		}
	}
}

// TestLessEnds leaves out one thing after the other, and then gives up.
func TestLessEnds(t *testing.T) {
	all := "max_completion_tokens temperature stream"
	for _, said := range []string{all, "context length", ""} {
		d, steps := newDialect(), 0
		for ok := true; ok; steps++ {
			if steps > 6 {
				t.Fatalf("%q: there is no end", said)
			}
			d, ok = d.less(400, said)
		}
	}
}
