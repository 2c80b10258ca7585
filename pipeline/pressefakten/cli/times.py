"""What develops over time: ``timeline``, ``agenda``, ``versions``."""

import sys
from pathlib import Path
from typing import Literal

import click

from pressefakten.cli.options import format_option, out_option
from pressefakten.cli.printing import put, put_json, put_text, say
from pressefakten.errors import UsageError

language_option = click.option(
    "--lang", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Language of the words."
)


def _language(lang: str) -> Literal["de", "en"]:
    return "en" if lang == "en" else "de"


@click.command()
@click.argument("name")
@language_option
@out_option
def timeline(name: str, lang: str, out: Path) -> None:
    """Show how what the releases say of NAME develops, by day of publication.

    NAME is a person, an organisation, a place or a thing, or a kind of fact such as money. What cannot well be true
    together is marked, with both sentences.
    """
    from pressefakten.outputs import open_outputs
    from pressefakten.report import timeline as page

    outputs = open_outputs(out)
    corpus = page.Corpus(outputs.releases, outputs.facts)
    if page.is_kind(name):
        put(page.lines(name, page.of_kind(corpus, name, _language(lang)), _language(lang)))
        return
    for number, one in enumerate(page.named_in(out, name)):
        found = page.developments(corpus.only(one.releases), one.names, _language(lang))
        put([""] * bool(number))
        put(page.lines(one.names[0], found, _language(lang)))


@click.command()
@click.option("--from", "since", metavar="DAY", help="Not before this day (2024-05-03).  [default: today]")
@click.option(
    "--all", "everything", is_flag=True, help="Past days too, and those whose sentence does not say what happens."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="Print as; ics is iCalendar.",
)
@language_option
@out_option
def agenda(since: str | None, everything: bool, form: str, lang: str, out: Path) -> None:
    """List what the releases announce: the day, what happens, where, and until when."""
    from datetime import date

    from pressefakten.outputs import open_outputs
    from pressefakten.read.sidecar import as_day
    from pressefakten.report import agenda as page

    if since is not None and as_day(since) is None:
        raise UsageError("C044", f"--from {since!r} is no day", "Write e.g. --from 2024-05-03")
    first = since or (None if everything else date.today().isoformat())
    outputs = open_outputs(out)
    found = page.events(outputs.releases, outputs.facts, first, everything, _language(lang))
    if form == "json":
        put_json(page.records(found), indent=2)
    elif form == "ics":
        put_text(page.calendar(found).decode())
    else:
        put(page.lines(found))


@click.command()
@click.argument("release")
@format_option
@language_option
@out_option
def versions(release: str, form: str, lang: str, out: Path) -> None:
    """List the versions of RELEASE with what each says differently from the one before.

    A release is a later version where its sidecar says so (version_of), or where another has the same address.
    """
    from pressefakten.diff.versions import differences
    from pressefakten.report.versions import lines, records

    found = list(differences(out, release, _language(lang)))
    if form == "json":
        put_json(records(found), indent=2)
    else:
        put(lines(found, _language(lang)))
    if len(found) == 1:
        say("There is one version only.")
        sys.exit(0)
