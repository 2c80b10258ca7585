"""Political parties by the spellings of their names."""

from functools import cache

from pressefakten.lexicon import load


@cache
def parties() -> dict[str, str]:
    """Spelling of a party → its value."""
    return {
        name: name if party.get("own_value") else party["value"]
        for party in load("parties")["party"]
        for name in party["names"]
    }


@cache
def compound_parties() -> frozenset[str]:
    """Spellings that open a compound of a party's people ("ÖVP-Stadtrat"), not "FW-", which opens those of fire
    brigades too."""
    return frozenset(
        name
        for party in load("parties")["party"]
        for name in party["names"]
        if not party.get("own_value") and party["value"] != "parteilos" or name in ("SSW", "ÖDP")
    )
