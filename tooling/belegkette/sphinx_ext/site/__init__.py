"""What makes a website of the pages: data for its scripts, its policy, citations, tables to take away, a feed.

Everything here serves readers with JavaScript or programs. Without it the pages say the same: links stay links, tables
stay tables.
"""

from belegkette.sphinx_ext.site.wiring import connect_site

__all__ = ["connect_site"]
