"""A text that is a collection of releases → its parts, each a Source of its own."""

from collections.abc import Sequence

from pressefakten.read import Source


def parts_of(source: Source) -> Sequence[Source]:
    """The releases in a text, in order: for nearly all texts the text itself.

    The one place where a collection is parted. A part's offsets count in its own ``text``.
    """
    return (source,)
