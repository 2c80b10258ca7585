import pytest

from pressefakten.export.plain import is_formula, one_line, visible


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", " =1", "＝1", "-x", "+49 2162 1;2"])
def test_plain_is_formula(text):
    assert is_formula(text)


@pytest.mark.parametrize("text", ["-9.1", "+492162391024", "-9,1", "a=1", "5-7", ""])
def test_plain_is_no_formula(text):
    assert not is_formula(text)


@pytest.mark.parametrize(
    "text, shown",
    [
        ("\x1b[31m", "␛[31m"),
        ("a\x00b", "a␀b"),
        ("\x9b1m", "\ufffd1m"),
        ("a\u202eb", "a\ufffdb"),
        ("Gä\xadrten\n", "Gä\xadrten\n"),
    ],
)
def test_plain_visible_keeps_the_length(text, shown):
    assert visible(text) == shown
    assert len(visible(text)) == len(text)


def test_plain_one_line():
    assert one_line("a\r\n  b\x07") == "a b␇"
