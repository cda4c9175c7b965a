# Topics: one vocabulary, in two languages.

topics-title = Topics
topics-lead = Everything colleagues know about, each topic under one name. Managers of a community can rename and merge topics.
topics-lead-edit = Everything colleagues know about. Give a topic its names, or merge two topics that are the same; nothing is lost.
topics-search = Search for a topic
topics-empty = No topics yet. They appear when colleagues say in their profile what they know about.
topics-none = No topic with that name.
topics-also = also: { $names }
topics-rename = Names
topics-rename-title = Names of { $name }
topics-nl = Dutch
topics-en = English
topics-synonyms = Other names, with commas between
topics-merge = Merge
topics-merge-title = Merge { $name }
topics-merge-body = Colleagues with this topic will be listed under the other one. The old name can still be found.
topics-merge-into = With which topic?
