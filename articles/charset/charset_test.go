package charset

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"triptych/articles/draft"
	"triptych/model/problem"
)

// encode spells text in another charset.
func encode(t testing.TB, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const english = "The minister’s office said on Monday: “We will not pay £40 million.” The café’s owner, José Núñez – who is 52 – agreed…\n"

// TestGuess spells invented reports in charsets that nobody declares.
func TestGuess(t *testing.T) {
	const (
		polish     = "Minister powiedział w środę, że most w Łodzi będzie zamknięty przez trzy tygodnie. Więcej niż połowa kierowców wybrała objazd.\n"
		czech      = "Ministr ve městě ve středu řekl, že most bude uzavřen tři týdny. Více než polovina řidičů zvolila objížďku, potvrdil úřad.\n"
		french     = "Le ministre a déclaré mercredi que le pont serait fermé pendant trois semaines à cause des fissures, où qu’elles soient. Les élèves n’ont pas été blessés.\n"
		german     = "Die Brücke bleibt für drei Wochen gesperrt, sagte die Ministerin über den Schaden. Größere Risse hätten die Prüfer überrascht.\n"
		spanish    = "El ministro dijo el miércoles que el puente estará cerrado tres semanas. ¿Por qué? «No lo sé», respondió el señor Núñez.\n"
		italian    = "Il ministro ha detto che il ponte resterà chiuso perché così è più sicuro; però non c’è ancora una data per la città.\n"
		russian    = "Министр заявил в среду, что мост будет закрыт на три недели. Более половины водителей выбрали объезд, сообщил Пётр Иванов.\n"
		greek      = "Ο υπουργός δήλωσε την Τετάρτη ότι η γέφυρα θα μείνει κλειστή για τρεις εβδομάδες.\n"
		hebrew     = "השר אמר ביום רביעי כי הגשר יהיה סגור במשך שלושה שבועות.\n"
		arabic     = "قال الوزير يوم الأربعاء إن الجسر سيظل مغلقا لمدة ثلاثة أسابيع.\n"
		chinese    = "部长星期三说,这座大桥将关闭三个星期。工程师在两个桥墩上发现了裂缝。\n"
		taiwan     = "部長星期三說,這座大橋將關閉三個星期。工程師在兩個橋墩上發現了裂縫。\n"
		nippon     = "大臣は水曜日、橋が三週間閉鎖されると述べた。技術者が二本の橋脚にひびを見つけたためである。\n"
		croatian   = "Most se srušio u utorak navečer, a jedanaest šetača palo je u rijeku. Vatrogasci kažu da je devet ljudi spašeno do ponoći, a istraga je započela.\n"
		hungarian  = "A miniszter szerdán azt mondta, hogy a híd három hétig zárva lesz, mert a pillérekben repedések vannak; az őszi esők után külön döntenek erről.\n"
		romanian   = "Ministrul a spus miercuri că podul va fi închis trei săptămâni, iar şoferii sunt îndrumaţi pe altă rută până la sfârşitul lunii.\n"
		turkish    = "Bakan çarşamba günü köprünün üç hafta kapalı kalacağını söyledi. Sürücülerin yarısından fazlası başka yoldan gidiyor, dedi İnşaat Dairesi.\n"
		lithuanian = "Ministras trečiadienį pranešė, kad tiltas bus uždarytas tris savaites, o daugiau kaip pusė vairuotojų važiuoja aplinkkeliu.\n"
		thaiText   = "รัฐมนตรีกล่าวเมื่อวันพุธว่าสะพานจะปิดเป็นเวลาสามสัปดาห์ เนื่องจากพบรอยร้าวที่เสาสองต้น\n"
		katakana   = "レスキュー隊は火曜日の夜、メドック・ブリッジが崩れたと発表した。オペレーターはケーブルカーのロープを調べている。\n"
		hangul     = "장관은 수요일에 다리가 삼 주 동안 폐쇄될 것이라고 말했다. 기술자들이 두 교각에서 균열을 발견했다.\n"
	)
	plain := strings.NewReplacer("’", "'", "“", "\"", "”", "\"", "–", "-", "…", "...").Replace(english)
	tests := []struct {
		name, text, charset string
		encoding            encoding.Encoding
	}{
		{"English", english, "windows-1252", charmap.Windows1252},
		{"one accent", "He drank a café noir.", "windows-1252", charmap.Windows1252},
		{"one word", "café", "windows-1252", charmap.Windows1252},
		{"an apostrophe", "It isn’t.", "windows-1252", charmap.Windows1252},
		{"quotation marks", "“No,” he said.", "windows-1252", charmap.Windows1252},
		{"pounds", "It cost £40.", "windows-1252", charmap.Windows1252},
		{"pounds alone", "It cost £4.5 million to £6 million.", "windows-1252", charmap.Windows1252},
		{"capitals", "JOSÉ NÚÑEZ WINS", "windows-1252", charmap.Windows1252},
		{"soft hyphens", "The govern\u00ADment said", "windows-1252", charmap.Windows1252},
		{"old Macintosh", english, "macintosh", charmap.Macintosh},
		{"an apostrophe on an old Macintosh", "It isn’t.", "macintosh", charmap.Macintosh},
		{"DOS", plain, "ibm850", charmap.CodePage850},
		{"Polish", polish, "windows-1250", charmap.Windows1250},
		{"Czech", czech, "windows-1250", charmap.Windows1250},
		{"French", french, "windows-1252", charmap.Windows1252},
		{"German", german, "windows-1252", charmap.Windows1252},
		{"Spanish", spanish, "windows-1252", charmap.Windows1252},
		{"Italian", italian, "windows-1252", charmap.Windows1252},
		{"Russian", russian, "windows-1251", charmap.Windows1251},
		{"Russian, KOI8", russian, "koi8-r", charmap.KOI8R},
		{"Russian, DOS", russian, "ibm866", charmap.CodePage866},
		{"Greek", greek, "windows-1253", charmap.Windows1253},
		{"Hebrew", hebrew, "windows-1255", charmap.Windows1255},
		{"Arabic", arabic, "windows-1256", charmap.Windows1256},
		{"Chinese", chinese, "gb18030", simplifiedchinese.GBK},
		{"Taiwanese", taiwan, "big5", traditionalchinese.Big5},
		{"Japanese, Shift JIS", nippon, "shift_jis", japanese.ShiftJIS},
		{"Japanese, EUC", nippon, "euc-jp", japanese.EUCJP},
		{"Japanese, seven bits", nippon, "iso-2022-jp", japanese.ISO2022JP},
		{"Croatian", croatian, "windows-1250", charmap.Windows1250},
		{"Croatian, ISO", croatian, "iso-8859-2", charmap.ISO8859_2},
		{"Polish, ISO", polish, "iso-8859-2", charmap.ISO8859_2},
		{"Czech, ISO", czech, "iso-8859-2", charmap.ISO8859_2},
		{"Hungarian", hungarian, "windows-1250", charmap.Windows1250},
		{"Romanian", romanian, "windows-1250", charmap.Windows1250},
		{"Turkish", turkish, "windows-1254", charmap.Windows1254},
		{"Lithuanian", lithuanian, "windows-1257", charmap.Windows1257},
		{"Russian, ISO", russian, "iso-8859-5", charmap.ISO8859_5},
		{"Thai", thaiText, "windows-874", charmap.Windows874},
		{"Katakana, Shift JIS", katakana, "shift_jis", japanese.ShiftJIS},
		{"Katakana, EUC", katakana, "euc-jp", japanese.EUCJP},
		{"Korean", hangul, "euc-kr", korean.EUCKR},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := encode(t, tt.encoding, tt.text)
			text, charset, err := Decode(data, "text/plain")
			if err != nil || charset != tt.charset || string(text) != tt.text {
				t.Errorf("read as %s: %q, error %v", charset, text, err)
			}
			if got := Notice(data, "text/plain", charset); got != "read as "+tt.charset {
				t.Errorf("notice %q", got)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	const text = "The café’s owner"
	latin := string(encode(t, charmap.Windows1252, text))
	cyrillic := string(encode(t, charmap.Windows1251, "Министр"))
	tests := []struct {
		name, data, mediaType string
		text, charset         string
		notice                string
	}{
		{name: "nothing", charset: "utf-8"},
		{name: "ASCII", data: "a\n\tb\r\n\f", text: "a\n\tb\r\n\f", charset: "utf-8"},
		{name: "UTF-8", data: text, text: text, charset: "utf-8"},
		{name: "a mark", data: "\xEF\xBB\xBF" + text, text: text, charset: "utf-8"},
		{name: "UTF-8 declared as something else", data: text, mediaType: "text/html; charset=iso-8859-1", text: text, charset: "utf-8"},
		{name: "Latin 1 of a server", data: latin, mediaType: "text/html; charset=ISO-8859-1", text: text, charset: "windows-1252"},
		{name: "quoted", data: cyrillic, mediaType: `text/html; charset="windows-1251"`, text: "Министр", charset: "windows-1251"},
		{name: "server before meta", data: "<meta charset=utf-8>" + cyrillic, mediaType: "text/html; charset=windows-1251", text: "<meta charset=utf-8>Министр", charset: "windows-1251"},
		{name: "meta", data: "<html><META Charset=windows-1251>" + cyrillic, text: "<html><META Charset=windows-1251>Министр", charset: "windows-1251"},
		{name: "old meta", data: `<meta http-equiv=content-type content="text/html; charset=cp1251">` + cyrillic, text: `<meta http-equiv=content-type content="text/html; charset=cp1251">Министр`, charset: "windows-1251"},
		{name: "XML", data: "<?xml version='1.0' encoding='ISO-8859-1'?><a>" + latin, text: "<?xml version='1.0' encoding='ISO-8859-1'?><a>" + text, charset: "windows-1252"},
		{name: "XML, cut off", data: "<?xml encoding=", text: "<?xml encoding=", charset: "utf-8"},
		{name: "wrong server", data: latin, mediaType: "text/html; charset=utf-8", text: text, charset: "windows-1252", notice: "declared as utf-8, which it is not: read as windows-1252"},
		{name: "wrong meta", data: "<meta charset=utf-8>" + latin, text: "<meta charset=utf-8>" + text, charset: "windows-1252", notice: "declared as utf-8, which it is not: read as windows-1252"},
		{name: "wrong, of many bytes", data: latin, mediaType: "text/plain; charset=euc-jp", text: text, charset: "windows-1252", notice: "declared as euc-jp, which it is not: read as windows-1252"},
		{name: "unknown name", data: latin, mediaType: "text/plain; charset=unknown-8bit", text: text, charset: "windows-1252", notice: "read as windows-1252"},
		{name: "no media type", data: latin, mediaType: ";;;", text: text, charset: "windows-1252", notice: "read as windows-1252"},
		{name: "replacement", data: latin, mediaType: "text/plain; charset=hz-gb-2312", text: text, charset: "windows-1252", notice: "read as windows-1252"},
		{name: "declared UTF-16, but not", data: latin, mediaType: "text/plain; charset=utf-16", text: text, charset: "windows-1252", notice: "read as windows-1252"},
		{name: "mostly UTF-8", data: strings.Repeat("é’", 10) + "it\x92s", text: strings.Repeat("é’", 10) + "it’s", charset: "utf-8", notice: "not all of it is UTF-8: the rest was read as windows-1252"},
		{name: "cut off", data: "“It’s é”\xE2\x80", text: "“It’s é”\uFFFD", charset: "utf-8", notice: "not all of it is UTF-8: the rest was read as windows-1252"},
		{name: "UTF-16, little", data: "\xFF\xFEa\x00\x19\x20", text: "a’", charset: "utf-16le", notice: "read as utf-16le"},
		{name: "UTF-16, big", data: "\xFE\xFF\x00a\x20\x19", text: "a’", charset: "utf-16be", notice: "read as utf-16be"},
		{name: "UTF-16, cut off", data: "\xFF\xFEa\x00b\x00c", text: "ab\uFFFD", charset: "utf-16le", notice: "read as utf-16le"},
		{name: "UTF-16, declared without a mark", data: "a\x00b\x00", mediaType: "text/plain; charset=utf-16le", text: "ab", charset: "utf-16le"},
		{name: "escapes of a terminal", data: "\x1b[1mbold\x1b[0m", text: "\x1b[1mbold\x1b[0m", charset: "utf-8"},
		{name: "the wire's controls", data: "\x01\x02The minister said that the bridge over the river is closed for now, and that drivers must cross elsewhere.\x03\x04", text: "\x01\x02The minister said that the bridge over the river is closed for now, and that drivers must cross elsewhere.\x03\x04", charset: "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, charset, err := Decode([]byte(tt.data), tt.mediaType)
			if err != nil || string(got) != tt.text || charset != tt.charset {
				t.Fatalf("%q in %s, error %v", got, charset, err)
			}
			if notice := Notice([]byte(tt.data), tt.mediaType, charset); notice != tt.notice {
				t.Errorf("notice %q, want %q", notice, tt.notice)
			}
		})
	}
}

// TestWide takes UTF-16 without a mark in several scripts.
func TestWide(t *testing.T) {
	for _, text := range []string{english, "Министр заявил в среду, что мост будет закрыт.\n", strings.Repeat(english, 1000)} {
		for name, order := range map[string]xunicode.Endianness{"utf-16le": xunicode.LittleEndian, "utf-16be": xunicode.BigEndian} {
			for _, mark := range []xunicode.BOMPolicy{xunicode.IgnoreBOM, xunicode.UseBOM} {
				got, charset, err := Decode(encode(t, xunicode.UTF16(order, mark), text), "")
				if err != nil || charset != name || string(got) != text {
					t.Errorf("%s: %.80q in %s, error %v", name, got, charset, err)
				}
			}
		}
	}
}

func TestRefused(t *testing.T) {
	random := make([]byte, 5000)
	for i, n := 0, uint32(1); i < len(random); i++ {
		n = n*1664525 + 1013904223
		random[i] = byte(n >> 24)
	}
	tests := []struct {
		name    string
		data    []byte
		problem string
	}{
		{"zero", []byte("a\x00b"), "binary data, not text (byte 1 is zero)"},
		{"zeros", make([]byte, 100), "binary data"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06"), "binary data"},
		{"random", random, "binary data"},
		{"random without zeros", bytes.ReplaceAll(random, []byte{0}, []byte{1}), "binary data"},
		{"random after a mark", append([]byte{0xFF, 0xFE}, random...), "binary data"},
		{"UTF-32", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), english), "UTF-32"},
		{"UTF-32, big", encode(t, utf32.UTF32(utf32.BigEndian, utf32.UseBOM), english), "UTF-32"},
		{"UTF-32 without a mark", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), english), "UTF-32"},
		{"UTF-32 without a mark, big", encode(t, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), english), "UTF-32"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, _, err := Decode(tt.data, "text/plain; charset=utf-8")
			var typed *problem.Error
			if !errors.As(err, &typed) || !strings.Contains(typed.Problem, tt.problem) || typed.Advice == "" || text != nil {
				t.Errorf("%.40q, error %v", text, err)
			}
			if head := Head(tt.data, ""); head != nil {
				t.Errorf("head %.40q", head)
			}
		})
	}
}

func TestHead(t *testing.T) {
	for _, text := range []string{"", "é", strings.Repeat("a", headSize-1) + "é", strings.Repeat("€", headSize), strings.Repeat("👩", headSize)} {
		head := Head([]byte(text), "")
		if !utf8.Valid(head) || !strings.HasPrefix(text, string(head)) || len(head) < min(len(text), headSize-3) {
			t.Errorf("%.20q: %d bytes, the last %q", text, len(head), head[max(0, len(head)-4):])
		}
	}
	if head := Head(encode(t, xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM), strings.Repeat(english, 100)), ""); !bytes.HasPrefix(head, []byte("The minister’s")) {
		t.Errorf("UTF-16: %.20q", head)
	}
}

// TestLarge bounds the time that large documents take.
func TestLarge(t *testing.T) {
	const size = draft.MaxSize / 8
	fill := func(s string) []byte { return bytes.Repeat([]byte(s), size/len(s)) }
	for name, data := range map[string][]byte{
		"ASCII":          fill("word "),
		"UTF-8":          fill("é’ "),
		"windows-1252":   fill("it\x92s "),
		"ASCII, then é":  append(fill("word "), 0xE9),
		"UTF-8, patched": append(fill("é’ "), 0xE9),
		"GB18030":        fill("\xb2\xbf\xb3\xa4"),
		"UTF-16":         fill("a\x00b\x00"),
		"meta":           fill("<meta "),
		"escapes":        fill("\x1b$B\x1b(B"),
		"high":           fill("\xFF"),
	} {
		started := time.Now()
		_, charset, err := Decode(data, "")
		if took := time.Since(started); took > 30*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%s: %v, %s, error %v", name, took, charset, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(english), "text/html; charset=gbk")
	f.Add([]byte("\xFF\xFEa\x00"), "")
	f.Add([]byte("<meta charset=euc-kr>\xb2\xbf"), "a/b; charset=\x00")
	f.Add([]byte("\x1b$B0\x1b(B"), "")
	f.Add([]byte("<?xml encoding='x'?>\x92"), "text/xml")
	f.Fuzz(func(t *testing.T, data []byte, mediaType string) {
		before := bytes.Clone(data)
		text, charset, err := Decode(data, mediaType)
		if !bytes.Equal(data, before) {
			t.Fatal("the data was changed")
		}
		if !utf8.Valid(text) {
			t.Errorf("%q is not UTF-8", text)
		}
		if (charset == "") != (err != nil) {
			t.Errorf("charset %q, error %v", charset, err)
		}
		if err != nil {
			return
		}
		Notice(data, mediaType, charset)
		if !utf8.Valid(Head(data, mediaType)) {
			t.Error("the head is not UTF-8")
		}
		if again, name, err := Decode(text, mediaType); charset != "iso-2022-jp" && !bytes.HasPrefix(text, []byte(bom)) && bytes.IndexByte(text, 0) < 0 && err == nil && name == UTF8 && !bytes.Equal(again, text) {
			t.Errorf("%q decodes to %q", text, again)
		}
	})
}

// TestGuessOtherLanguages spells invented headlines and sentences, which are short, in
// charsets that nobody declares.
func TestGuessOtherLanguages(t *testing.T) {
	for _, tt := range []struct {
		text, charset string
		encoding      encoding.Encoding
	}{
		{"Міністр заявив у середу, що міст буде закрито на три тижні; їхати треба в об’їзд.", "windows-1251", charmap.Windows1251},
		{"Министърът заяви в сряда, че мостът ще бъде затворен за три седмици.", "windows-1251", charmap.Windows1251},
		{"Minister je v sredo povedal, da bo most zaprt še tri tedne; več o tem jutri.", "iso-8859-2", charmap.ISO8859_2},
		{"Minister v stredu povedal, že most bude zatvorený tri týždne, čo potvrdil aj úrad.", "windows-1250", charmap.Windows1250},
		{"Ráðherrann sagði á miðvikudag að brúin yrði lokuð í þrjár vikur vegna viðgerða.", "windows-1252", charmap.Windows1252},
		{"Ministern sade på onsdagen att bron förblir stängd i tre veckor för översyn.", "windows-1252", charmap.Windows1252},
		{"Ministeri sanoi keskiviikkona, että silta pysyy suljettuna kolme viikkoa, eikä päätöksiä tehdä.", "windows-1252", charmap.Windows1252},
		{"Ministeren sagde onsdag, at broen forbliver lukket i tre uger på grund af revner i søjlerne.", "windows-1252", charmap.Windows1252},
		{"Minister ütles kolmapäeval, et sild jääb kolmeks nädalaks suletuks, öeldi ka linnas.", "windows-1252", charmap.Windows1252},
		{"Ministrs trešdien paziņoja, ka tilts trīs nedēļas būs slēgts, un ceļš vedīs citur.", "windows-1257", charmap.Windows1257},
		{"O ministro disse na quarta-feira que a ponte ficará fechada por três semanas; não há previsão.", "windows-1252", charmap.Windows1252},
		{"El ministre va dir dimecres que el pont romandrà tancat tres setmanes; això és així.", "windows-1252", charmap.Windows1252},
		{"Bakan, köprünün üç hafta boyunca kapalı kalacağını açıkladı.", "windows-1254", charmap.Windows1254},
		{"Most w Łodzi będzie zamknięty.", "windows-1250", charmap.Windows1250},
		{"Ο υπουργός είπε ότι η γέφυρα θα μείνει κλειστή.", "windows-1253", charmap.Windows1253},
		{"Мост закрыт на три недели.", "windows-1251", charmap.Windows1251},
		{"Мост закрыт на три недели, сказал министр.", "koi8-r", charmap.KOI8R},
		{"한국 정부는 수요일에 다리를 폐쇄한다고 밝혔다.", "euc-kr", korean.EUCKR},
		{"橋梁將關閉三個星期,部長表示。工程師發現裂縫。", "big5", traditionalchinese.Big5},
		{"部长表示,大桥将关闭三个星期。", "gb18030", simplifiedchinese.GBK},
		{"大臣は橋が閉鎖されると述べた。", "shift_jis", japanese.ShiftJIS},
	} {
		data := encode(t, tt.encoding, tt.text)
		if text, charset, err := Decode(data, ""); err != nil || string(text) != tt.text {
			t.Errorf("%s is read as %s: %q, error %v", tt.charset, charset, text, err)
		}
	}
}
