# Topics: one vocabulary, in two languages.

topics-title = Topics
topics-lead = What colleagues know about, under one name. Whoever manages a community can rename and merge.
topics-lead-edit = What colleagues know about. Give a topic its names, or merge two that are the same; nobody loses anything.
topics-search = Search for a topic
topics-empty = No topics yet. They come when people say in their profile what they know about.
topics-none = No topic with that name.
topics-also = also: { $names }
topics-rename = Names
topics-rename-title = Names of { $name }
topics-nl = Dutch
topics-en = English
topics-synonyms = Also called, with commas between
topics-merge = Merge
topics-merge-title = Merge { $name }
topics-merge-body = Whoever named this topic will stand with the other one. The old name can still be found.
topics-merge-into = With which topic
