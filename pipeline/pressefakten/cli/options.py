"""Options that several commands share."""

import re
from pathlib import Path
from typing import Any

import click


class Shard(click.ParamType):  # type: ignore[type-arg]  # no generic in older versions of click
    """A part of several: 1/8."""

    name = "N/M"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", str(value))
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            self.fail(f"{value!r} is no part such as 1/8, from 1/8 to 8/8", param, ctx)
        return int(match[1]), int(match[2])


SHARD = Shard()
CORPUS, OUT = "corpus", "outputs"

out_option = click.option(
    "--out", "out", type=click.Path(path_type=Path), default=OUT, show_default=True, help="Folder of a run's outputs."
)
model_option = click.option(
    "--model", metavar="NAME", help="Take names from this installed spaCy pipeline instead of the model shipped here."
)
confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Leave out facts of which no mention is this sure.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Print as."
)
