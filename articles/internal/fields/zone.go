package fields

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// zoneForm matches GMT+1 and UTC-03:30, then +01:00, +0100 and -05, or the name of a
// zone.
var zoneForm = regexp.MustCompile(`^[ (]*(?:(?:gmt|utc) ?([+-])(\d\d?)(?::?(\d\d))?(?:\D|$)|([+-])(\d\d):?(\d\d)?|(\pL+))`)

// maxOffset is by how many hours the clocks of a zone differ from those of Greenwich at
// most.
const maxOffset = 14

// zoneOf returns the zone at the start of what follows a time of day, as ISO 8601
// writes it; "" where there is none or nobody knows which it is.
func zoneOf(s string) string {
	m := zoneForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return ""
	case m[7] != "":
		return zoneNamed(m[7])
	}
	hours := atoi(m[2] + m[5])
	if hours > maxOffset {
		return ""
	}
	return fmt.Sprintf("%s%02d:%s", m[1]+m[4], hours, cmp.Or(m[3]+m[6], "00"))
}

// zones are the zones of RFC 5322 and those that newspapers and their programs
// write, each with its offset. A name that has several meanings has that which most
// readers of news in English give it: IST is that of India, BST that of Britain.
// What the letters of RFC 822 other than Z stand for nobody knows, says RFC 5322.
const zones = " z Z utc Z gmt Z ut Z bst +01:00 wet Z west +01:00 cet +01:00 mez +01:00 cest +02:00 mesz +02:00 eet +02:00 eest +03:00 idt +03:00 " +
	"msk +03:00 msd +04:00 trt +03:00 samt +04:00 yekt +05:00 omst +06:00 krat +07:00 irkt +08:00 yakt +09:00 vlat +10:00 " +
	"est -05:00 edt -04:00 cst -06:00 cdt -05:00 mst -07:00 mdt -06:00 pst -08:00 pdt -07:00 " +
	"ast -04:00 adt -03:00 nst -03:30 ndt -02:30 akst -09:00 akdt -08:00 hst -10:00 brt -03:00 art -03:00 clt -04:00 clst -03:00 cot -05:00 pet -05:00 " +
	"wat +01:00 cat +02:00 sast +02:00 eat +03:00 gst +04:00 irst +03:30 pkt +05:00 ist +05:30 npt +05:45 bdt +06:00 mmt +06:30 " +
	"ict +07:00 wib +07:00 wita +08:00 wit +09:00 myt +08:00 pht +08:00 hkt +08:00 sgt +08:00 jst +09:00 kst +09:00 " +
	"awst +08:00 acst +09:30 acdt +10:30 aest +10:00 aedt +11:00 nzst +12:00 nzdt +13:00 "

// alsoWords are the names of zones that are words of English, too.
const alsoWords = " art ast cat cot eat ist pet wat wit west "

// zoneNamed returns the offset of a zone by its name in small letters, or "".
func zoneNamed(name string) string {
	_, after, found := strings.Cut(zones, " "+name+" ")
	if !found || name == "" {
		return ""
	}
	offset, _, _ := strings.Cut(after, " ")
	return offset
}
