# Ctrl K.

palette-label = Find or do
palette-rest = Where do you want to go?
palette-results = Results
palette-none = Nothing found.
palette-light = Light look
palette-dark = Dark look
