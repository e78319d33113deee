"""Forms that would be drawn without end are found; those of ordinary drawings are not."""

from __future__ import annotations

import zlib

import pytest

from checker import errors
from checker.sources.pdf_forms import drawn_too_often
from checker.sources.pdf_pages import pages_of
from tests.word.hostile_pdf import doubled_forms, looping_forms, pdf, streamed


def nested(depth: int, draws: bytes, packed: bool = False) -> bytes:
    """Return forms of which each draws the next."""
    objects = []
    for number in range(1, depth + 1):
        shown = draws if number < depth else b""
        kind = b"/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        objects.append(
            streamed(zlib.compress(shown), kind + b"/Filter/FlateDecode") if packed else streamed(shown, kind)
        )
    return pdf(*objects)


@pytest.mark.parametrize("packed", [False, True])
def test_forms_that_draw_each_other_by_twos(packed: bool) -> None:
    assert drawn_too_often(nested(40, b"/X Do /X Do", packed))
    assert not drawn_too_often(nested(40, b"/X Do", packed))
    assert not drawn_too_often(nested(10, b"/X Do /X Do", packed))


def test_a_form_that_only_could_draw_itself_does_no_harm() -> None:
    shared = b"/Subtype/Form/Resources 2 0 R"
    assert not drawn_too_often(pdf(streamed(b"0 0 1 1 re f", shared), b"<</XObject<</X 1 0 R>>>>"))


@pytest.mark.parametrize("make", [looping_forms, doubled_forms])
def test_such_files_are_refused_at_once(make: object) -> None:
    with pytest.raises(errors.BrokenPdf, match="图形无限嵌套"):
        pages_of(make())  # type: ignore[operator]
