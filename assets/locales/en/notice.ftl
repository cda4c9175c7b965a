# Desktop notifications.
notice-mention-title = { $name } mentions you in { $community }
notice-closed-title = Somebody mentions you
notice-closed-body = In a closed community.
