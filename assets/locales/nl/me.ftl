# Het eigen profiel.

me-title = Je profiel
me-lead = Patio bewaart wat je verandert zodra je het veld verlaat. Alles behalve de eerste drie velden mag leeg blijven.
me-page = Bekijk je pagina
me-meter = { $filled } van de { $of } ingevuld
me-meter-full = Je profiel is compleet
me-meter-private = Dit ziet niemand anders.
me-pending = Bewaard op deze laptop, onderweg naar de server.
me-in-step = Zo zien collega’s het nu.
me-refused = Je laatste wijziging is geweigerd. { $why }
me-remove = Haal { $what } weg
me-tags-note = Enter of een komma zet er een bij.
me-pick-note = Typ om te kiezen.
me-expertise-add = Voeg een onderwerp toe
me-expertise-note = De bovenste onderwerpen staan naast je naam. Kies als het past een onderwerp dat er al is.
me-skill-up = Zet { $what } hoger
me-level-of = Hoe goed ken je { $what }?
me-level-learning = Ik leer dit
me-level-practised = Ik werk ermee
me-level-expert = Anderen kunnen op mij bouwen
me-ask = Vraag mij naar …
me-ask-of = Wat kunnen collega’s je vragen over { $what }?
me-from = { $day } vanaf
me-until = { $day } tot
me-break = pauze
me-break-from = pauze { $day } vanaf
me-break-until = pauze { $day } tot
me-hours-note = Typ 8:30 of 830. Een pauze mag leeg blijven. Werk je ’s nachts, typ dan gewoon 22:00 en 6:00.
me-hours-wrong = Hier klopt een tijd niet: de pauze moet tussen begin en einde vallen, en een nachtdienst moet voorbij zijn voor je weer begint.
me-next-day-mark = +1 dag
me-next-day = de volgende dag
me-hours-same = Neem { $day } over voor maandag t/m vrijdag
me-zone-here = Neem die van deze laptop: { $zone }
me-manager-search = Zoek op naam
me-optional = Optioneel
me-optional-body = Ook als je dit leeg laat, kun je alles in Patio
me-told = Wie ziet dit, en hoe lang blijft het?
me-told-photo = Zo herkennen collega’s je. Iedereen ziet hem; trek je hem in, dan verdwijnt hij overal.
me-told-birth_year = Er hangt niets van af. Iedereen ziet het; trek je het in, dan verdwijnt het overal.
me-fill-in = Vul in
me-show-it = Toon het
me-take-back = Trek in
me-history = Eerdere versies
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
photo-consent = Iedereen in de organisatie ziet je foto: naast wat je schrijft en op je pagina. Trek je hem in, dan verdwijnt hij bij de volgende synchronisatie van elke laptop. Ook zonder foto kun je alles in Patio.
photo-save = Toon mijn foto
crop-label = Uitsnede
crop-hint = Sleep, of gebruik de pijltjes; + en − maken de uitsnede groter en kleiner, met Shift in grote stappen.
crop-size = Grootte
linkedin-title = Neem over uit LinkedIn
linkedin-lead = Je hebt je eigen gegevensexport nodig. Patio leest het bestand op deze laptop; alleen wat je hieronder aankruist komt in je profiel.
linkedin-step-1 = Vraag in LinkedIn bij Instellingen, Gegevensprivacy om een kopie van je gegevens.
linkedin-step-2 = Je krijgt een ZIP-bestand. Uitpakken hoeft niet.
linkedin-step-3 = Kies het hier. Patio leest alleen kop, samenvatting, functies en vaardigheden.
linkedin-pick = Kies de export
linkedin-to-job = wordt je functie
linkedin-to-about = komt bij Over mij
linkedin-to-expertise = komt bij Waar je verstand van hebt
linkedin-position =
    { $still ->
        [yes] { $title }, { $company } (sinds { $from })
       *[no] { $title }, { $company } ({ $from } tot { $until })
    }
linkedin-there = staat er al
linkedin-cut = wordt je functie, maar alleen dit past: “{ $text }”
linkedin-full = past er niet meer bij
linkedin-long = te lang: een onderwerp heeft hooguit 40 tekens
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
        [0] Nog niemand die dit weet
        [one] { $count } persoon
       *[other] { $count } mensen
    }
