# Meldingen op het bureaublad.
notice-mention-title = { $name } noemt je in { $community }
notice-closed-title = Iemand noemt je
notice-closed-body = In een gesloten community.
