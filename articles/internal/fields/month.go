package fields

import "strings"

// months has a line for the names of each month in English, German, French,
// Spanish, Italian, Portuguese, Dutch and the languages of Scandinavia.
const months = `january januar janvier enero gennaio janeiro januari jänner
february februar février febrero febbraio fevereiro februari feber
march märz mars marzo março maart marts
april avril abril aprile
may mai mayo maggio maio mei maj
june juni juin junio giugno junho
july juli juillet julio luglio julho
august août agosto augustus augusti
september septembre septiembre settembre setembro sept
october oktober octobre octubre ottobre outubro
november novembre noviembre novembro
december dezember décembre diciembre dicembre dezembro desember`

// otherMonths has a line for their names, as dates have them, in Polish, Czech, Slovak,
// Croatian, Russian, Ukrainian, Greek, Turkish, Hungarian, Romanian and Finnish, which
// are read in full alone. One that is of two months in two languages is left out.
const otherMonths = `stycznia ledna januára siječnja января січня ιανουαρίου ocak január ianuarie tammikuuta
lutego února februára veljače февраля лютого φεβρουαρίου şubat február februarie helmikuuta
marca března ožujka марта березня μαρτίου mart március martie maaliskuuta
kwietnia dubna apríla travnja апреля квітня απριλίου nisan április aprilie huhtikuuta
maja května mája svibnja мая травня μαΐου mayıs május toukokuuta
czerwca června júna lipnja июня червня ιουνίου haziran június iunie kesäkuuta
lipca července júla srpnja июля липня ιουλίου temmuz július iulie heinäkuuta
sierpnia srpna augusta kolovoza августа серпня αυγούστου ağustos augusztus elokuuta
września září septembra rujna сентября вересня σεπτεμβρίου eylül szeptember septembrie syyskuuta
października října októbra октября жовтня οκτωβρίου ekim október octombrie lokakuuta
listopadu novembra studenoga ноября листопада νοεμβρίου kasım noiembrie marraskuuta
grudnia prosince decembra prosinca декабря грудня δεκεμβρίου aralık decembrie joulukuuta`

// Month returns the number of a month by its name in small letters, or the first
// three of them; 0 for any other word.
func Month(w string) int {
	if len(w) < 3 {
		return 0
	}
	if number := monthIn(months, w, len(w) == 3); number > 0 {
		return number
	}
	return monthIn(otherMonths, w, false)
}

// monthIn returns the number of a month by its name in a table, or the start of it.
func monthIn(table, w string, starts bool) int {
	number := 0
	for names := range strings.SplitSeq(table, "\n") {
		number++
		for name := range strings.FieldsSeq(names) {
			if w == name || starts && strings.HasPrefix(name, w) {
				return number
			}
		}
	}
	return 0
}
