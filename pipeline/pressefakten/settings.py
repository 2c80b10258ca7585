"""Every limit in one place. Nothing here is read from the environment."""

MAX_CHARACTERS = 500_000
"""Longest text that is read, in code points. One of this length takes between one and two minutes, nearly all of it
for the names, and some 350 MB; a press release has a few thousand. spaCy itself refuses more than 1,000,000
(``nlp.max_length``)."""

MAX_FILE_BYTES = 4 * MAX_CHARACTERS + 4
"""Largest file that is opened: ``MAX_CHARACTERS`` in the widest encoding (UTF-8, UTF-16 or UTF-32 with its
byte-order mark). Looked up before reading, so that a huge file costs no memory."""

MAX_SIDECAR_BYTES = 64_000
"""A sidecar holds four short values."""

MAX_NAME_BYTES = 250
"""Longest name that ``add`` gives a release: file systems take 255 bytes, five of them are for the extension of its
sidecar."""

MAX_CONTROL_SHARE = 0.02
"""Texts with a larger share of control characters (other than blanks and line ends) are taken for binary data."""

MAX_TOKEN_RUN = 200
"""Longest stretch without a blank, in code points, that is tokenized at once. spaCy's tokenizer takes time by the
square of it (8,000 opening brackets: 9 seconds); the longest web addresses in press releases have about 150."""

KEPT_RUNS = 10
"""The last runs that the store keeps for comparisons, the current one among them. One that found the same as the run
before it is not kept again."""

MAX_CONFLICT_NAMES = 3
"""Names, and dates of each, that a conflict of an office tells; the others are counted."""

MAX_CONFLICT_RELEASES = 12
"""Releases that a conflict names."""

FILES_A_PROCESS = 20
"""A process more pays where it has at least so many files to do: it takes some three seconds to start."""

MAX_DOCUMENT_BYTES = 50_000_000
"""Largest file of a format other than plain text that is opened. Its text keeps to ``MAX_CHARACTERS``: of a PDF or an
archive most bytes are pictures and fonts."""

READ_SECONDS = 30
"""Processor time that reading one file may take, beside the start of its process. A page takes some 50 ms, a PDF some
10 ms a page, a feed of 500 items half a second."""

READ_PATIENCE = 300
"""Seconds on the clock after which a reading process that neither ends nor uses its processor time is given up."""

READ_MEMORY = 2_000_000_000
"""Address space, in bytes, that a reading process may take; the libraries need some 500 MB of it."""

MAX_PAGES = 500
"""Pages of a PDF that are read; a press release has a few."""

MAX_RELEASES = 5_000
"""Releases that one file (feed, mailbox, archive) may hold."""

MAX_UNPACKED = 200_000_000
"""Bytes that the members of one archive may come to, all together."""

MAX_EXPANSION = 200
"""How many times larger a member of an archive may be than its packed form, from ``MAX_FILE_BYTES`` on. Text packs to a
tenth; a bomb to a thousandth."""

MAX_NESTING = 3
"""Files in files: a mail in an archive with an attached archive is three."""

ENOUGH_OF_COLLECTION = 4.0
"""What the evidence in ``lexicon/parts.toml`` has to sum up to before a text is split into several releases."""

WATCH_SETTLE_SECONDS = 2.0
"""So long a file must have been left alone before ``watch`` takes it: a half-written one waits."""

LEAST_CONFIDENCE = {"person": 0.4, "organization": 0.4, "place": 0.4, "misc": 0.65}
"""Names that are less sure than this are left out, kind by kind: what is likelier wrong than right, and of named
things, which are the hardest to tell, all but the likely ones. Of the others, whose right names are often unsure,
somewhat more come out."""

LEAST_CONFIDENCE_OF_GUESS = 0.93
"""A named thing for which nothing but the tagger's word speaks (no class noun, quotation mark, number or bracket beside
it, no capital inside) is left out when less sure than this."""

LEAST_CONFIDENCE_IN_LISTS = 0.2
"""A person with the surname first is left out when less sure than this: the tagger takes the two words for two names,
or for none, where the shape of a list's lines tells better."""

LEAST_CONFIDENCE_OF_LONE_PLACE = 0.7
"""A place of one word for which nothing but the tagger's word speaks (no preposition or article, no bracket, no street,
no town that everybody knows) is left out when less sure than this."""

UNSURE = 0.6
"""Names that are less sure than this are marked on pages for reading."""
