# Het eigen profiel.

me-title = Je profiel
me-lead = Wat je verandert wordt bewaard zodra je het veld verlaat. Alles behalve de eerste drie mag leeg blijven.
me-page = Bekijk je pagina
me-meter = { $filled } van de { $of } ingevuld
me-meter-full = Alles wat helpt staat er
me-meter-private = Dit ziet niemand anders.
me-pending = Bewaard op deze laptop, onderweg naar de server.
me-in-step = Zo zien collega’s het nu.
me-refused = Je laatste wijziging is niet aangenomen. { $why }
me-remove = Haal { $what } weg
me-tags-note = Enter of een komma zet er een bij.
me-pick-note = Typ om te kiezen.
me-expertise-add = Voeg een onderwerp toe
me-expertise-note = Wat bovenaan staat, staat naast je naam. Kies een onderwerp dat er al is als het past.
me-skill-up = Zet { $what } hoger
me-level-of = Hoe goed ken je { $what }
me-level-learning = Ik leer dit
me-level-practised = Ik werk ermee
me-level-expert = Anderen kunnen op mij bouwen
me-ask = Vraag mij naar …
me-ask-of = Wat kan iemand je vragen over { $what }
me-from = { $day } vanaf
me-until = { $day } tot
me-break = pauze
me-break-from = pauze { $day } vanaf
me-break-until = pauze { $day } tot
me-hours-note = Typ 8:30 of 830. Een pauze mag leeg blijven. Werk je ’s nachts, typ dan gewoon 22:00 en 6:00.
me-hours-wrong = Hier klopt een tijd niet: de pauze valt tussen begin en einde, en een nacht is voorbij voor je weer begint.
me-next-day-mark = +1 dag
me-next-day = de volgende dag
me-hours-same = Neem { $day } over voor maandag t/m vrijdag
me-zone-here = Neem die van deze laptop: { $zone }
me-manager-search = Zoek op naam
me-optional = Mag, hoeft niet
me-optional-body = Leeg laten verandert niets aan wat je kunt
me-fill-in = Vul in
me-show-it = Toon het
me-take-back = Trek in
me-history = Wat er eerder stond
me-history-lead = Alleen jij ziet dit. Foto en geboortejaar worden hier nooit bewaard.
me-history-until = stond er tot
me-history-empty = niets
me-history-none = Er is nog niets veranderd.
photo-title = Je foto
photo-choose = Kies foto
photo-other = Andere foto
photo-pick = Kies een bestand
photo-drop = Sleep een foto hierheen, plak er een met Ctrl V, of kies een bestand.
photo-preview = Zo zien collega’s je
photo-consent = Je foto staat naast wat je schrijft en op je pagina, voor iedereen in de organisatie. Trek je hem in, dan verdwijnt hij bij de volgende synchronisatie van elke laptop. Zonder foto kun je alles.
photo-save = Toon mijn foto
crop-label = Uitsnede
crop-hint = Sleep, of gebruik de pijltjes; + en − maken de uitsnede groter en kleiner, met Shift in grote stappen.
crop-size = Grootte
linkedin-title = Vul in uit LinkedIn
linkedin-lead = Uit je eigen gegevensexport. Het bestand wordt op deze laptop gelezen; alleen wat je hieronder aankruist gaat naar je profiel.
linkedin-step-1 = Vraag in LinkedIn bij Instellingen, Gegevensprivacy om een kopie van je gegevens.
linkedin-step-2 = Je krijgt een ZIP-bestand. Uitpakken hoeft niet.
linkedin-step-3 = Kies het hier. Alleen kop, samenvatting, functies en vaardigheden worden gelezen.
linkedin-pick = Kies de export
linkedin-to-job = wordt je functie
linkedin-to-about = komt bij Over mij
linkedin-to-expertise = komt bij Waar je van weet
linkedin-position =
    { $still ->
        [yes] { $title }, { $company } (sinds { $from })
       *[no] { $title }, { $company } ({ $from } tot { $until })
    }
linkedin-there = staat er al
linkedin-cut = wordt je functie, maar alleen dit past: “{ $text }”
linkedin-full = past er niet meer bij
linkedin-long = te lang voor een onderwerp, dat heeft hooguit 40 tekens
linkedin-left =
    { $count ->
        [one] { $count } keuze past er niet meer bij en gaat niet mee.
       *[other] { $count } keuzes passen er niet meer bij en gaan niet mee.
    }
linkedin-nothing = In dit bestand staat niets wat hier past.
linkedin-unread =
    { $count ->
        [one] Niet geopend: { $names }.
       *[other] { $count } andere bestanden zijn niet geopend: { $names } …
    }
linkedin-save =
    { $count ->
        [0] Niets gekozen
        [one] Neem { $count } over
       *[other] Neem { $count } over
    }
linkedin-saved = Overgenomen in je profiel.
topic-people =
    { $count ->
        [one] { $count } mens
       *[other] { $count } mensen
    }
