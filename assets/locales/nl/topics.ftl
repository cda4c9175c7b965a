# Onderwerpen: één woordenlijst, in twee talen.

topics-title = Onderwerpen
topics-lead = Alles waar collega’s verstand van hebben, elk onderwerp onder één naam. Beheerders van Patio, en collega’s die zij kiezen, kunnen onderwerpen hernoemen en samenvoegen.
topics-lead-edit = Alles waar collega’s verstand van hebben. Geef een onderwerp zijn namen, of voeg twee onderwerpen samen die hetzelfde zijn; beide kun je terugdraaien.
topics-search = Zoek een onderwerp
topics-empty = Nog geen onderwerpen. Ze komen er zodra collega’s in hun profiel zetten waar ze verstand van hebben.
topics-none = Geen onderwerp met die naam.
topics-also = ook: { $names }
topics-more = Meer bij { $name }
topics-rename = Hernoem
topics-rename-title = Namen van { $name }
topics-nl = Nederlands
topics-en = Engels
topics-synonyms = Andere namen, met komma’s ertussen
topics-merge = Voeg samen
topics-merge-title = { $name } samenvoegen
topics-merge-body = Collega’s met dit onderwerp staan daarna bij het andere. De oude naam blijft vindbaar.
topics-merge-into = Met welk onderwerp?
topics-merge-undo-body = Blijkt het niet te kloppen, dan haal je de twee hier weer uit elkaar.
topics-before = Voor de laatste wijziging: { $name }
topics-rename-back = Draai de laatste wijziging terug
topics-merged = Hierin samengevoegd
topics-split = Haal er weer uit
