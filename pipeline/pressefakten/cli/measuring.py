"""``eval`` and ``schema``."""

import sys
from pathlib import Path

import click

from pressefakten.cli.options import format_option, model_option
from pressefakten.cli.printing import put, put_json, put_text
from pressefakten.errors import UsageError


@click.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of KIND, or the list of schemas.

    KIND is a kind of fact, or fact, release, entity, rejected, run, diff, correction, findings.
    """
    from pressefakten_schemas.generate import as_text, json_schemas

    known = json_schemas()
    if kind is None:
        put(known)
    elif kind in known:
        put_text(as_text(known[kind]))
    else:
        raise UsageError("C003", f"There is no schema {kind!r}", f"Known are {', '.join(known)}.")


@click.command("eval")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where texts are that do not stand beside their gold.",
)
@click.option("--errors", is_flag=True, help="List every difference.")
@model_option
@format_option
def evaluate(gold: Path, texts: Path | None, errors: bool, model: str | None, form: str) -> None:
    """Extract the gold texts afresh and compare.

    GOLD is a folder of NAME.json annotations beside their texts NAME.txt. Corrections that were applied to it or to
    DIR count as gold too.
    """
    from pressefakten.evaluate import all_gold, corrections_in, evaluate
    from pressefakten.extractor import Extractor
    from pressefakten.report.evaluation import lines

    all_gold(gold, texts, corrections_in((gold, texts)))  # wrong use shows before the pipeline is loaded
    report = evaluate(gold, Extractor(model), texts)
    if form == "json":
        record = report.record()
        put_json(record if errors else {name: part for name, part in record.items() if name != "errors"}, indent=2)
    else:
        put(lines(report, errors))
    if report.failed:
        sys.exit(1)
