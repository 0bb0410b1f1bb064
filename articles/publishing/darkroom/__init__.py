"""Where pictures are opened: a process of its own, bounded in time and memory, without Django.

What comes from outside is decoded by libraries written in C. So nothing of it is opened in a
process that serves readers or knows passwords: `bench` starts a child with an empty environment,
the child works in a folder that is thrown away, and whatever happens to it is an answer.

    orders    what is asked and answered: plain values
    bench     the caller's side: starts the child and waits
    sniff     what a file is, and how large, by its first bytes
    embedded  the words that came inside the file
    legend    the words that go into what readers get
    develop   from an original to its renditions
    card      the picture of a story where others share it; `faces` are its fonts, `setting` breaks
              its headline into lines, `crop` cuts its picture
"""
