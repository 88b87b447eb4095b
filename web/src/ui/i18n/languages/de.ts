import type { Texts } from './texts';

/** Every text of the app in German. */
const de: Texts = {
  common: {
    loading: 'Wird geladen …',
    wait: 'Einen Moment …',
    retry: 'Noch einmal versuchen',
    reload: 'Neu laden',
    more: 'Mehr anzeigen',
    cancel: 'Abbrechen',
    save: 'Speichern',
    skip: 'Zum Inhalt',
    toWall: 'Alle Abstimmungen',
  },
  broken: {
    title: 'Diese Seite ist kaputtgegangen',
    next: 'Das liegt an uns, nicht an Ihnen. Laden Sie sie neu; abgegebene Stimmen sind nicht betroffen.',
  },
  notFound: {
    title: 'Hier ist nichts',
    next: 'Vielleicht ist die Adresse vertippt, oder was hier war, gibt es nicht mehr.',
  },
  nav: {
    label: 'Hauptnavigation',
    home: 'Hustings, alle Abstimmungen',
    signIn: 'Anmelden',
    profile: 'Mein Profil',
    organiser: 'Veranstalten',
  },
  footer: {
    claim: 'Eine Person, eine Stimme, offen gezählt.',
    language: 'Sprache',
    theme: 'Darstellung',
    proof: 'Wie sich Ergebnisse prüfen lassen',
    themes: { auto: 'Wie auf diesem Gerät', light: 'Hell', dark: 'Dunkel' },
  },
  connection: {
    live: 'Live',
    connecting: 'Verbindet',
    offline: 'Sie sind offline. Was Sie sehen, kann veraltet sein; es holt von selbst auf.',
    reconnecting: 'Die Live-Verbindung ist abgerissen. Sie wird wiederhergestellt …',
  },
  access: {
    free: 'Kostenlos',
    paid_one: '{{count}} Credit',
    paid_other: '{{count}} Credits',
  },
  status: {
    opensIn: 'Öffnet in {{left}}',
    closesIn: 'Schließt in {{left}}',
    closedAt: 'Geschlossen: {{moment}}',
  },
  countdown: {
    days: '{{days}} T {{hours}} Std.',
    hours: '{{hours}} Std. {{minutes}} Min.',
  },
  credits: {
    count_one: '{{count}} Credit',
    count_other: '{{count}} Credits',
    word_one: 'Credit',
    word_other: 'Credits',
    kinds: {
      PURCHASE: 'Gekauft',
      VOTE: 'Stimme',
      REFUND: 'Erstattet',
      DISPUTE: 'Zahlung bestritten',
      GRANT: 'Gutgeschrieben',
      CORRECTION: 'Gutschrift zurückgenommen',
      CLOSING: 'Mit dem Konto aufgegeben',
    },
  },
  wall: {
    headings: { OPEN: 'Stimmen Sie ab', UPCOMING: 'Demnächst', CLOSED: 'So ging es aus' },
    parts: 'Welche Abstimmungen',
    access: 'Kostenlos oder kostenpflichtig',
    open: 'Offen',
    upcoming: 'Demnächst',
    past: 'Vergangen',
    all: 'Alle',
    paid: 'Mit Credits',
    showPaid: 'Kostenpflichtige zeigen',
    next: 'Als Nächstes:',
    empty: {
      OPEN: 'Gerade ist keine Abstimmung offen',
      UPCOMING: 'Nichts angekündigt',
      CLOSED: 'Noch keine Abstimmung geschlossen',
    },
    emptyNext: {
      OPEN: 'Sobald eine öffnet, erscheint sie hier von selbst.',
      UPCOMING: 'Sobald eine angekündigt wird, erscheint sie hier von selbst.',
      CLOSED: 'Hier bleiben die Ergebnisse geschlossener Abstimmungen.',
    },
    emptyFree: 'Nur kostenlose werden gezeigt.',
    emptyPaid: 'Nur kostenpflichtige werden gezeigt.',
    emptyHidden: 'Kostenpflichtige sind ausgeblendet; schalten Sie sie ein, um mehr zu sehen.',
    seeAll: 'Kostenlose und kostenpflichtige zeigen',
    seeUpcoming: 'Was demnächst kommt',
  },
  tile: {
    yourVote: 'Ihre Stimme: {{option}}',
    options_one: '{{count}} Antwort',
    options_other: '{{count}} Antworten',
    votesCounted_one: 'Stimme',
    votesCounted_other: 'Stimmen',
    final: 'Endgültig',
    recounting: 'Wird nachgezählt',
  },
  voting: {
    window: '{{opensAt}} bis {{closesAt}}',
    yourChoice: 'Ihre Wahl:',
    notYet: 'Die Abstimmung ist noch nicht offen. Der Stimmzettel erscheint hier, sobald sie es ist.',
    over: 'Die Abstimmung ist vorbei. Hier ist das Ergebnis.',
  },
  tally: {
    title: 'Zwischenstand, live',
    result: 'Ergebnis',
    votes_one: '{{formatted}} Stimme',
    votes_other: '{{formatted}} Stimmen',
    notYet: 'Gezählt wird, sobald die Abstimmung öffnet.',
    moving: 'Live gezählt, etwa eine Sekunde hinter den Stimmen.',
    recounting: 'Die Abstimmung ist geschlossen. Jede Stimme wird ein zweites Mal gezählt.',
    final: 'Endgültig: Eine unabhängige Nachzählung aller Stimmen stimmt überein.',
    spoken: '{{total}} Stimmen. {{option}} führt mit {{votes}}.',
    spokenFinal: 'Endergebnis: {{total}} Stimmen. {{option}} gewinnt mit {{votes}}.',
  },
  series: {
    title: 'Stimmen im Zeitverlauf',
    moving: 'Stimmen in jeder Minute der letzten Stunde, live.',
    closed: 'Stimmen in jeder Minute der letzten Stunde vor dem Schluss ({{moment}}).',
    empty: 'Keine Stimmen in der letzten Stunde',
    emptyNext: 'Die nächste erscheint hier von selbst.',
    emptyClosed: 'Keine Stimmen in der letzten Stunde vor dem Schluss',
    emptyClosedNext: 'Wer abgestimmt hat, tat es früher.',
    reading: '{{votes}} um {{minute}}',
    most: 'Die meisten in einer Minute: {{reading}}',
    cursor: 'Betrachtete Minute',
    table: 'Dasselbe als Tabelle',
    others: 'In den Minuten, die fehlen, hat niemand abgestimmt.',
    minute: 'Minute',
    votes: 'Stimmen',
    sparkline: 'Stimmen in jeder der letzten {{minutes}} Minuten. Die meisten in einer Minute: {{most}}.',
  },
  ballot: {
    label: 'Ihr Stimmzettel',
    cast: 'Stimme abgeben',
    casting: 'Wird abgegeben …',
    signIn: 'Anmelden und abstimmen',
    signInWhy: 'Damit jede Person einmal abstimmt. Eine E-Mail-Adresse genügt.',
    costs_one: 'Kostet {{count}} Credit. Sie werden noch einmal gefragt.',
    costs_other: 'Kostet {{count}} Credits. Sie werden noch einmal gefragt.',
    costsNothing: 'Kostenlos. Eine abgegebene Stimme lässt sich nicht mehr ändern.',
    short_one: 'Eine Stimme kostet {{count}} Credit; Sie haben {{credits}}.',
    short_other: 'Eine Stimme kostet {{count}} Credits; Sie haben {{credits}}.',
    getCredits: 'Credits besorgen',
  },
  confirm: {
    title: 'Stimme für „{{option}}“?',
    have: 'Sie haben',
    costs: 'Diese Stimme kostet',
    left: 'Danach bleiben',
    once: 'Sie stimmen einmal ab. Das lässt sich nicht ändern oder zurücknehmen.',
    vote_one: 'Für {{count}} Credit abstimmen',
    vote_other: 'Für {{count}} Credits abstimmen',
  },
  receipt: {
    fresh: 'Ihre Stimme ist abgegeben',
    title: 'Sie haben abgestimmt',
    option: 'Ihre Wahl',
    castAt: 'Abgegeben',
    cost: 'Kosten',
    left: 'Credits übrig',
    counted: 'Sie ist dauerhaft vermerkt und zählt in etwa einer Sekunde mit.',
  },
  check: {
    title: 'Meine Stimme prüfen',
    titleOfAll: 'Das Ergebnis prüfen',
    about:
      'Alles wird auf Ihrem eigenen Gerät nachgerechnet, aus den Stimmzetteln, die für alle veröffentlicht sind.',
    more: 'Was das beweist, und was nicht',
    start: 'Meine Stimme prüfen',
    startOfAll: 'Das Ergebnis prüfen',
    all: 'Auch alle Stimmzettel zusammenzählen (viele Megabyte)',
    file: 'Oder einen aufbewahrten Beleg öffnen',
    keep: 'Beleg als Datei aufbewahren',
    keepWhy:
      'Damit finden Sie Ihre Stimme im veröffentlichten Ergebnis. Zeigen Sie ihn niemandem, der nicht wissen darf, wie Sie gestimmt haben.',
    yours: 'Ihre Stimme ist im Ergebnis',
    right: 'Das Ergebnis stimmt',
    found: 'Ihr Stimmzettel ist dabei, für „{{option}}“: Nummer {{place}} von {{total}}.',
    adds_one: '{{total}} Stimmzettel ist veröffentlicht und ergibt den Stand auf dieser Seite.',
    adds_other:
      '{{total}} Stimmzettel sind veröffentlicht, keiner doppelt, und ergeben zusammen den Stand auf dieser Seite.',
    same: 'Es sind genau die Stimmzettel, für die das Ergebnis unterschrieben wurde: Seitdem wurde keiner geändert, hinzugefügt oder weggelassen.',
    signed: 'Die Unterschrift unter dem Ergebnis ist echt.',
    wrong: 'Mit diesem Ergebnis stimmt etwas nicht',
    wrongNext:
      'Bewahren Sie Ihren Beleg auf, und sagen Sie dem Veranstalter und anderen, was Sie hier lesen.',
    unpublished: 'Das Ergebnis ist noch nicht veröffentlicht',
    unpublishedNext:
      'Es folgt kurz nach dem endgültigen Stand. Versuchen Sie es in einer Minute noch einmal.',
    failed: 'Die Prüfung kam nicht zu Ende',
    failedNext: 'Das sagt nichts über das Ergebnis. Versuchen Sie es gleich noch einmal.',
    noReceipt: 'Diese Datei ist kein Beleg',
    noReceiptNext: 'Öffnen Sie die Datei, die Sie nach dem Abstimmen gespeichert haben.',
    problems: {
      unreadable: 'Was veröffentlicht ist, lässt sich nicht als Ergebnis dieser Abstimmung lesen.',
      signature:
        'Die Unterschrift passt nicht: Das Ergebnis wurde nach dem Unterschreiben geändert, oder jemand anderes hat unterschrieben.',
      tally: 'Die veröffentlichten Stimmzettel ergeben nicht den Stand.',
      ballots:
        'Die veröffentlichten Stimmzettel sind nicht die, für die das Ergebnis unterschrieben wurde: Einige wurden geändert, hinzugefügt, weggelassen oder verdoppelt.',
      missing: 'Ihr Stimmzettel ist nicht unter den veröffentlichten.',
      otherOption:
        'Ihr Stimmzettel ist für eine andere Möglichkeit veröffentlicht, als auf Ihrem Beleg steht.',
      otherReceipt: 'Der Beleg gehört zu einer anderen Abstimmung.',
      shown: 'Diese Seite zeigt einen anderen Stand als den, der unterschrieben wurde.',
    },
  },
  proof: {
    title: 'Wie sich ein Ergebnis prüfen lässt',
    lead: 'Sie müssen uns nicht glauben. Wenn eine Abstimmung vorbei ist, wird alles veröffentlicht, woraus ihr Ergebnis besteht, und Ihr Beleg findet Ihre Stimme darin.',
    how: {
      title: 'So geht es',
      point1: 'Ihre Stimme bekommt eine zufällige Nummer, die nur Sie erfahren: Sie steht auf Ihrem Beleg.',
      point2:
        'Ist der Stand endgültig, werden alle Stimmzettel mit Nummer und gewählter Möglichkeit veröffentlicht, ohne Namen und Uhrzeit, nach Nummern sortiert.',
      point3:
        'Ein Fingerabdruck aller Stimmzettel zusammen und der Stand werden unterschrieben. Wer nur einen Stimmzettel ändert, ändert den Fingerabdruck.',
    },
    proved: {
      title: 'Was bewiesen ist',
      point1: 'Ihre Stimme ist im Ergebnis, für die Möglichkeit, die Sie gewählt haben.',
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
      point4: 'Dass eine Möglichkeit so hieß, wie Sie es gelesen haben; nur Ihr Beleg hält ihren Namen fest.',
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
  },
  errors: {
    VotingNotFound: {
      title: 'Diese Abstimmung gibt es nicht',
      next: 'Vielleicht wurde sie gelöscht. Unter „Alle Abstimmungen“ sehen Sie, was es gibt.',
    },
    VotingNotOpen: {
      upcoming: 'Diese Abstimmung ist noch nicht offen',
      upcomingNext: 'Nichts wurde vermerkt. Kommen Sie wieder, wenn sie öffnet; die Seite folgt von selbst.',
      closed: 'Diese Abstimmung ist geschlossen',
      closedNext: 'Nichts wurde vermerkt und nichts berechnet. Das Ergebnis steht auf dieser Seite.',
    },
    OptionNotFound: {
      title: 'Diese Antwort steht nicht mehr auf dem Stimmzettel',
      next: 'Die Antworten wurden geändert. Der Stimmzettel ist jetzt aktuell: Wählen Sie neu.',
    },
    PriceChanged: {
      title: 'Der Preis einer Stimme hat sich geändert',
      next: 'Nichts wurde vermerkt und nichts berechnet. Eine Stimme kostet jetzt {{creditCost}}: Sehen Sie noch einmal hin und wählen Sie.',
    },
    NotEligible: {
      title: 'Diese Abstimmung ist für Ihre Adresse nicht offen',
      next: 'Nichts wurde vermerkt. Sie ist nur für bestimmte Adressen: Sollte Ihre dabei sein, fragen Sie die Veranstalter.',
    },
    AccountDeleted: {
      title: 'Dieses Konto wurde gelöscht',
      next: 'Nichts wurde vermerkt. Melden Sie sich ab und eröffnen Sie ein neues Konto, um weiterzumachen.',
    },
    AlreadyVoted: {
      title: 'Sie haben hier schon abgestimmt',
      next: 'Ihre erste Stimme von {{castAt}} gilt, und nichts weiter wurde berechnet.',
    },
    InsufficientCredits: {
      title: 'Nicht genug Credits',
      next: 'Sie haben {{credits}}, und eine Stimme kostet {{creditCost}}. Nichts wurde vermerkt. Credits gibt es in Ihrem Profil.',
    },
    TooManyCheckouts: {
      title: 'Zu viele Käufe sind offen',
      next: 'Höchstens {{limit}} dürfen zugleich offen sein. Bezahlen Sie einen davon oder brechen Sie ihn ab.',
    },
    TooManyVotings: {
      title: 'Zu viele Abstimmungen zu dieser Zeit',
      next: 'Höchstens {{limit}} dürfen zugleich offen sein. Wählen Sie eine andere Zeit oder schließen Sie erst eine.',
    },
    InvalidInput: { title: 'Etwas im Formular stimmt nicht', next: '{{message}}' },
    VoterNotFound: {
      title: 'Ein solches Konto gibt es nicht',
      next: 'Prüfen Sie die Adresse oder die Benutzerkennung. Die Adresse muss bestätigt sein.',
    },
    PackNotFound: { title: 'Dieses Paket gibt es nicht mehr', next: 'Wählen Sie ein anderes.' },
    CheckoutNotFound: {
      title: 'Diesen Kauf gibt es nicht',
      next: 'Ihre Käufe stehen in Ihrem Profil. Hier wurde nichts berechnet.',
    },
    CheckoutNotPayable: {
      title: 'Dieser Kauf kann nicht mehr bezahlt werden',
      next: 'Er ist schon beendet. Beginnen Sie einen neuen, wenn Sie die Credits noch möchten.',
    },
    PaymentProviderError: {
      title: '{{provider}} ist nicht richtig erreichbar',
      next: 'Ihnen wurde nichts doppelt berechnet. Versuchen Sie es gleich noch einmal oder beim anderen Anbieter.',
    },
    TryAgain: {
      title: 'Zu viele auf einmal',
      next: 'Nichts wurde vermerkt. Versuchen Sie es gleich noch einmal; ein zweiter Versuch zählt nie doppelt.',
    },
    Unauthorized: {
      title: 'Das dürfen Sie nicht',
      next: 'Melden Sie sich mit einem berechtigten Konto an oder fragen Sie die Veranstalter.',
    },
    UnauthorizedException: {
      title: 'Ihre Sitzung ist abgelaufen',
      next: 'Melden Sie sich ab und wieder an und versuchen Sie es noch einmal.',
    },
    Network: {
      title: 'Keine Antwort vom Server',
      next: 'Prüfen Sie die Verbindung und versuchen Sie es gleich noch einmal. Kam eine Stimme doch an, zeigt der zweite Versuch sie und zählt nie doppelt.',
    },
    Unknown: {
      title: 'Etwas ist schiefgegangen',
      next: 'Versuchen Sie es gleich noch einmal. Passiert es wieder, sagen Sie es den Veranstaltern: {{message}}',
    },
  },
  accounts: {
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    newPassword: 'Neues Passwort',
    passwordRule: 'Mindestens 10 Zeichen, mit Groß- und Kleinbuchstaben und einer Ziffer.',
    expired: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich wieder an.',
    signIn: {
      title: 'Anmelden',
      action: 'Anmelden',
      noAccount: 'Konto eröffnen',
      forgotten: 'Passwort vergessen',
    },
    signUp: {
      title: 'Konto eröffnen',
      intro: 'Eine E-Mail-Adresse genügt. Wir schicken einen Code dorthin.',
      action: 'Code schicken',
      haveAccount: 'Ich habe ein Konto',
    },
    code: {
      title: 'Sehen Sie in Ihre E-Mails',
      intro:
        'Wir haben einen Code an {{email}} geschickt. Das kann eine Minute dauern; vielleicht liegt er im Spam.',
      label: 'Code',
      action: 'Bestätigen',
      again: 'Neuen Code schicken',
      sentAgain: 'Geschickt. Noch einen Code schicken',
    },
    reset: {
      title: 'Neues Passwort wählen',
      intro: 'Wir schicken einen Code an Ihre E-Mail-Adresse. Damit wählen Sie ein neues Passwort.',
      send: 'Code schicken',
      change: 'Passwort ändern',
    },
    errors: {
      NotAuthorizedException:
        'E-Mail-Adresse oder Passwort stimmt nicht. Versuchen Sie es noch einmal oder wählen Sie ein neues Passwort.',
      UserNotFoundException:
        'E-Mail-Adresse oder Passwort stimmt nicht. Versuchen Sie es noch einmal oder wählen Sie ein neues Passwort.',
      UsernameExistsException: 'Mit dieser Adresse gibt es schon ein Konto. Melden Sie sich an.',
      InvalidPasswordException:
        'Das Passwort ist zu schwach: mindestens 10 Zeichen, Groß- und Kleinbuchstaben, eine Ziffer.',
      CodeMismatchException: 'Das ist nicht der Code, den wir zuletzt geschickt haben. Prüfen Sie ihn.',
      ExpiredCodeException: 'Der Code ist zu alt. Lassen Sie sich einen neuen schicken.',
      LimitExceededException: 'Zu viele Versuche. Warten Sie ein paar Minuten.',
      TooManyRequestsException: 'Zu viele Versuche. Warten Sie ein paar Minuten.',
      TooManyFailedAttemptsException: 'Zu viele Versuche. Warten Sie ein paar Minuten.',
      MailboxTaken:
        'Für dieses Postfach gibt es schon ein Konto, vielleicht unter einer anderen Schreibweise der Adresse. Melden Sie sich mit der Schreibweise an, die Sie zuerst benutzt haben.',
      AddressUnverified: 'Diese Adresse ist nicht bestätigt. Wenden Sie sich an die Betreiber.',
      PasswordVoid:
        'Das erste Passwort dieses Kontos gilt nicht mehr. Wählen Sie unter „Passwort vergessen“ ein neues.',
      NetworkError: 'Keine Antwort vom Server. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
      Unknown: 'Das hat nicht geklappt. Prüfen Sie Ihre Eingaben und versuchen Sie es noch einmal.',
    },
  },
  profile: {
    title: 'Mein Profil',
    history: 'Verlauf der Credits',
    noHistory: 'Noch haben sich keine Credits bewegt',
    noHistoryNext: 'Was Sie kaufen, gutgeschrieben bekommen oder ausgeben, steht hier und geht auf.',
    what: 'Was',
    change: 'Änderung',
    balance: 'Stand',
    votes: 'Meine Stimmen',
    noVotes: 'Sie haben noch nicht abgestimmt',
    noVotesNext: 'Hier stehen Ihre Stimmen. Außer Ihnen sieht sie niemand.',
    preferences: 'Einstellungen',
    displayName: 'Anzeigename',
    saved: 'Gespeichert.',
    account: 'Konto',
    userId: 'Meine Benutzerkennung, für Gutschriften der Veranstalter',
    signOut: 'Abmelden',
    signOutEverywhere: 'Überall abmelden',
    delete: 'Mein Konto löschen',
  },
  deletion: {
    title: 'Konto endgültig löschen?',
    goes: 'Mit Ihrem Konto {{email}} verschwinden:',
    goesCredits_one: '{{count}} übriger Credit; Geld gibt es dafür nicht zurück',
    goesCredits_other: '{{count}} übrige Credits; Geld gibt es dafür nicht zurück',
    goesUnknownCredits: 'alle übrigen Credits; Geld gibt es dafür nicht zurück',
    goesAccount: 'Ihre Anmeldung, Ihr Profil und der Verlauf Ihrer Credits',
    goesPurchases: 'Käufe, die Sie nicht bezahlt haben',
    stays: 'Was bleibt:',
    staysVotes:
      'Abgegebene Stimmen bleiben gezählt: Jedes Ergebnis muss sich durch erneutes Zählen beweisen lassen. Dass es Ihre waren, steht hier dann nirgends mehr.',
    staysPayments:
      'Belege über Zahlungen, ohne Ihren Namen und Ihre E-Mail-Adresse. Der Zahlungsanbieter behält seine eigenen, mit der Nummer, die dieses Konto hier hatte.',
    staysVotings: 'Abstimmungen, die Sie angelegt haben.',
    understood: 'Mir ist klar, dass das nicht rückgängig zu machen ist.',
    understoodCredits_one:
      'Mir ist klar, dass das nicht rückgängig zu machen ist und {{count}} Credit verfällt.',
    understoodCredits_other:
      'Mir ist klar, dass das nicht rückgängig zu machen ist und {{count}} Credits verfallen.',
    confirm: 'Endgültig löschen',
    deleting: 'Wird gelöscht …',
    lasts: 'Das kann eine halbe Minute dauern. Bitte lassen Sie diese Seite offen.',
    gone: 'Ihr Konto ist gelöscht',
    goneCredits_one: '{{count}} Credit ist damit verfallen.',
    goneCredits_other: '{{count}} Credits sind damit verfallen.',
    goneNext: 'Sie sind abgemeldet. Ihre abgegebenen Stimmen bleiben gezählt.',
    failures: {
      PaymentProviderError: {
        title: 'Der Zahlungsanbieter ist nicht zu erreichen',
        next: 'Sie haben einen unbezahlten Kauf, der zuerst aufgegeben werden muss. Nichts wurde gelöscht. Versuchen Sie es gleich noch einmal.',
      },
      CheckoutNotPayable: {
        title: 'Eine Zahlung ist unterwegs',
        next: 'Nichts wurde gelöscht, damit Ihr Geld nicht verloren geht. Warten Sie, bis die Credits da sind, und löschen Sie dann Ihr Konto.',
      },
      TryAgain: {
        title: 'Noch ist nicht alles gelöscht',
        next: 'Löschen Sie noch einmal: Es geht dort weiter, wo es aufgehört hat.',
      },
      Network: {
        title: 'Keine Antwort vom Server',
        next: 'Ihr Konto ist vielleicht gelöscht, vielleicht nicht. Prüfen Sie die Verbindung und löschen Sie noch einmal; doppelt schadet nicht.',
      },
    },
  },
  buy: {
    title: 'Credits kaufen',
    pack: 'Wie viele',
    currency: 'Währung',
    provider: 'Bezahlen mit',
    providers: { STRIPE: 'Karte (Stripe)', PAYPAL: 'PayPal' },
    pay: '{{amount}} bezahlen',
    leaving: 'Weiter zur Bezahlseite …',
    hosted: 'Sie bezahlen auf der Seite des Anbieters. Ihre Karte sehen wir nie.',
    none: 'Gerade werden keine Credits verkauft',
    noneNext: 'Veranstalter können weiter welche gutschreiben.',
  },
  purchases: {
    title: 'Meine Käufe',
    continue: 'Jetzt bezahlen',
    check: 'Noch einmal prüfen',
    states: {
      PENDING: 'Noch nicht bezahlt',
      PAID: 'Bezahlt',
      CANCELLED: 'Abgebrochen',
      EXPIRED: 'Abgelaufen',
      FAILED: 'Fehlgeschlagen',
      REFUNDED: 'Erstattet',
      DISPUTED: 'Bestritten',
    },
    details: {
      DECLINED: 'Abgelehnt',
      UNDER_WAY: 'Das Geld ist unterwegs',
      PAYMENT_GONE: 'Beendet',
      WRONG_AMOUNT: 'Ein anderer Betrag wurde eingezogen: {{received}}',
      PARTLY_REFUNDED: 'Bezahlt, davon {{returned}} erstattet',
      REFUND_UNDER_WAY: 'Bezahlt, eine Erstattung ist unterwegs',
      INQUIRY: 'Bezahlt, die Bank hat eine Frage',
      DISPUTE_OPEN: 'Bestritten, noch nicht entschieden',
      DISPUTE_LOST: 'Bestritten, {{returned}} gingen zurück',
    },
  },
  settling: {
    title: 'Ihr Kauf',
    back: 'Sie sind von der Bezahlseite zurück',
    confirming: 'Der Anbieter muss noch bestätigen',
    confirmed: 'Der Anbieter hat die Zahlung bestätigt',
    adding: 'Dann kommen die Credits dazu',
    added: 'Die Credits sind gutgeschrieben',
    balance_one: 'Sie haben jetzt {{count}} Credit.',
    balance_other: 'Sie haben jetzt {{count}} Credits.',
    later:
      'Der Anbieter hat noch nicht bestätigt. Sie können gehen: Die Credits kommen danach von selbst, und nichts wird doppelt berechnet.',
    payAgain: 'Anders bezahlen',
    details: {
      DECLINED: 'Die Zahlung wurde abgelehnt, nichts wurde berechnet. Sie können anders bezahlen.',
      UNDER_WAY:
        'Sie haben alles getan, und das Geld ist unterwegs. Das kann Tage dauern; die Credits kommen danach von selbst.',
      PAYMENT_GONE:
        'Der Anbieter kennt diesen Kauf nicht mehr. Beginnen Sie neu, wenn Sie die Credits noch möchten.',
      WRONG_AMOUNT:
        'Eingezogen wurden {{received}}, und das ist nicht der Preis. Credits gab es dafür keine. Wir wissen davon und schicken das Geld zurück.',
      PARTLY_REFUNDED:
        '{{returned}} dieser Zahlung wurden erstattet, und dieser Teil der Credits wurde zurückgenommen.',
      REFUND_UNDER_WAY: 'Eine Erstattung dieser Zahlung ist unterwegs.',
      INQUIRY: 'Ihre Bank hat eine Frage zu dieser Zahlung. Ihre Credits behalten Sie.',
      DISPUTE_OPEN:
        'Diese Zahlung ist bestritten; die bestrittenen Credits bleiben zurück, bis das entschieden ist.',
      DISPUTE_LOST:
        'Über diese bestrittene Zahlung ist entschieden: {{returned}} gingen zurück, und dieser Teil der Credits mit.',
    },
    toProfile: 'Zu meinem Profil',
    toVoting: 'Zurück zur Abstimmung',
    outcomes: {
      PAID: 'Danke. Ihre Credits sind bereit.',
      CANCELLED: 'Sie haben abgebrochen. Nichts wurde berechnet.',
      EXPIRED:
        'Die Bezahlseite ist abgelaufen. Nichts wurde berechnet; beginnen Sie neu, wenn Sie die Credits noch möchten.',
      FAILED:
        'Die Zahlung ist fehlgeschlagen, nichts wurde berechnet. Versuchen Sie es noch einmal oder anders.',
      REFUNDED: 'Diese Zahlung wurde erstattet, ihre Credits wurden zurückgenommen.',
      DISPUTED: 'Diese Zahlung ist bestritten; ihre Credits bleiben zurück, bis das geklärt ist.',
    },
  },
  checks: {
    missing: 'Bitte ausfüllen.',
    tooLong: 'Höchstens {{count}} Zeichen.',
    closesBeforeOpening: 'Sie muss nach dem Öffnen schließen.',
    inThePast: 'Sie muss in der Zukunft schließen.',
    fewOptions: 'Mindestens {{count}} Antworten.',
    manyOptions: 'Höchstens {{count}} Antworten.',
    sameOption: 'Diese Antwort gibt es schon.',
    amount: 'Eine ganze Zahl von 1 bis {{count}}.',
  },
  organiser: {
    forbidden: {
      title: 'Diese Seite ist für Veranstalter',
      next: 'Ihr Konto gehört nicht zur Gruppe der Veranstalter. Fragen Sie, wer diese Seite betreibt.',
    },
    present: 'Vorführen',
    edit: 'Bearbeiten',
    export: 'CSV exportieren',
    close: 'Jetzt schließen',
    delete: 'Löschen',
    closeTitle: '„{{title}}“ jetzt schließen?',
    closeMeans:
      'Die Abstimmung endet binnen Sekunden und kann nicht wieder geöffnet werden. Die Nachzählung folgt.',
    deleteTitle: '„{{title}}“ löschen?',
    deleteMeans:
      'Sie war noch nicht offen, also gehen keine Stimmen verloren. Zurückholen lässt sie sich nicht.',
  },
  board: {
    title: 'Veranstalten',
    new: 'Neue Abstimmung',
    parts: { OPEN: 'Läuft gerade', UPCOMING: 'Wartet auf Öffnung', CLOSED: 'Geschlossen' },
    emptyNext: {
      OPEN: 'Legen Sie eine an, dann erscheint sie hier.',
      UPCOMING: 'Geben Sie einer neuen Abstimmung einen Beginn, dann wartet sie hier.',
      CLOSED: 'Geschlossene Abstimmungen bleiben hier mit ihren Ergebnissen.',
    },
    votes: 'Stimmen',
    aMinute: 'Je Minute',
    unknownPace: 'unbekannt',
    leads: '{{option}} führt mit {{share}}',
    won: '{{option}} gewinnt mit {{share}}',
  },
  editor: {
    newTitle: 'Neue Abstimmung',
    editTitle: 'Abstimmung bearbeiten',
    untitled: 'Ihre Frage',
    preview: 'Die Kachel',
    title: 'Frage',
    description: 'Mehr dazu',
    picture: 'Bild',
    access: 'Was eine Stimme kostet',
    opensAt: 'Öffnet',
    opensAtHint: 'Ihre Zeit ({{zone}}). Leer lassen, um sofort zu öffnen.',
    closesAt: 'Schließt',
    zone: 'Ihre Zeit ({{zone}}).',
    onlyClosing: 'Ihre Zeit ({{zone}}). Die Abstimmung ist offen: Sonst lässt sich nichts mehr ändern.',
    options: 'Antworten',
    option: 'Antwort {{number}}',
    optionPicture: 'Bild der Antwort {{number}}',
    uploading: 'Ein Bild wird noch hochgeladen. Warten Sie darauf, oder entfernen Sie es.',
    remove: 'Entfernen',
    removeOption: 'Antwort {{number}} entfernen',
    addOption: 'Antwort hinzufügen',
    voters: 'Wer abstimmen darf',
    domains: 'Nur Adressen dieser Domains',
    domainsHint: 'Zum Beispiel: example.com, example.org. Leer lassen für alle, die ein Konto haben.',
    invited: 'Nur eingeladene Adressen, aus einer CSV-Datei',
    invitedHint:
      'Eine Adresse je Zeile oder in irgendeiner Spalte. Wir behalten keine Adresse, nur was sie wiedererkennt.',
    invitedCount_one: '{{count}} Adresse ist eingeladen.',
    invitedCount_other: '{{count}} Adressen sind eingeladen.',
    incomplete: 'Einige Felder stimmen noch nicht; an jedem steht, was fehlt.',
    create: 'Abstimmung anlegen',
    closed: 'Diese Abstimmung ist geschlossen. Es lässt sich nichts mehr ändern.',
  },
  pictures: {
    hint: 'JPEG, PNG oder WebP, bis 10 MB. Hierher ziehen oder einfügen.',
    choose: 'Bild auswählen',
    replace: 'Anderes auswählen',
    remove: 'Entfernen',
    sending: 'Wird hochgeladen …',
    making: 'Das Bild wird vorbereitet …',
    ready: 'Das Bild ist fertig.',
    refused: {
      OTHER_FORMAT:
        'Das ist keine JPEG-, PNG- oder WebP-Datei. Speichern Sie sie so, und versuchen Sie es noch einmal.',
      TOO_LARGE: 'Diese Datei hat mehr als 10 MB. Verkleinern Sie sie, und versuchen Sie es noch einmal.',
      NOT_A_PICTURE: 'In dieser Datei ist kein Bild. Wählen Sie eine andere.',
      OTHER_TYPE:
        'Diese Datei ist etwas anderes, als ihr Name sagt. Speichern Sie sie neu als JPEG oder PNG.',
      ANIMATED: 'Bewegte Bilder werden nicht angenommen. Wählen Sie eines, das stillsteht.',
      TOO_MANY_PIXELS:
        'Dieses Bild hat mehr als 64 Megapixel. Verkleinern Sie es, und versuchen Sie es noch einmal.',
      DAMAGED: 'Diese Datei ist beschädigt. Wählen Sie eine andere.',
      NOT_SENT:
        'Das Bild wurde nicht gesendet. Prüfen Sie die Verbindung, und wählen Sie es noch einmal aus.',
      NOT_READY:
        'Das Bild wurde gesendet und ist nach einer Minute noch nicht fertig. Wählen Sie es später noch einmal aus.',
    },
  },
  grant: {
    title: 'Credits gutschreiben',
    userId: 'Benutzerkennung',
    userIdHint: 'Abstimmende finden sie in ihrem Profil.',
    credits: 'Credits',
    reason: 'Grund',
    reasonHint: 'Er steht im Verlauf der Credits.',
    action: 'Gutschreiben',
    done_one: 'Gutgeschrieben. Das Konto hat jetzt {{count}} Credit.',
    done_other: 'Gutgeschrieben. Das Konto hat jetzt {{count}} Credits.',
  },
  presenter: {
    leave: 'Zurück zur Abstimmung',
    code: 'Code, der zum Stimmzettel führt',
  },
};

export default de;
