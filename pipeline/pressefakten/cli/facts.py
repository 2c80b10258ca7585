"""What a run has found, for reading: ``show``, ``explain``, ``who``, ``contacts``."""

from pathlib import Path

import click

from pressefakten.cli.options import model_option, out_option
from pressefakten.cli.printing import put, put_text


@click.command()
@click.argument("release")
@out_option
def show(release: str, out: Path) -> None:
    """Show one release's facts on a page.

    RELEASE is its name (see list), its file, or the beginning of its name or title.
    """
    from pressefakten.report.show import page

    put(page(out, release))


@click.command()
@click.argument("name")
@out_option
@model_option
def explain(name: str, out: Path, model: str | None) -> None:
    """Explain a fact, or the head of a release: what spoke for it, and what lost.

    NAME is the id of a fact, or the beginning of it: its words, the rule, the steps to its value, and what lost. Or it
    is a release, called as in show: its headline, day, publisher and so on, with the runners-up. The release is
    extracted again from its text.
    """
    from pressefakten.report.explain import explanation

    put(explanation(out, name, model))


@click.command()
@click.argument("name")
@click.option("--all", "whole", is_flag=True, help="The whole of a long timeline.")
@out_option
def who(name: str, whole: bool, out: Path) -> None:
    """Say who somebody is: roles, party, and where the releases name them."""
    from pressefakten.report.who import who as page
    from pressefakten.store.reading import open_index

    with open_index(out) as index:
        put(page(index, name, whole))


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["csv", "vcard"]), default="csv", show_default=True, help="As what."
)
@out_option
def contacts(form: str, out: Path) -> None:
    """Print the telephone numbers and addresses of people and offices."""
    from pressefakten.outputs import open_outputs
    from pressefakten.report.contacts import contacts_csv, contacts_vcards

    outputs = open_outputs(out)
    put_text((contacts_csv if form == "csv" else contacts_vcards)(outputs.releases, outputs.facts))
