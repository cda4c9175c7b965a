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
ask-closed = { $desk } is dicht tot { $time }.
ask-aim-response = { $desk } wil vóór { $response } reageren.
ask-aim-solution = { $desk } wil vóór { $solution } antwoorden.
ask-aim-response-solution = { $desk } wil vóór { $response } reageren en vóór { $solution } antwoorden.
ask-send = Stel je vraag
asker-earlier-count = { $count ->
    [one] 1 andere vraag
   *[other] { $count } andere vragen
}
asker-earlier = Ook gevraagd door { $name }
alike-label = Eerder gevraagd
alike-title = Lijkt hierop
alike-read = Lees
me-too = Ik ook
me-too-label = Wie deze vraag ook heeft
me-too-one = { $first } heeft deze vraag ook.
me-too-two = { $first } en { $second } hebben deze vraag ook.
me-too-more = { $first }, { $second } en nog { $more ->
    [one] { $more } collega
   *[other] { $more } collega's
} hebben deze vraag ook.
me-too-on = Jij hebt deze vraag ook. Je krijgt bericht van het antwoord.
me-too-none = Heb je deze vraag ook? Dan krijg je bericht van het antwoord.
me-too-joined = Je krijgt bericht van het antwoord. Je hoeft niets meer te vragen.
question-also-mine = Ook jouw vraag
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
question-merged = Samengevoegd met een andere vraag
question-in-incident = Hoort bij een storing, { $desk } werkt eraan
question-merged-into = Samen met
question-merged-body = Het antwoord daar geldt ook voor jou. Je hoort het als er een is.
question-merged-body-desk = Het antwoord daar geldt voor allebei.
question-split = Maak weer los
question-not-same = Dit is een andere vraag
question-merge = Voeg samen met een andere
question-also = Ook gevraagd door
merge-title = Met welke vraag?
merge-find = Woorden uit de andere vraag
merge-none = Bij { $desk } heeft geen andere vraag deze woorden.
merge-do = Voeg samen
merge-note = Eén antwoord geldt voor beide, en beide vragers horen ervan. Je kunt dit terugdraaien.
merge-done = De twee zijn nu één vraag.
question-withdrawn-title = Ingetrokken vraag
question-pending = Nog niet verstuurd, je tekst is veilig
question-refused = Geweigerd
question-claim = Pak
question-claiming = Je hebt erom gevraagd
question-release = Terug in de wachtrij
question-assign = Geef aan een collega
question-prioritize = Hoe snel
priority-title = Hoe snel moet hiernaar gekeken worden?
priority-urgent = Spoed
priority-high = Hoog
priority-normal = Gewoon
priority-low = Laag
priority-undated = Geen vaste tijd
priority-done-urgent = Deze vraag heeft nu spoed.
priority-done-high = Deze vraag gaat nu voor de meeste andere.
priority-done-normal = Deze vraag heeft weer een gewone prioriteit.
priority-done-low = Deze vraag kan nu wachten tot er tijd is.
question-transfer = Naar een andere desk
question-gone = Deze vraag is hier niet meer. Misschien is ze naar een andere desk gegaan.
assign-title = Wie van { $desk } krijgt deze vraag?
assign-find = Zoek een collega op naam
assign-give = Geef
assign-has = heeft de vraag
assign-asker = stelde de vraag
assign-nobody = Bij { $desk } werkt niemand met die naam.
assign-done = { $name } heeft de vraag nu.
transfer-to = Gaat naar
transfer-choose = Kies de desk
transfer-done = De vraag gaat naar { $desk }.
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
moment-assign = { $name } gaf de vraag aan { $to }
moment-assign-self = { $name } nam de vraag over
moment-transfer = { $name } gaf de vraag door aan { $desk }
moment-merge = { $name } voegde de vraag samen met “{ $question }”
moment-split = { $name } maakte de vraag weer los
moment-join = { $name } voegde de vraag bij de storing “{ $outage }”
moment-leave = { $name } haalde de vraag uit de storing
moment-ended = { $name } sloot de storing “{ $outage }” af
moment-priority-urgent = { $name } maakte er spoed van
moment-priority-high = { $name } gaf de vraag een hoge prioriteit
moment-priority-normal = { $name } gaf de vraag weer een gewone prioriteit
moment-priority-low = { $name } gaf de vraag een lage prioriteit
moment-confirm = { $name } zegt dat dit het antwoord was
moment-withdraw = { $name } trok de vraag in
moment-kind-answer = Antwoord
moment-kind-ended = Antwoord aan iedereen: de storing “{ $outage }” is voorbij
moment-kind-ask_back = Vraagt iets terug
moment-kind-reopen = Niet opgelost
moment-kind-note = Alleen de desk ziet dit
moment-kind-transfer = Doorgegeven aan { $desk }. Alleen de twee desks zien waarom.
reply-kind = Wat je schrijft
reply-kind-answer = Antwoord
reply-kind-ask_back = Vraag terug
reply-kind-note = Notitie
reply-kind-transfer = Andere desk
reply-kind-add = Vul aan
reply-kind-reopen = Niet opgelost
reply-rest-answer = Antwoord aan { $name }
reply-rest-ask_back = Vraag { $name } iets
reply-rest-note = Een notitie voor de desk
reply-rest-transfer = Waarom gaat dit naar een andere desk?
reply-rest-add = Vul iets aan
reply-rest-reopen = Wat klopt er nog niet?
reply-send-answer = Antwoord
reply-send-ask_back = Vraag
reply-send-note = Bewaar notitie
reply-send-transfer = Geef door
reply-send-add = Vul aan
reply-send-reopen = Vraag het opnieuw
reply-readers = Iedereen kan dit lezen
reply-readers-private = Alleen de vrager en { $desk } lezen dit
reply-readers-note = Alleen { $desk } leest dit
reply-readers-transfer = Alleen { $desk } en de andere desk lezen dit
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
queue-me-too = { $count ->
    [one] ook van { $count } collega
   *[other] ook van { $count } collega's
}
queue-none-free = Er is op dit moment geen vraag vrij.
queue-take-next = Pak de volgende
queue-claiming = je hebt erom gevraagd
queue-is-queued = vrij
queue-is-claimed = { $name }
queue-is-waiting = wacht op de vrager
queue-is-answered = antwoord van { $name }
queue-is-confirmed = opgelost door { $name }
queue-is-withdrawn = ingetrokken
queue-is-merged = samengevoegd met een andere
queue-is-in_incident = hoort bij een storing
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
queue-group-incident = In de storing
queue-group-incident-note = { $count ->
    [one] { $count } vraag, klokken staan stil
   *[other] { $count } vragen, één antwoord
}
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
terms-targets-hint = In uren dat de desk open is. Leeg betekent: geen vaste tijd. Een prioriteit met een leeg vak is zoals elke vraag.
terms-every = Elke vraag
terms-response-within =
    { $hours ->
        [one] reactie binnen { $hours } open uur
       *[other] reactie binnen { $hours } open uren
    }
terms-solution-within =
    { $hours ->
        [one] antwoord binnen { $hours } open uur
       *[other] antwoord binnen { $hours } open uren
    }
terms-save = Bewaar
terms-wrong-hours = Deze uren kloppen niet. Vul tijden in zoals 8:30, en het einde na het begin.
terms-wrong-days = Een van de dagen is geen datum. Schrijf ze als 25-12-2026, één per regel.
terms-wrong-targets = Vul een aantal uren in, zoals 4 of 1,5, of laat het leeg.

# Storingen: één oorzaak van veel vragen. De desk zegt wat er speelt, iedereen leest het, en het einde beantwoordt alles.
outage-now = Storingen nu
outage-label = Storing
outage-of = Storing: { $title }
outage-at = Storing bij { $desk }: { $title }
outage-others = { $count ->
    [one] en nog { $count }
   *[other] en nog { $count }
}
outage-hide = Verberg tot er nieuws is
outage-strip-since = sinds
outage-since = Sinds
outage-parts = { $count ->
    [one] { $count } vraag samengevoegd, de klok staat stil
   *[other] { $count } vragen samengevoegd, klokken staan stil
}
outage-said = bericht om
outage-say = Bericht
outage-report = Meld een storing
outage-gone = Deze storing is hier niet meer.
outage-runs = De desk werkt eraan
outage-over = Het is voorbij
outage-yours = jouw vraag hoort erbij
outage-messages = Wat de desk zegt
outage-last = Het is voorbij
outage-questions = Vragen die hierop wachten
outage-end = Sluit af
outage-ended = { $count ->
    [0] De storing is voorbij.
    [one] De storing is voorbij. Eén vraag heeft haar antwoord.
   *[other] De storing is voorbij. { $count } vragen hebben hun antwoord.
}
outage-kind-update = Bericht
outage-kind-end = Het is voorbij
outage-write-update = Wat is er nu bekend?
outage-write-end = Het is voorbij: wat was het, en wat moeten collega’s doen?
outage-send-update = Zeg het iedereen
outage-send-end = Sluit de storing af
outage-readers = { $count ->
    [0] Iedereen leest dit
    [one] Iedereen leest dit. Eén vrager krijgt een melding.
   *[other] Iedereen leest dit. Wie bij de { $count } vragen hoort, krijgt een melding.
}
outage-readers-end = { $count ->
    [0] Iedereen leest dit
    [one] Iedereen leest dit. Het is het antwoord op één vraag.
   *[other] Iedereen leest dit. Het is het antwoord op { $count } vragen.
}
outage-join = Hoort bij een storing
outage-leave = Haal uit de storing
outage-joined = De vraag hoort nu bij de storing “{ $title }”.
outage-which = Bij welke storing hoort de vraag?
outage-join-this = Kies
outage-new = Een andere storing
outage-part-yours = Je hoort wat de desk zegt, en het laatste bericht is jouw antwoord. Je hoeft niets te doen.
outage-part-desk = Het einde van de storing beantwoordt deze vraag. Tot dan staan de klokken stil.
report-title = Wat werkt er niet?
report-example = Bijvoorbeeld: geen wifi in het magazijn in Venlo
report-more = Wat collega’s moeten weten, en wat ze intussen kunnen doen
report-from = De vraag “{ $title }” van je collega hoort er dan bij.
report-readers = Iedereen ziet dit meteen, boven elke pagina
report-send = Meld de storing

# Macro's: teksten die een desk vaak gebruikt.
macros-title = Macro's
macros-none = Nog geen macro's. Een macro is een tekst die deze desk vaak schrijft: één toets zet hem in een antwoord.
macros-none-here = Hier valt niets te kiezen: { $desk } heeft geen macro voor wat je nu met deze vraag kunt doen. De leiding van de desk maakt ze op de pagina over de desk.
macros-none-found = Geen macro met die naam.
macros-all = Meer
macros-choose = Gebruik een macro
macros-find = Naam van de macro
macro-use = Gebruik
macro-said = Macro: { $name }
macro-new = Nieuwe macro
macro-new-title = Nieuwe macro voor { $desk }
macro-edit-title = Pas een macro van { $desk } aan
macro-edit = Pas aan
macro-remove = Verwijder
macro-removed = De macro { $name } is weg.
macro-refused = Niet bewaard op de server: { $reason }
macro-acts = Wat je met { $name } kunt doen
macro-name = Naam
macro-deed = Wat hij doet
macro-text = Wat hij schrijft
macro-places = Dit vult Patio zelf in
macro-place-first-name = voornaam
macro-place-asker = vrager
macro-place-my-name = mijn naam
macro-place-desk = helpdesk
macro-place-question = vraag
macro-places-hint = Zet iets anders tussen {"{{"} en {"}}"}, zoals {"{{ordernummer}}"}, en je collega vult het in voordat de tekst weggaat.
macro-key = Toets
macro-key-none = Geen toets
macro-key-of = { $key } (is van { $name })
macro-save = Bewaar
undo-sent = Wordt over { $seconds } seconden verstuurd.
undo-take-back = Neem terug (Ctrl Z)

kept-title = Bewaarde antwoorden
kept-none = Deze desk heeft nog geen antwoord bewaard.
kept-new = Schrijf een antwoord voor iedereen
kept-keep = Bewaar dit antwoord
kept-at = bewaard antwoord van { $desk }
kept-standing = Bewaard antwoord van { $desk }
kept-label = Bewaard antwoord
kept-retired = Geldt niet meer
kept-retired-done = “{ $title }” geldt niet meer.
kept-gone = Dit antwoord is er niet, of jij mag het niet zien.
kept-helped = { $count ->
    [one] hielp 1 collega
   *[other] hielp { $count } collega's
}
kept-review-late = Had nagekeken moeten worden op { $date }
kept-helped-line = { $count ->
    [one] Hielp 1 collega
   *[other] Hielp { $count } collega's
}
kept-not-helped = { $count ->
    [one] Hielp 1 collega niet
   *[other] Hielp { $count } collega's niet
}
kept-overdue = nakijken sinds { $date }
kept-review = Wordt nagekeken op { $date }
kept-owner = houdt dit bij ·
kept-acts = Meer met dit antwoord
kept-change = Verander
kept-retire = Geldt niet meer
kept-back = Geldt weer
kept-give = Geef aan een collega
kept-give-title = Wie houdt dit voortaan bij?
kept-given = { $name } houdt dit nu bij.
kept-has = houdt dit al bij
kept-right = Klopt dit nog? Kijk het weer na
kept-still-right = Klopt nog
kept-reviewed = Goed zo. Je ziet het { $count ->
    [12] over een jaar
    [24] over twee jaar
   *[other] over { $count } maanden
} terug.
kept-due = Klopt dit nog?
kept-votes = Of dit hielp
kept-did-it-help = Hielp dit je?
kept-vote-yes = Ja
kept-vote-no = Nee
kept-why = Wat ontbrak er?
kept-why-send = Zeg het
kept-why-readers = Alleen { $desk } leest dit, met je naam.
kept-from = Antwoord op
kept-earlier = { $count ->
    [one] Eerdere tekst
   *[other] { $count } eerdere teksten
}
kept-until = gold tot
keep-title = Wat weten we?
keep-change-title = Hoe is het nu?
keep-example = Bijvoorbeeld: zo vraag je een nieuwe pas aan
keep-text = Het antwoord, voor iedereen
keep-topics = Onderwerpen
keep-topics-example = wifi, laptop
keep-review = Weer nakijken
keep-review-on = op { $date }
keep-review-in = { $count ->
    [12] over een jaar
    [24] over twee jaar
   *[other] over { $count } maanden
}
keep-readers = Iedereen kan dit lezen
keep-send = Bewaar
