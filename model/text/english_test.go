package text

import (
	"strings"
	"testing"
)

func TestEnglish(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"English": {`The harbour bridge closed in January after engineers found three cracks in its main span, and the port said that the
			repair would take six weeks. More than 600 lorries use it each day, and all of them now take the ring road.`, true},
		"headlines": {strings.Repeat("Harbour bridge shut: port blames salt. ", 3), true}, // too short to judge
		"German": {`Die Hafenbrücke wurde im Januar geschlossen, nachdem Ingenieure drei Risse im Hauptträger gefunden hatten, und der Hafen
			teilte mit, dass die Reparatur sechs Wochen dauern werde. Mehr als 600 Lastwagen nutzen sie täglich.`, false},
		"French": {`Le pont du port a été fermé en janvier après que des ingénieurs ont découvert trois fissures dans sa travée principale, et le
			port a déclaré que la réparation prendrait six semaines. Plus de 600 camions l'empruntent chaque jour.`, false},
		"Spanish": {`El puente del puerto cerró en enero después de que los ingenieros hallaran tres grietas en su tramo principal, y el puerto
			dijo que la reparación llevaría seis semanas. Más de 600 camiones lo usan cada día y ahora toman la ronda.`, false},
		"Dutch": {`De havenbrug werd in januari gesloten nadat ingenieurs drie scheuren in de hoofdoverspanning hadden gevonden, en de haven
			zei dat de reparatie zes weken zou duren. Meer dan 600 vrachtwagens gebruiken de brug elke dag.`, false},
		"nothing": {"", true},
	} {
		if got := IsEnglish(c.text); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
