"""What puts texts into the corpus and takes them out: ``add``, ``watch``, ``remove``, ``forget``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressefakten.cli.options import CORPUS, confidence_option, format_option, model_option, out_option
from pressefakten.cli.printing import put, put_json, report_rejected, say, standard_input
from pressefakten.cli.progress import progress_line

if TYPE_CHECKING:
    from pressefakten.corpus.add import Added, New

corpus_option = click.option(
    "--corpus", type=click.Path(path_type=Path), default=CORPUS, show_default=True, help="Folder of the texts."
)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE...")
@corpus_option
@click.option("--name", help="Name of the release instead of one made from its title.")
@out_option
@model_option
@confidence_option
@format_option
def add(
    files: tuple[str, ...],
    corpus: Path,
    name: str | None,
    out: Path,
    model: str | None,
    min_confidence: float,
    form: str,
) -> None:
    """Put texts into the corpus, extract them, and print the new facts.

    FILE is a text, a folder of texts, or - for standard input. A sidecar FILE.toml goes along. A text that is already
    there is refused. Of a new version of a known release (the same address, number or title, or nearly the same words)
    the difference is shown; its record says version_of. What cannot be extracted does not stay in the corpus.
    """
    from pressefakten.corpus.add import add_texts

    texts = [(file, standard_input() if file == "-" else None) for file in files]
    with progress_line() as progress:
        added = add_texts(texts, corpus, out, name, model, progress, say, min_confidence=min_confidence)
    _show(added, form)
    if added.rejected:
        sys.exit(1)


def _show(added: "Added", form: str) -> None:
    from pressefakten.outputs import by_release
    from pressefakten.report.show import release_page

    for new in added.new:
        if form == "json":
            for fact in new.facts:
                put_json(fact)
            continue
        if new.earlier and new.known:
            _show_difference(new)
            continue
        facts = by_release(new.facts)
        for release in new.releases:
            put(release_page(release, facts.get(release["release"], [])))
    report_rejected(added.rejected)


def _show_difference(new: "New") -> None:
    from pressefakten.report.versions import difference_lines

    assert new.earlier and new.known
    name = new.releases[0]["release"]
    if new.earlier.relation == "version":
        say(f"{name} is a later version of {new.earlier.release} ({new.earlier.why})")
    else:
        say(f"{name} is a copy of {new.earlier.release} on another portal ({new.earlier.why}); both are kept")
    put(difference_lines(new.known, (new.releases[0], new.facts)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@corpus_option
@out_option
@model_option
@confidence_option
def watch(folder: Path | None, corpus: Path, out: Path, model: str | None, min_confidence: float) -> None:
    """Watch a folder, and add what comes to it. Ctrl-C ends it.

    Without a FOLDER the corpus itself is watched: what comes, changes or goes there is brought into the outputs.
    Half-written files wait until they have been left alone for two seconds.
    """
    from pressefakten.corpus.add import add_texts
    from pressefakten.corpus.run import Options, run
    from pressefakten.corpus.watch import watch_folder
    from pressefakten.extractor import Extractor

    watched = folder or corpus
    same = watched.resolve() == corpus.resolve()
    extractor = Extractor(model, min_confidence=min_confidence)

    def handle(batch: list[Path]) -> None:
        from pressefakten.cli.extracting import summary

        if same:
            outcome = run([str(corpus)], out, Options(model, may_be_empty=True), say=say, extractor=extractor)
            report_rejected(outcome.rejected)
            say(summary(outcome, out))
        else:
            texts = [(str(path), None) for path in batch]
            _show(add_texts(texts, corpus, out, model=model, say=say, extractor=extractor), "text")

    say(f"Watching {watched}/ … (Ctrl-C ends it)")
    watch_folder(watched, handle)


@click.command()
@click.argument("release")
@corpus_option
@out_option
def remove(release: str, corpus: Path, out: Path) -> None:
    """Take a release out of the corpus and the outputs.

    RELEASE is called as in show. Its file and sidecar are removed: this undoes an add. The runs of before still have
    its facts, for diff; to take a person out of everything that is kept, see forget.
    """
    from pressefakten.corpus.remove import remove_release

    removed = remove_release(release, corpus, out, say)
    for path in removed.files:
        say(f"{path} removed")
    say(f"{len(removed.releases)} release(s) taken out: {', '.join(removed.releases[:5])}")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--yes", is_flag=True, help="Do it, not only list it.")
@out_option
def forget(names: tuple[str, ...], yes: bool, out: Path) -> None:
    """Take a person out of all that is kept: outputs, store, the runs of before.

    Lists what there is of NAME, a full name; with --yes it is taken out, and later runs leave it out too. The texts of
    the corpus stay: the list says which name the person. See docs/data-protection.md.
    """
    from pressefakten.corpus.forget import forget as take_out
    from pressefakten.corpus.forget import traces

    for trace in traces(names, out):
        put([f"{trace.name}: {trace.facts} facts in {len(trace.releases)} releases"])
        put(f"  {name}" for name in trace.releases)
        if trace.perhaps:
            put([f"  Perhaps the same, and not taken out: {', '.join(trace.perhaps)}"])
        put(["  Files that name the person and stay as they are:", *(f"    {file}" for file in trace.files)])
    if not yes:
        say("Nothing is changed. To take them out: add --yes")
        return
    take_out(names, out, say)
    say("Taken out. Copies made elsewhere (git, backups, exports) are not reached: docs/data-protection.md")
