"""Easy-to-read German (Leichte Sprache): what a machine can see of the rules in BITV 2.0, Anlage 2, Teil 2.

Text in, findings out; nothing here knows a corpus. No finding proves anything: only people of the target group decide
whether a text is Leichte Sprache.
"""
