# Onderwerpen: één woordenlijst, in twee talen.

topics-title = Onderwerpen
topics-lead = Waar collega’s van weten, onder één naam. Wie een community beheert kan namen aanpassen en samenvoegen.
topics-lead-edit = Waar collega’s van weten. Geef een onderwerp zijn namen, of voeg twee samen die hetzelfde zijn; niemand raakt iets kwijt.
topics-search = Zoek een onderwerp
topics-empty = Nog geen onderwerpen. Ze ontstaan als mensen in hun profiel zetten waar ze van weten.
topics-none = Geen onderwerp met die naam.
topics-also = ook: { $names }
topics-rename = Namen
topics-rename-title = Namen van { $name }
topics-nl = Nederlands
topics-en = Engels
topics-synonyms = Ook wel, met komma’s ertussen
topics-merge = Voeg samen
topics-merge-title = { $name } samenvoegen
topics-merge-body = Wie dit onderwerp noemde, staat daarna bij het andere. De oude naam blijft vindbaar.
topics-merge-into = Met welk onderwerp
