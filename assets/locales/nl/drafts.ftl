# Concepten: teksten die begonnen zijn en nog niet verstuurd.

nav-drafts = Concepten
drafts-title = Concepten
drafts-lead = Teksten waaraan je begon en die je nog niet verstuurde. Ze blijven op deze laptop.
drafts-empty = Er is geen concept. Een tekst die je niet afmaakt, vind je hier terug.
drafts-post = Nieuw bericht in { $where }
drafts-comment = Reactie op { $where }
drafts-edit = Wijziging in { $where }
drafts-ask = Vraag aan { $where }
drafts-ask_private = Vraag aan { $where }, alleen voor de desk
drafts-reply = Tekst onder { $where }
drafts-note = Notitie onder { $where }
drafts-incident = Storing bij { $where }
drafts-kept = Antwoord om te bewaren, bij { $where }
drafts-kept_new = Antwoord voor iedereen, van { $where }
drafts-knowledge = Andere tekst voor { $where }
drafts-message = Bericht over { $where }
drafts-nowhere = een plek die hier niet meer is
drafts-unreachable = Je kunt deze woorden kopiëren, maar niet meer daarheen versturen.
drafts-files =
    { $count ->
        [0] Nog geen woorden
        [one] { $count } bestand
       *[other] { $count } bestanden
    }
drafts-discard = Gooi weg
drafts-discard-title = Dit concept weggooien?
drafts-discard-body = Het was bedoeld voor { $where }. Je kunt het niet terughalen.
drafts-keep = Bewaar
drafts-discard-placeless = Je kunt het niet terughalen.
