"""Options that several commands share."""

from pathlib import Path

import click

CORPUS, OUT = "corpus", "outputs"

out_option = click.option(
    "--out", "out", type=click.Path(path_type=Path), default=OUT, show_default=True, help="Folder of a run's outputs."
)
model_option = click.option(
    "--model", metavar="NAME", help="Take names from this installed spaCy pipeline instead of the model shipped here."
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Print as."
)
