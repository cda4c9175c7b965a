# De schil: plaatsen, toetsen, algemene woorden.

patio = Patio
back = Terug
close = Sluit
cancel = Annuleer
page-reopened = Het venster was vastgelopen en is opnieuw geopend. Je concepten zijn bewaard.
copied = Gekopieerd.
copy-failed = Kopiëren lukte niet. Je tekst staat hier nog.
nav-label = Hoofdmenu
nav-foot = Menu
nav-home = Start
nav-communities = Communities
nav-people = Mensen
nav-for-you = Voor jou
nav-settings = Instellingen
nav-search = Zoek
nav-unread =
    { $count ->
        [one] { $count } ongelezen gesprek
       *[other] { $count } ongelezen gesprekken
    }
jump = Ga naar …
jump-keys = Ctrl K
me-no-profile = Vul je profiel in
reading-label = Lezen
reading-empty = Kies een gesprek om te lezen.
toast-offline =
    { $asOf ->
        [never] Geen netwerk. Wat je schrijft wordt bewaard.
       *[known] Geen netwerk. Je ziet alles tot { $time }; wat je schrijft wordt bewaard.
    }
toast-refused = De server heeft iets van je geweigerd. Je tekst is bewaard.
toast-look = Bekijk
toasts-label = Meldingen
toast-close = Sluit melding
list-end = Dit is alles.
broken-title = Dit scherm werkt niet meer
broken-body = Wat je typte is bewaard als concept. Open het scherm opnieuw; gebeurt het weer, laat het dan je beheerder weten.
broken-again = Open opnieuw
sync-online = Bijgewerkt
sync-syncing = Aan het bijwerken
sync-connecting =
    { $asOf ->
        [never] Verbinding maken
       *[known] Verbinding maken, bijgewerkt tot { $time }
    }
sync-offline =
    { $asOf ->
        [never] Geen netwerk
       *[known] Bijgewerkt tot { $time }
    }
sync-foreign =
    { $asOf ->
        [never] Het netwerk wil dat je je eerst aanmeldt
       *[known] Het netwerk wil dat je je eerst aanmeldt, bijgewerkt tot { $time }
    }
sync-untrusted =
    { $asOf ->
        [never] De server kan niet aantonen dat hij het echt is
       *[known] De server kan niet aantonen dat hij het echt is, bijgewerkt tot { $time }
    }
sync-signed_out =
    { $asOf ->
        [never] Afgemeld
       *[known] Afgemeld, bijgewerkt tot { $time }
    }
sync-outdated =
    { $asOf ->
        [never] De server is te oud voor deze Patio
       *[known] De server is te oud voor deze Patio, bijgewerkt tot { $time }
    }
sync-waiting =
    { $count ->
        [one] { $count } wacht
       *[other] { $count } wachten
    }
sync-refused = { $count } geweigerd
keys-title = Toetsen op dit scherm
key-palette = Ga ergens heen of doe iets
key-help = Toon de toetsen
key-new = Nieuw bericht
key-home = Naar start
key-back = Een stap terug
key-next = Volgende rij
key-previous = Vorige rij
key-comment = Reageer
key-search = Zoek in deze lijst
key-edit = Bewerk hier je laatste tekst
key-quote = Citeer wat je selecteerde, of de reactie waar je bent
key-first-new = Naar de eerste nieuwe reactie
key-into = Naar het gesprek
key-out = Terug naar de lijst
key-latest = Naar de laatste reactie
key-date = Ga naar een datum
key-ask = Stel een vraag
key-claim = Pak de vraag
key-take-next = Pak de volgende vraag en open hem
key-answer = Antwoord
key-ask-back = Vraag de vrager iets
key-note = Schrijf een notitie voor de desk
key-keep = Bewaar het antwoord voor iedereen
key-kept-change = Verander een bewaard antwoord
key-kept-right = Het bewaarde antwoord klopt nog
key-undo-sent = Neem terug wat je net verstuurde
key-release = Terug in de wachtrij
key-assign = Geef de vraag aan een collega
key-prioritize = Zeg hoe snel naar de vraag gekeken moet worden
key-transfer = Geef de vraag door aan een andere desk
key-merge = Voeg de vraag samen met een andere
key-macro = Gebruik een macro
key-join = Maak de vraag deel van een storing
key-me-too = Zeg dat jij deze vraag ook hebt
key-outage = Meld een storing, of zeg er iets over
key-outage-say = Zeg iets over de storing
key-outage-end = Sluit de storing af
key-add = Vul iets aan
key-send = Verstuur wat je schrijft
key-name-escape = Esc
key-name-enter = Enter
key-name-send = Ctrl ↵
key-name-ctrl = Ctrl { $key }
key-name-r = R
key-name-right = →
key-name-left = ←
key-name-e = E
key-name-v = V
key-name-u = U
key-name-l = L
key-name-q = Q
key-name-n = N
key-name-h = H
key-name-c = C
key-name-x = X
key-name-ask = Ctrl Shift A
key-name-shift = Shift { $key }
key-name-question = ?

# Beschadigde databases.
damage-cache-title = De kopie op deze laptop was beschadigd
damage-cache-body = Patio haalt alles opnieuw op van de server. Wat je zelf schreef, staat los van die kopie en is er nog.
damage-cache-too = Ook de kopie van wat op de server staat, was beschadigd. Patio haalt die opnieuw op.
damage-work-title = Het bestand met je eigen werk was beschadigd
damage-work-whole = Patio kon alles lezen. Er ontbreekt niets.
damage-work-body = Alles wat Patio kon lezen, is er nog. Dit kon Patio niet lezen:
damage-unsent = wat je nog niet had verstuurd: er kunnen teksten ontbreken
damage-unsent-counted =
    { $count ->
        [one] { $count } tekst of handeling die je nog niet had verstuurd
       *[other] { $count } teksten of handelingen die je nog niet had verstuurd
    }
damage-sent = wat je al had verstuurd: dat staat op de server, maar je lijst met verstuurde teksten is korter
damage-sent-counted =
    { $count ->
        [one] { $count } regel in je lijst met verstuurde teksten; de tekst zelf staat op de server
       *[other] { $count } regels in je lijst met verstuurde teksten; de teksten zelf staan op de server
    }
damage-drafts = concepten: er kunnen er ontbreken
damage-drafts-counted =
    { $count ->
        [one] { $count } concept
       *[other] { $count } concepten
    }
damage-files = bestanden die nog verstuurd moesten worden: de inhoud staat naast het beschadigde bestand
damage-files-counted =
    { $count ->
        [one] { $count } bestand dat nog verstuurd moest worden; de inhoud staat naast het beschadigde bestand
       *[other] { $count } bestanden die nog verstuurd moesten worden; de inhoud staat naast het beschadigde bestand
    }
damage-reading = tot waar je had gelezen: gesprekken kunnen ongelezen lijken
damage-reading-counted = tot waar je had gelezen: { $count } { $count ->
        [one] gesprek kan
       *[other] gesprekken kunnen
    } ongelezen lijken
damage-settings = instellingen: misschien moet je je opnieuw aanmelden
damage-settings-counted = instellingen ({ $count }): misschien moet je je opnieuw aanmelden
damage-kept =
    { $count ->
        [one] Het beschadigde bestand is bewaard. Een specialist haalt er misschien meer uit; je kunt het ook weggooien:
       *[other] De beschadigde bestanden zijn bewaard. Een specialist haalt er misschien meer uit; je kunt ze ook weggooien:
    }
damage-seen = Ik heb het gelezen
