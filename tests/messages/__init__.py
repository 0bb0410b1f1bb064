"""The words that readers meet, and what they are in other languages.

    make messages

reads the words out of the source, brings the catalogues in articles/locale up to date, and
compiles them. The desk is in English: its words stay out of the catalogues.
"""
