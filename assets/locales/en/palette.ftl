# Ctrl K.

palette-label = Go somewhere or do something
palette-rest = Where do you want to go?
palette-results = Results
palette-none = Nothing found.
palette-light = Light appearance
palette-dark = Dark appearance
