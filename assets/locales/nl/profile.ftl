# Profiel: naam, functie, expertise.

profile-why = Waarom
profile-seen = Wie ziet het
profile-preview = Zo zien collega’s je straks
profile-preview-post = Goedemorgen. Wie weet bij welke vervoerder dit etiket hoort?
profile-continue = Verder naar je communities
profile-kept = Bewaard op deze laptop. Lezen kan al zonder profiel.
profile-read-first = Eerst rondkijken
profile-until = Hoe lang
