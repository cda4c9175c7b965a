# Hulp: een desk iets vragen, hoe het met een vraag staat, en de wachtrij van wie antwoordt.

nav-help = Hulp
nav-free =
    { $count ->
        [one] { $count } vrije vraag
       *[other] { $count } vrije vragen
    }
help-lead = Vraag het één keer. Het antwoord blijft.
help-ask = Stel een vraag
help-own = Jouw vragen
help-desks = Desks
help-no-desks = Er is nog geen desk. Een beheerder maakt de eerste, voor IT of voor HR.
help-no-desks-yours = Er is nog geen desk. Bij een desk beantwoorden collega’s de vragen van iedereen. Maak de eerste, voor IT of voor HR.
desk-create = Maak een desk
desk-create-do = Maak
desk-create-title = Nieuwe desk
desk-create-body = Jij leidt de desk om te beginnen. Daarna voeg je de collega’s toe die antwoorden.
desk-purpose = Wat vragen mensen hier?
desk-free = { $count } vrij
desk-pending = nog niet verstuurd
desk-staff-count =
    { $count ->
        [one] { $count } persoon antwoordt
       *[other] { $count } mensen antwoorden
    }
desk-about = Over deze desk
desk-ask = Vraag deze desk iets
desk-staff-title = Wie er antwoordt
desk-no-staff = Hier werkt nog niemand. Vragen wachten tot er iemand is.
desk-lead = leidt de desk
desk-make-lead = Laat de desk leiden
desk-make-agent = Laat alleen antwoorden
desk-add = Voeg toe
desk-add-staff = Voeg een collega toe
desk-add-title = Wie antwoordt bij { $desk }?
desk-staff-added = { $name } antwoordt vanaf nu bij { $desk }.
desk-staff-already = werkt hier al
desk-staff-acts = Wat je met { $name } kunt doen
desk-staff-remove = Werkt hier niet meer
desk-staff-removed = { $name } werkt niet meer bij { $desk }. Open vragen staan weer in de wachtrij.
ask-title = Wat wil je weten?
ask-example = De labelprinter slaat etiketten over na een nieuwe rol
ask-nowhere = Er is nog geen desk om iets aan te vragen.
ask-on = Staat het er niet bij?
ask-to = Je vraag gaat naar
ask-choose = Kies een desk
ask-choose-first = Kies eerst een desk.
ask-more = Meer erover, als dat helpt
ask-private = Alleen voor de desk
ask-private-body = Voor wat alleen jou aangaat, zoals je loon of je gezondheid.
ask-readers = Iedereen in de organisatie kan je vraag en het antwoord lezen.
ask-readers-private =
    { $count ->
        [one] Alleen jij en de ene collega van { $desk } lezen dit.
       *[other] Alleen jij en de { $count } collega’s van { $desk } lezen dit.
    }
ask-no-staff = Bij { $desk } werkt nog niemand, dus het kan even duren.
ask-send = Stel je vraag
alike-label = Eerder gevraagd
alike-title = Lijkt hierop
alike-read = Lees
question-label = Vraag
question-more = Meer over deze vraag
question-private = Alleen voor de desk
question-queued = Wacht op { $desk }
question-claimed = { $name } kijkt ernaar
question-claimed-you = Jij kijkt ernaar
question-waiting = { $name } wacht op de vrager
question-waiting-you = { $name } vraagt je iets
question-answered = Beantwoord door { $name }
question-confirmed = Opgelost, antwoord van { $name }
question-withdrawn = Ingetrokken
question-withdrawn-title = Ingetrokken vraag
question-pending = Nog niet verstuurd, je tekst is veilig
question-refused = Geweigerd
question-claim = Pak
question-claiming = Je hebt erom gevraagd
question-release = Terug in de wachtrij
question-confirm = Dit was mijn antwoord
question-reopen = Niet opgelost
question-withdraw = Trek in
question-withdraw-title = Je vraag intrekken?
question-withdraw-body = Je woorden verdwijnen overal. Je kunt ze niet terughalen.
question-keep = Bewaar
question-moments = Wat er gebeurde
question-lost = { $name } was eerst.
question-lost-at = { $name } was eerst bij
question-lost-somebody = Iemand anders
question-lost-seen = Prima
moment-claim = { $name } pakte de vraag
moment-release = { $name } zette de vraag terug in de wachtrij
moment-confirm = { $name } zegt dat dit het antwoord was
moment-withdraw = { $name } trok de vraag in
moment-kind-answer = Antwoord
moment-kind-ask_back = Vraagt iets terug
moment-kind-reopen = Niet opgelost
moment-kind-note = Alleen de desk ziet dit
reply-kind = Wat je schrijft
reply-kind-answer = Antwoord
reply-kind-ask_back = Vraag terug
reply-kind-note = Notitie
reply-kind-add = Vul aan
reply-kind-reopen = Niet opgelost
reply-rest-answer = Antwoord aan { $name }
reply-rest-ask_back = Vraag { $name } iets
reply-rest-note = Een notitie voor de desk
reply-rest-add = Vul iets aan
reply-rest-reopen = Wat klopt er nog niet?
reply-send-answer = Antwoord
reply-send-ask_back = Vraag
reply-send-note = Bewaar notitie
reply-send-add = Vul aan
reply-send-reopen = Vraag het opnieuw
reply-readers = Iedereen kan dit lezen
reply-readers-private = Alleen de vrager en { $desk } lezen dit
reply-readers-note = Alleen { $desk } leest dit
queue-views = Welke vragen
queue-open = Open
queue-free = Vrij
queue-mine = Van jou
queue-waiting = Wacht
queue-done = Klaar
queue-more = Toon meer
queue-empty = Hier is niets te doen.
queue-empty-done = Hier is nog niets beantwoord.
queue-nobody = Niemand heeft deze vraag
queue-none-free = Er is op dit moment geen vraag vrij.
queue-take-next = Pak de volgende
queue-claiming = je hebt erom gevraagd
queue-is-queued = vrij
queue-is-claimed = { $name }
queue-is-waiting = wacht op de vrager
queue-is-answered = antwoord van { $name }
queue-is-confirmed = opgelost door { $name }
queue-is-withdrawn = ingetrokken
due-label = Wanneer het klaar moet zijn
due-done = gedaan
due-late = te laat
due-resting = Klok staat stil, nog { $left }
due-response-running = Reactie vóór { $time }
due-solution-running = Klaar vóór { $time }
due-response-overdue = Reactie te laat sinds { $time }
due-solution-overdue = Te laat sinds { $time }
due-response-in-time = Op tijd gereageerd
due-solution-in-time = Op tijd klaar
due-response-late = Te laat gereageerd
due-solution-late = Te laat klaar
queue-group-due = Verloopt eerst
queue-group-undated = Zonder tijd
queue-group-waiting = Wacht op vrager
queue-group-waiting-note = klokken staan stil
terms-title = Open, en hoe snel
terms-none = Nog niet gezegd. Vragen hebben nog geen tijd waarvoor ze beantwoord moeten zijn.
terms-open = Open
terms-never-open = Niet op vaste uren
terms-zone-of = (tijd van { $zone })
terms-zone = Tijdzone
terms-closed = Gesloten op
terms-closed-more = en nog { $count }
terms-closed-hint = Eén dag per regel, bijvoorbeeld 25-12-2026.
terms-response = Eerste reactie
terms-solution = Antwoord
terms-within =
    { $hours ->
        [one] binnen { $hours } open uur
       *[other] binnen { $hours } open uren
    }
terms-set = Zeg wanneer deze desk open is
terms-change = Pas aan
terms-dialog = Wanneer is { $name } open?
terms-note = Dit geldt voor wat vanaf nu gevraagd wordt. Oudere vragen houden de tijd die ze hadden.
terms-targets-hint = In uren dat de desk open is. Leeg betekent: geen vaste tijd.
terms-hours-unit = open uren
terms-save = Bewaar
terms-wrong-hours = Deze uren kloppen niet. Vul tijden in zoals 8:30, en het einde na het begin.
terms-wrong-days = Een van de dagen is geen datum. Schrijf ze als 25-12-2026, één per regel.
terms-wrong-targets = Vul een aantal uren in, zoals 4 of 1,5, of laat het leeg.
