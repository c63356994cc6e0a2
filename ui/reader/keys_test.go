package reader

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestRebind(t *testing.T) {
	k, err := DefaultKeys().Rebind(map[string][]string{"help": {"f1", "ctrl+h"}, "suspend": {}, "unfold": {"y"}})
	if err != nil {
		t.Fatal(err)
	}
	if c := k.find(inColumns, tea.KeyPressMsg{Code: tea.KeyF1}); c == nil || c.name != "help" || c.shown != "f1 ctrl+h" || k.name("help") != "f1" {
		t.Errorf("f1 is %+v", c)
	}
	if k.find(always, keyOf("ctrl+z")) != nil {
		t.Error("a key that is taken away still works")
	}
	if c := k.find(inDetails, keyOf("j")); c == nil || c.name != "down" {
		t.Error("a key that is not named has lost its own")
	}
	for _, set := range []map[string][]string{{"help": {"j"}}, {"unfold": {"n"}}, {"quit": {"ctrl+z"}}} {
		if _, err := DefaultKeys().Rebind(set); err == nil || !strings.Contains(err.Error(), "is set for") {
			t.Errorf("%v: a key with two meanings: %v", set, err)
		}
	}
	if c := DefaultKeys().find(inColumns, keyOf("?")); c == nil || c.name != "help" {
		t.Error("rebinding changes the default keys")
	}
}

func TestDefaultKeysAgree(t *testing.T) {
	if _, err := DefaultKeys().Rebind(nil); err != nil {
		t.Error(err)
	}
	for _, c := range DefaultKeys().rows {
		switch {
		case len(c.bound) == 0 || c.help == "" || c.do == nil || c.in == 0:
			t.Errorf("%s lacks something: %+v", c.name, c)
		case c.hint.with != "" && DefaultKeys().name(c.hint.with) == c.hint.with:
			t.Errorf("%s is hinted at with %q, which is no command", c.name, c.hint.with)
		}
	}
}

// Every command is on the help page of some mode, and can be set unless it is fixed.
func TestHelpAndNamesAgree(t *testing.T) {
	var names []string
	for _, c := range DefaultKeys().Commands() {
		if c.Set {
			names = append(names, c.Name)
		}
		if c.Help == "" || len(c.Keys) == 0 {
			t.Errorf("%s: keys %v, help %q", c.Name, c.Keys, c.Help)
		}
	}
	all := KeyNames()
	slices.Sort(all)
	slices.Sort(names)
	if !slices.Equal(names, all) || len(slices.Compact(names)) != len(all) {
		t.Errorf("listed %v, can be set %v", names, all)
	}
}

// Over a slow line keys come before the terminal has told its size.
func TestKeysBeforeTheSizeIsKnown(t *testing.T) {
	story, analysis := fixture(t)
	for _, c := range DefaultKeys().Commands() {
		d := mount(t, Options{Story: story, Annotated: analysis})
		d.send(keyOf(c.Keys[0]))
		d.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 3, Y: 3})
		d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		d.send(tea.WindowSizeMsg{Width: 100, Height: 20})
		d.checkFrame(c.Name)
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
