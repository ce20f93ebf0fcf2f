"""From views to doctree nodes: plain docutils nodes with classes, the same for every builder.

Texts of records are plain text. They enter the doctree as text nodes and nowhere else, so nothing in them is markup.
"""
