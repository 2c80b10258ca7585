"""Extraction with Ray Data, beyond one machine: actors hold the pipeline, a checkpoint by path makes a job resumable.

python examples/ray_extract.py CORPUS OUT --actors 2 (see docs/large.md). On a cluster, both are folders that all its
machines see under one path. One row a file: its path, the lines of its
releases and of its facts, and why it was rejected.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import ray
from ray.data.checkpoint import CheckpointConfig

_ROWS, _BLOCKS = 20, 1000
"""Files of a block at least, and blocks at most."""


class Extract:
    """An actor: loads the pipeline once, then extracts file by file."""

    def __init__(self) -> None:
        from pressefakten.extractor import Extractor

        self.extractor = Extractor()

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        from pressefakten.corpus.one_file import extract_file

        result = extract_file(self.extractor, Path(row["path"]), row["name"])
        return {
            "path": row["path"],
            "releases": [json.dumps(part.release, ensure_ascii=False) for part in result.parts],
            "facts": [json.dumps(fact, ensure_ascii=False) for fact in result.facts],
            "rejected": [json.dumps(one.as_line(), ensure_ascii=False) for one in result.rejected],
        }


def extract(corpus: str, out: str, actors: int) -> int:
    """Extract the files below ``corpus`` into Parquet files in ``out``; returns how many rows there are. Started again
    with the same folders, it does what is not done yet."""
    import pyarrow as pa
    from pyarrow import parquet

    from pressefakten.read import find_sources

    context = ray.data.DataContext.get_current()
    context.checkpoint_config = CheckpointConfig(
        id_column="path", checkpoint_path=f"{out}.checkpoint", delete_checkpoint_on_success=False
    )
    rows = [{"path": str(path), "name": name} for name, path in find_sources([corpus]).named()]
    listed = Path(f"{out}.files")  # the checkpoint is looked up where a data set is read from files
    shutil.rmtree(listed, ignore_errors=True)
    listed.mkdir(parents=True)
    each = max(_ROWS, -(-len(rows) // _BLOCKS))
    for start in range(0, len(rows), each):
        parquet.write_table(pa.Table.from_pylist(rows[start : start + each]), listed / f"{start:09}.parquet")
    # One processor reads and writes, one looks up what is done; the actors get theirs where there are more.
    free = ray.cluster_resources().get("CPU", 1) >= actors + 2
    (
        ray.data.read_parquet(str(listed))
        .map(Extract, compute=ray.data.ActorPoolStrategy(size=actors), num_cpus=1 if free else 0)
        .write_parquet(out)
    )
    context.checkpoint_config = None
    return ray.data.read_parquet(out).count()


def main() -> None:
    """Run it on two folders, or try it with 200 made-up releases."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("out", nargs="?")
    parser.add_argument(
        "--actors", type=int, default=1, help="leave two processors for reading, writing and looking up what is done"
    )
    parser.add_argument("--try", dest="trying", action="store_true", help="200 made-up releases on two processors")
    asked = parser.parse_args()
    if not asked.trying:
        ray.init()
        print(extract(asked.corpus, asked.out, asked.actors), "files")
        return
    from benchmarks.texts import releases

    ray.init(num_cpus=2)
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "corpus").mkdir()
        for number, text in enumerate(releases(200, 120)):
            (folder / "corpus" / f"made-{number:03}.txt").write_text(text, encoding="utf-8")
        (folder / "corpus" / "made-007.txt").rename(folder / "late.txt")
        counts = [extract(str(folder / "corpus"), str(folder / "out"), actors=1)]
        (folder / "late.txt").rename(folder / "corpus" / "made-007.txt")
        counts += [extract(str(folder / "corpus"), str(folder / "out"), actors=1) for _ in range(2)]
        assert counts == [199, 200, 200], counts
        print("199 files extracted, then the one that came, then none")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
