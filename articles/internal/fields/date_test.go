package fields

import (
	"testing"
	"time"
)

func TestISODate(t *testing.T) {
	for source, want := range map[string]string{
		"":                                "",
		"20240512T162011Z":                "2024-05-12T16:20:11Z",
		"20240512T162011+0200":            "2024-05-12T16:20:11+02:00",
		"20240512T162011+02:00":           "2024-05-12T16:20:11+02:00",
		"20240512T162011":                 "2024-05-12T16:20:11",
		"20240512T000000":                 "2024-05-12",
		"20240512":                        "2024-05-12",
		"20240512+0100":                   "2024-05-12",
		" 2024-05-12T16:20:11.123Z":       "2024-05-12T16:20:11Z",
		"2024-05-12T16:20:11+0000":        "2024-05-12T16:20:11Z",
		"2024-05-12 16:20:11":             "2024-05-12T16:20:11",
		"2024-05-12T16:20Z":               "2024-05-12T16:20:00Z",
		"May 12, 2024":                    "2024-05-12",
		"Sun, 12 May 2024 16:20:11 +0200": "2024-05-12T16:20:11+02:00",
		"Sun, 12 May 2024 16:20:11 GMT":   "2024-05-12T16:20:11Z",
		"12 May 2024 16:20 EDT":           "2024-05-12T16:20:00-04:00",
		"Sun,  12 May 24 16:20:11 CEST":   "2024-05-12T16:20:11+02:00",
		"2024-05-12 16:20:11 +0200":       "2024-05-12T16:20:11+02:00",
		"Sunday":                          "Sunday",
		"12 May":                          "12 May",
		"20241399":                        "20241399",
	} {
		if got := ISODate(source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func FuzzISODate(f *testing.F) {
	f.Add("Sun, 12 May 2024 16:20:11 GMT")
	f.Add("20240512T162011+0200")
	f.Fuzz(func(t *testing.T, s string) {
		if once := ISODate(s); ISODate(once) != once {
			t.Errorf("%q gives %q, and that %q", s, once, ISODate(once))
		}
	})
}

func TestDate(t *testing.T) {
	for s, want := range map[string]string{
		// ISO 8601
		"2018-07-23":                   "2018-07-23",
		"20180723T101500+0100":         "2018-07-23T10:15:00+01:00",
		"20180723T256199":              "2018-07-23",
		"2018-07-23T10:15:00Z":         "2018-07-23T10:15:00Z",
		"2018-07-23T10:15:00.123Z":     "2018-07-23T10:15:00Z",
		"2018-07-23T10:15:00+01:00":    "2018-07-23T10:15:00+01:00",
		"2018-07-23T10:15:00.000+0100": "2018-07-23T10:15:00+01:00",
		"2018-07-23T10:15:00-05":       "2018-07-23T10:15:00-05:00",
		"2018-07-23 10:15":             "2018-07-23T10:15:00",
		"2018-07-23T10:15":             "2018-07-23T10:15:00",
		"2018-07-23T00:00:00":          "2018-07-23",
		"2018-07-23T00:00:00Z":         "2018-07-23T00:00:00Z",
		"20180723":                     "2018-07-23",
		"2018/07/23":                   "2018-07-23",
		"2018/7/3 9:05 pm":             "2018-07-03T21:05:00",
		// as people write
		"July 23, 2018":                                  "2018-07-23",
		"Jul. 23, 2018":                                  "2018-07-23",
		"Monday, July 23rd, 2018 at 10:15 a.m.":          "2018-07-23T10:15:00",
		"23 July 2018, 22:15 BST":                        "2018-07-23T22:15:00+01:00",
		"10:15 AM EDT, Mon July 23, 2018":                "2018-07-23T10:15:00-04:00",
		"12:05 am, 23 July 2018":                         "2018-07-23T00:05:00",
		"12:05 pm, 23 July 2018":                         "2018-07-23T12:05:00",
		"4:30 PM ET July 23, 2018":                       "2018-07-23T16:30:00",
		"Mon, 23 Jul 2018 10:15:00 GMT":                  "2018-07-23T10:15:00Z",
		"Mon Jul 23 2018 10:15:00 GMT+0100 (BST)":        "2018-07-23T10:15:00+01:00",
		"Published: 23 July 2018 | Updated 25 July 2018": "2018-07-23",
		"2018 Jul 23":                                    "2018-07-23",
		"Sept 3, 2018":                                   "2018-09-03",
		"the 3rd of May 2018":                            "2018-05-03",
		"Stand: 23.07.2018, 10.15 Uhr":                   "2018-07-23T10:15:00",
		"3. März 2024":                                   "2024-03-03",
		"le 1er août 2018 à 14h32":                       "2018-08-01T14:32:00",
		"3 de marzo de 2024":                             "2024-03-03",
		"3 décembre 2018":                                "2018-12-03",
		"23/07/2018":                                     "2018-07-23",
		"7/23/2018 10:15":                                "2018-07-23T10:15:00",
		"7/7/2018":                                       "2018-07-07",
		"Tue 5 Mar 2024 16.20 GMT":                       "2024-03-05T16:20:00Z",
		"Tue, 5 Mar 2024 16:20:00 AEST":                  "2024-03-05T16:20:00+10:00",
		"Tue, 5 Mar 2024 16:20:00 JST":                   "2024-03-05T16:20:00+09:00",
		"Tue, 5 Mar 2024 16:20:00 MSK":                   "2024-03-05T16:20:00+03:00",
		"Mar 5, 2024 4:20 PM IST":                        "2024-03-05T16:20:00+05:30",
		"Tuesday, 05 March 2024 16:20:00 NPT":            "2024-03-05T16:20:00+05:45",
		"Tue, 5 Mar 2024 16:20:00 UT":                    "2024-03-05T16:20:00Z",
		"Tue, 5 Mar 2024 16:20:00 K":                     "2024-03-05T16:20:00",
		"5 Mar 2024 16:20 -0000":                         "2024-03-05T16:20:00-00:00",
		"July 23, 1898":                                  "1898-07-23",
		"July 23, 2018 25:61":                            "2018-07-23",
		// what cannot be read
		"":                     "",
		"yesterday":            "",
		"03/04/2018":           "",
		"2018":                 "",
		"July 2018":            "",
		"2018-13-01":           "",
		"2018-02-30":           "",
		"February 30, 2018":    "",
		"1970-01-01T00:00:00Z": "",
		"0001-01-01T00:00:00Z": "",
		"1532340900":           "",
		"10:15":                "",
		"marching on 3 2018":   "",
		"3.5.1":                "",
	} {
		if got := Date(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func TestIsStamp(t *testing.T) {
	for line, want := range map[string]bool{
		"14:05 GMT": true, "Updated 3 March 2018 at 10:15": true, "5 min read": true, "(Mon) 7/23/2018": true,
		"": false, "Updated": false, "3 West": false, "3 people": false, "12 345 678": true,
		"16:20 IST": false, "16:20 AEST": true, "5 cat": false,
	} {
		if got := IsStamp(line); got != want {
			t.Errorf("%q: got %v", line, got)
		}
	}
}

func TestTime(t *testing.T) {
	for date, want := range map[string]string{
		"2018-07-23T10:15:00+01:00": "2018-07-23T09:15:00Z", "2018-07-23T10:15:00": "2018-07-23T10:15:00Z", "2018-07-23": "2018-07-23T00:00:00Z",
	} {
		if got, ok := Time(date); !ok || got.UTC().Format(time.RFC3339) != want {
			t.Errorf("%s: got %v, %v", date, got, ok)
		}
	}
	if _, ok := Time("soon"); ok {
		t.Error("soon is a time")
	}
}

// FuzzDate holds that a date comes out as one, and stays what it is.
func FuzzDate(f *testing.F) {
	f.Add("Mon Jul 23 2018 10:15:00 GMT+0100 (BST)")
	f.Add("23.07.2018, 10.15 Uhr")
	f.Add("10h15 le 3 mars 2024")
	f.Fuzz(func(t *testing.T, s string) {
		got := Date(s)
		if got == "" {
			return
		}
		ok := false
		for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
			_, err := time.Parse(layout, got)
			ok = ok || err == nil
		}
		if !ok || Date(got) != got {
			t.Errorf("%q gives %q, which gives %q", s, got, Date(got))
		}
	})
}
