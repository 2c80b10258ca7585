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
