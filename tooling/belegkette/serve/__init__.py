"""The local page for reviewers: the report with fields for verdict and comment, on this computer alone.

`answers` maps requests to replies and knows nothing of sockets; `server` puts it behind a port; `guard` decides who may ask.
"""
