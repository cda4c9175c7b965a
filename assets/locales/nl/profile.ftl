# Profiel: naam, functie, expertise.

profile-name = Naam
profile-name-why = Bij elk bericht staat een mens.
profile-job = Functie
profile-job-why = Collega’s zien vanuit welk werk je spreekt.
profile-expertise = Waar weet je van
profile-expertise-why = Vragen hierover komen bij jou, andere niet.
profile-expertise-seen = Iedereen, naast je naam. Je past het altijd aan.
profile-expertise-how = Enter of een komma zet er een bij.
profile-expertise-remove = Haal { $tag } weg
profile-seen-all = Iedereen in de organisatie
profile-why = Waarom
profile-seen = Wie ziet het
profile-preview = Zo zien collega’s je straks
profile-preview-post = Goedemorgen. Wie weet bij welke vervoerder dit etiket hoort?
profile-continue = Verder naar je communities
profile-kept = Bewaard op deze laptop. Lezen kan al zonder profiel.
profile-read-first = Lees eerst
profile-until = Tot wanneer
