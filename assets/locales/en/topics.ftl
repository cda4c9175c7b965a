topics-title = Topics
