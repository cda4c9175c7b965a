# Voor jou: gesprekken die jou noemen.

mentions-label = Voor jou
mentions-title = Voor jou
mentions-lead = Gesprekken die jou noemen
mentions-empty = Niemand heeft je nog genoemd. Als een collega @ en je naam typt, staat het gesprek hier.
