"""What is asked of an export."""

from dataclasses import dataclass

from pressefakten.export.tables import Table, tables


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The named ``kinds`` (empty: all), and whether Excel is to read it."""

    kinds: frozenset[str] = frozenset()
    excel: bool = False

    @property
    def tables(self) -> list[Table]:
        """The tables of these kinds."""
        return tables(self.kinds)
