"""What gives people away in a text: contact data and names. Text in, hits out; nothing here knows a corpus.

A clean result proves nothing: nobody is recognised by a telephone number alone. The handbook says what people must read.
"""
