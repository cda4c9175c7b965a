# Ctrl K.

palette-label = Ga ergens heen of doe iets
palette-rest = Waar wil je heen?
palette-results = Resultaten
palette-none = Niets gevonden.
palette-light = Licht uiterlijk
palette-dark = Donker uiterlijk
