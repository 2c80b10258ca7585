"""``export``."""

from pathlib import Path

import click

from pressefakten.cli.options import out_option
from pressefakten.cli.printing import say

_FORMATS = ("csv", "xlsx", "parquet", "sqlite", "webannotation", "conll", "ical", "vcard")


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; again for more.")
@click.option("--excel", is_flag=True, help="csv as Excel reads it: semicolons, byte-order mark, decimal commas.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="File to write, or folder where the format has several.  [default: OUT/export/…]",
)
@out_option
def export(form: str, kinds: tuple[str, ...], excel: bool, to: Path | None, out: Path) -> None:
    """Write the facts for another tool.

    FORMAT is csv (a table a kind), xlsx (a workbook), parquet, sqlite (for datasette), webannotation (W3C, JSON-LD),
    conll (BIO tags), ical (dates) or vcard (contacts, as 3.0 and 4.0). csv, parquet and vcard make a folder, the others
    a file.
    """
    from pressefakten.export import export as write

    say(f"→ {write(form, out, to, kinds, excel)}")
