topics-title = Onderwerpen
