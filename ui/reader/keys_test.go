package reader

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

func TestRebind(t *testing.T) {
	k, err := DefaultKeys().Rebind(map[string][]string{"help": {"f1", "ctrl+h"}, "suspend": {}, "unfold": {"j"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := k.Help.Keys(); !slices.Equal(got, []string{"f1", "ctrl+h"}) || k.Help.Help().Key != "f1 ctrl+h" {
		t.Errorf("help is %v, told as %q", got, k.Help.Help().Key)
	}
	if k.Suspend.Enabled() || key.Matches(keyOf("ctrl+z"), k.Suspend) {
		t.Error("a key that is taken away still works")
	}
	if !key.Matches(keyOf("j"), k.Down) {
		t.Error("a key that is not named has lost its own")
	}
	if _, err := DefaultKeys().Rebind(map[string][]string{"help": {"j"}}); err == nil ||
		!strings.Contains(err.Error(), "down") || !strings.Contains(err.Error(), "help") {
		t.Errorf("a key with two meanings: %v", err)
	}
	if d := DefaultKeys(); !slices.Equal(d.Help.Keys(), []string{"?"}) {
		t.Error("rebinding changes the default keys")
	}
}

func TestDefaultKeysAgree(t *testing.T) {
	if _, err := DefaultKeys().Rebind(nil); err != nil {
		t.Error(err)
	}
	names := KeyNames()
	slices.Sort(names)
	if len(slices.Compact(names)) != len(KeyNames()) {
		t.Error("two keys have one name")
	}
}

// What the help lists is what can be named, but for the columns' numbers and the
// key that always leaves.
func TestHelpAndNamesAgree(t *testing.T) {
	k := DefaultKeys()
	listed := make(map[string]bool)
	for _, group := range k.FullHelp() {
		for _, b := range group {
			listed[b.Help().Desc] = true
		}
	}
	for _, n := range k.named() {
		if !listed[n.binding.Help().Desc] {
			t.Errorf("help does not list %s", n.name)
		}
		delete(listed, n.binding.Help().Desc)
	}
	if len(listed) != 2 {
		t.Errorf("help lists what has no name: %v", listed)
	}
}

// Over a slow line keys come before the terminal has told its size.
func TestKeysBeforeTheSizeIsKnown(t *testing.T) {
	story, analysis := fixture(t)
	for _, n := range (&Keys{}).named() {
		d := &desk{t: t}
		d.Reader = New(t.Context(), Options{Story: story, Annotated: analysis})
		keys := d.keys.named()
		for _, k := range keys {
			if k.name == n.name && len(k.binding.Keys()) > 0 {
				d.send(keyOf(k.binding.Keys()[0]))
			}
		}
		d.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 3, Y: 3})
		d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		d.send(tea.WindowSizeMsg{Width: 100, Height: 20})
		d.checkFrame(n.name)
	}
}

// The line to type in has a key that panics at its end, which is switched off.
func TestEveryKeyInALine(t *testing.T) {
	d := open(t, 100, 20)
	for _, open := range []string{"/", "n"} {
		d.press(open)
		if open == "n" {
			d.press("w")
		}
		for _, text := range []string{"", "a", "a b"} {
			for _, letter := range text {
				d.send(tea.KeyPressMsg{Code: letter, Text: string(letter)})
			}
			for _, mod := range []tea.KeyMod{0, tea.ModCtrl, tea.ModAlt} {
				for _, code := range []rune{tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyDelete, tea.KeyBackspace, 'd', 'b', 'f', 'k', 'u', 'w', 'h', 'e', 't'} {
					if mod == 0 && code < 0x80 {
						continue
					}
					d.send(tea.KeyPressMsg{Code: code, Mod: mod})
				}
			}
			d.send(tea.KeyPressMsg{Code: 'a', Text: "a"})
			d.send(tea.KeyPressMsg{Code: tea.KeyLeft})
			d.send(tea.KeyPressMsg{Code: 'd', Mod: tea.ModAlt})
		}
		d.press("esc")
	}
}
