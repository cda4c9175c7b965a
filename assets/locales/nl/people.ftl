# Mensen: zoeken, waarom iemand in de lijst staat, de pagina van een persoon.

people-title = Mensen
people-search = Zoek een naam, een onderwerp of stel een vraag
people-search-rest = Naam, onderwerp of vraag
people-filters = Beperk tot
people-unit = Afdeling
people-place = Plaats
people-language = Taal
people-works-now = Werkt nu
people-any = Alle
people-found = Gevonden mensen
people-none = Niemand gevonden. Probeer een ander woord of haal een filter weg.
people-searched = Gezocht in bijdragen en profielen op:
people-also = ook
people-more = { " " }en nog { $count }
people-unindexed =
    { $count ->
        [one] { $count } nieuwe tekst is nog niet doorzocht.
       *[other] { $count } nieuwe teksten zijn nog niet doorzocht.
    }
people-count =
    { $count ->
        [one] { $count } collega
       *[other] { $count } collega’s
    }
people-count-least = Minstens { $count } collega’s
people-rule-question = Bewijs telt het zwaarst, daarna of iemand nu werkt. Functie telt niet mee.
people-rule-name = De naam die het best past staat bovenaan. Functie telt niet mee.
people-rule-all = Op volgorde van naam.
why-helped =
    { $dated ->
        [no] { $count ->
            [one] Hielp met { $count } bijdrage over { $about }
           *[other] Hielp met { $count } bijdragen over { $about }
        }
       *[yes] { $count ->
            [one] Hielp met { $count } bijdrage over { $about }, { $when }
           *[other] Hielp met { $count } bijdragen over { $about }, de laatste { $when }
        }
        [titled] { $count ->
            [one] Hielp { $when } in ‘{ $title }’
           *[other] Hielp hier { $count } keer mee, het laatst { $when } in ‘{ $title }’
        }
    }
why-vouched =
    { $count ->
        [one] Heeft verstand van { $about }, door een collega bevestigd
       *[other] Heeft verstand van { $about }, door { $count } collega’s bevestigd
    }
why-declared =
    { $level ->
        [learning] Is { $about } aan het leren
        [expert] Noemt { $about } in het profiel; anderen kunnen erop bouwen
       *[other] Noemt { $about } in het profiel
    }
why-profile = Schrijft in het profiel over { $about }
why-wrote =
    { $dated ->
        [no] { $count ->
            [one] Schreef eens over { $about }
           *[other] Schreef { $count } keer over { $about }
        }
       *[yes] { $count ->
            [one] Schreef { $when } over { $about }
           *[other] Schreef { $count } keer over { $about }, het laatst { $when }
        }
        [titled] { $count ->
            [one] Schreef { $when } in ‘{ $title }’
           *[other] Schreef { $count } keer hierover, het laatst { $when } in ‘{ $title }’
        }
    }
why-speaks = Spreekt { $about }
why-place = Werkt in { $about }
available-until =
    { $when ->
        [today] Werkt vandaag tot { $time }
       *[ahead] Werkt tot { $day } { $time }
    }
available-now-open = Werkt nu
available-from =
    { $when ->
        [today] Werkt vandaag vanaf { $time }
       *[ahead] Werkt weer { $day } vanaf { $time }
    }
available-later-open = Werkt later vandaag
available-away-open = Werkt vandaag niet
since-today = vandaag
since-yesterday = gisteren
since-on = op { $date }
since-in = in { $date }

person-unknown = iemand
person-disabled = Werkt hier niet meer
person-edit = Bewerk je profiel
person-clock = Daar is het nu { $time } ({ $zone })
person-available-here = { $text } (jouw tijd)
person-today = Vandaag
person-today-label = Werkt vandaag { $spans }; het is daar nu { $now }
person-week-there = { $week } (tijd daar)
person-not-today = Werkt vandaag niet.
person-break = pauze
person-days = { $from } t/m { $until }
person-knows = Waar { $name } verstand van heeft
person-block = één blokje voor elke bijdrage die hielp
person-also-helped = Hielp ook hiermee
person-recent = Laatste bijdragen
person-curator = Verzorgt de onderwerpen
person-curator-right = Onderwerpen verzorgen
person-curator-is = Kan onderwerpen hernoemen en samenvoegen. Mail of noem deze collega als een onderwerp verkeerd heet.
person-curator-give = Laat { $name } onderwerpen verzorgen
person-curator-take = Neem dit recht terug
person-curator-body = Met dit recht kan iemand onderwerpen hernoemen en samenvoegen voor de hele organisatie. Iedereen ziet wie het heeft.
person-about = Over zichzelf
person-interests = Houdt van
person-team = Team
team-manager = Leidinggevende
team-reports =
    { $count ->
        [one] Geeft leiding aan { $count } collega
       *[other] Geeft leiding aan { $count } collega’s
    }
team-peers =
    { $count ->
        [one] { $count } teamgenoot
       *[other] { $count } teamgenoten
    }
team-more = Nog { $count }
person-contact = Contact
contact-email = E-mail
contact-phone = Telefoon
contact-other = Anders
copy = Kopieer
person-born = Geboren in
vcard = Bewaar als vCard
skill-none = nog geen bijdrage
skill-declared = staat in het profiel, nog geen bijdrage
skill-helped =
    { $count ->
        [one] { $when }
       *[other] laatst { $when }
    }
skill-vouched =
    { $count ->
        [one] { $count } collega bevestigt het
       *[other] { $count } collega’s bevestigen het
    }
skill-vouched-by = Collega’s die dit bevestigen
skill-ask = vraag naar: { $ask }
level-learning = Is dit aan het leren
level-practised = Werkt hiermee
level-expert = Anderen kunnen hierop bouwen
vouch-on = Ik bevestig dit
vouch-off = Jij bevestigt dit
vouch-decline = Liever niet
vouch-decline-note = Wat je afwijst verdwijnt bij iedereen en komt niet terug.
asked-title = Kennis die we missen
asked-lead = Hier vragen collega’s naar, en niemand heeft het nog in het profiel staan.
asked-count =
    { $count ->
        [one] { $count } keer gevraagd, { $when }
       *[other] { $count } keer gevraagd, laatst { $when }
    }
asked-empty = Kies een collega uit de lijst, of stel een vraag. Voor alles waar nu naar gevraagd wordt, is er een collega te vinden.
asked-mine = Weet jij hier iets van?
people-alone = Je bent hier nog de enige. Zodra er collega’s zijn uitgenodigd, vind je ze hier.
people-alone-invite = Je bent hier nog de enige. Nodig collega’s uit, dan vind je hier wie wat weet.
people-invite = Nodig collega’s uit
