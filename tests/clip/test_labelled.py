"""Labels tell a picture's caption and credit, in either order and across a blank line."""

import pytest

from plugins.clip.clipping import Picture
from plugins.clip.labelled import Frame, read_labels
from plugins.clip.paragraphs import Paragraph

STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta setelah rapat."
BUS = Picture(caption="Sebuah bus", credit="Getty Images")


def read(*lines):
    """Return the frame of the lines; a line after "^" stands below a blank one."""
    return read_labels([Paragraph(line.removeprefix("^"), line.startswith("^")) for line in lines])


@pytest.mark.parametrize(
    ("lines", "frame"),
    [
        pytest.param(["Image source, Getty Images", "Image caption, Sebuah bus"],
                     Frame(2, BUS), id="two labels"),
        pytest.param(["Sumber gambar, Getty Images", "^Keterangan gambar,", "Sebuah bus"],
                     Frame(3, BUS), id="a blank line between them"),
        pytest.param(["Keterangan gambar, Sebuah bus", "Sumber gambar, Getty Images"],
                     Frame(2, BUS), id="caption first"),
        pytest.param(["Keterangan gambar, Sebuah bus", "Sumber gambar, AFP",
                      "Keterangan gambar, Kereta"],
                     Frame(1, Picture(caption="Sebuah bus")), id="the next picture's source"),
        pytest.param(["Image sourceGetty Images", STORY],
                     Frame(1, Picture(credit="Getty Images")), id="a source alone"),
        pytest.param(["Image source, Getty Images", "Media caption, Sebuah bus"],
                     Frame(2, None, ("Image source, Getty Images", "Media caption, Sebuah bus")),
                     id="a film"),
        pytest.param(["Keterangan foto: Warga di Bantul. (Foto: BNPB)"],
                     Frame(1, Picture(caption="Warga di Bantul.", credit="BNPB")), id="one label"),
        pytest.param(["Keterangan gambar,", f"^{STORY}"], None, id="a label without words"),
        pytest.param(["Sumber gambar itu tidak diketahui, kata polisi kepada wartawan kemarin."],
                     None, id="a sentence"),
    ],
)  # fmt: skip
def test_labels_tell_the_picture(lines, frame):
    assert read(*lines) == frame
