import type { TextsOf } from '../languages/texts';
import type en from './en';

/** The page on how results are checked. */
export default {
  title: 'Wie sich ein Ergebnis prüfen lässt',
  lead: 'Sie müssen uns nicht glauben. Wenn eine Abstimmung vorbei ist, wird alles veröffentlicht, woraus ihr Ergebnis besteht, und Ihr Beleg findet Ihre Stimme darin.',
  how: {
    title: 'So geht es',
    point1: 'Ihre Stimme bekommt eine zufällige Nummer, die nur Sie erfahren: Sie steht auf Ihrem Beleg.',
    point2:
      'Ist der Stand endgültig, werden alle Stimmzettel mit Nummer und gewählter Antwort veröffentlicht, ohne Namen und Uhrzeit, nach Nummern sortiert.',
    point3:
      'Ein Fingerabdruck aller Stimmzettel zusammen und der Stand werden unterschrieben. Wer nur einen Stimmzettel ändert, ändert den Fingerabdruck.',
  },
  proved: {
    title: 'Was bewiesen ist',
    point1: 'Ihre Stimme ist im Ergebnis, für die Antwort, die Sie gewählt haben.',
    point2: 'Der Stand ist die Summe der veröffentlichten Stimmzettel.',
    point3:
      'Alle sehen dieselben Stimmzettel, und keiner wurde nach dem Unterschreiben geändert, hinzugefügt oder weggelassen.',
    point4: 'Ihr eigenes Gerät rechnet das nach, und Fremde können es mit einem eigenen Programm.',
  },
  notProved: {
    title: 'Was nicht bewiesen ist',
    point1:
      'Dass nur Berechtigte gestimmt haben: Stimmzettel tragen keine Namen. Vergleichen Sie ihre Zahl damit, wie viele teilgenommen haben.',
    point2:
      'Dass niemand gezwungen oder bezahlt wurde. Ein Beleg lässt sich zeigen; darum sollte ihn niemand zeigen müssen.',
    point3:
      'Dass niemand hineinsehen konnte. Wer das System betreibt, könnte sehen, wer was gewählt hat, wenn er sich nicht selbst davon abhält.',
    point4: 'Dass eine Antwort so hieß, wie Sie es gelesen haben; nur Ihr Beleg hält ihren Namen fest.',
    point5:
      'Dass zwei, die dasselbe gewählt haben, nicht dieselbe Nummer bekamen. Vergleichen Sie Ihre mit der von anderen.',
  },
  others: {
    title: 'Neben Helios und Belenios',
    point1:
      'Diese beiden sind für Wahlen gemacht und beweisen mehr: Sie zählen Stimmen, die verschlüsselt bleiben, so dass kein Server allein erfährt, wer was gewählt hat.',
    point2:
      'Belenios hindert seinen Server auch daran, Stimmzettel hinzuzufügen: Eine zweite Stelle vergibt das Stimmrecht.',
    point3:
      'Dafür zeigen sie keinen Stand, während gestimmt wird, und brauchen Leute, die Teile eines Schlüssels hüten.',
    point4:
      'Nehmen Sie eines davon, um jemanden zu wählen. Nehmen Sie dieses, um vor Publikum abzustimmen, mit einem Stand, der sich bewegt und prüfen lässt.',
  },
  strangers:
    'Wer programmiert, findet die Formate und ein Prüfprogramm in fünfzig Zeilen Python in der Dokumentation des Quelltexts (docs/proof.md).',
} satisfies TextsOf<'one' | 'other', typeof en>;
