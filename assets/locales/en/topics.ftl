# Topics: one vocabulary, in two languages.

topics-title = Topics
topics-lead = Everything colleagues know about, each topic under one name. Administrators of Patio, and colleagues they choose, can rename and merge topics.
topics-lead-edit = Everything colleagues know about. Give a topic its names, or merge two topics that are the same; both can be undone.
topics-search = Search for a topic
topics-empty = No topics yet. They appear when colleagues say in their profile what they know about.
topics-none = No topic with that name.
topics-also = also: { $names }
topics-more = More about { $name }
topics-rename = Rename
topics-rename-title = Names of { $name }
topics-nl = Dutch
topics-en = English
topics-synonyms = Other names, with commas between
topics-merge = Merge
topics-merge-title = Merge { $name }
topics-merge-body = Colleagues with this topic will be listed under the other one. The old name can still be found.
topics-merge-into = With which topic?
topics-merge-undo-body = If this turns out wrong, you can take the two apart again here.
topics-before = Before the last change: { $name }
topics-rename-back = Undo the last change
topics-merged = Merged into this topic
topics-split = Take out again
