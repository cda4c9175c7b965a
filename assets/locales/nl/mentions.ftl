# Voor jou: gesprekken die jou noemen.

mentions-label = Voor jou
mentions-title = Voor jou
mentions-lead = Gesprekken die jou noemen of op jou reageren
mentions-empty = Hier staat nog niets. Noemt een collega je met @ en je naam, of reageert iemand op jou, dan zie je het gesprek hier.
