"""The graph as a document that other programs, and later editions, can read: its shape, how it is made, how it is read.

The JSON export, the comparison of editions and all foreign formats start from this document and from nothing else, so
that what may not be published is left out in one place.
"""
