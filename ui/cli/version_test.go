package cli

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersion(t *testing.T) {
	settings := func(words ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{Main: debug.Module{Version: "v0.0.0-20261130085400-d5f8e7bf12ab+dirty"}}
		for i := 0; i < len(words); i += 2 {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: words[i], Value: words[i+1]})
		}
		return info
	}
	const commit = "d5f8e7bf12abcdef0123456789abcdef01234567"
	for _, test := range []struct {
		name   string
		info   *debug.BuildInfo
		linked string
		want   string
	}{
		{"nothing is known", nil, "", "(unknown)"},
		{"built without version control", &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "", "(devel)"},
		{"built in a clone", settings("vcs.revision", commit, "vcs.time", "2026-11-30T08:54:00Z", "vcs.modified", "false"), "",
			"v0.0.0-20261130085400-d5f8e7bf12ab+dirty (commit d5f8e7bf12ab of 2026-11-30)"},
		{"with changes", settings("vcs.revision", commit, "vcs.time", "2026-11-30T08:54:00Z", "vcs.modified", "true"), "",
			"v0.0.0-20261130085400-d5f8e7bf12ab+dirty (commit d5f8e7bf12ab of 2026-11-30, with changes)"},
		{"a package", settings(), "v1.2.0," + commit + ",2026-11-29T10:00:00Z", "v1.2.0 (commit d5f8e7bf12ab of 2026-11-29)"},
		{"a package, of a tree with changes", settings("vcs.modified", "true"), "v1.2.0," + commit + ",2026-11-29T10:00:00Z",
			"v1.2.0 (commit d5f8e7bf12ab of 2026-11-29, with changes)"},
		{"a version alone", nil, "v1.2.0", "v1.2.0"},
		{"a short commit", nil, "v1.2.0,abc", "v1.2.0 (commit abc)"},
	} {
		if got := buildOf(test.info, test.linked).String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := triptych(t, nil, "--version"); got.code != exitFine || got.err != "" || !strings.HasPrefix(got.out, "triptych version ") ||
		!strings.Contains(got.out, ", go") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("--version: %+v", got)
	}
}
