"""Values: what a single value may say, and the exact words for one that may not."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.story.values import (
    LICENCES,
    RIGHTS,
    Day,
    FileName,
    Flag,
    Line,
    Moment,
    Rights,
    Slug,
    WebAddress,
    is_picture_name,
)

WIB = timezone(timedelta(hours=7))
A_MOMENT = "Write it as `2022-01-11T09:07:00+07:00`"
A_DAY = "Write it as `2022-01-11`"
AN_ADDRESS = "Write it with `https://` in front"
A_FILE = (
    "Put the picture into the story's folder and write its name,"
    " or into `photos/` and write `/photos/NAME`"
)
A_SLUG = (
    "Use a to z, 0 to 9 and single hyphens between them, such as `banjir-demak`,"
    " at most 100 characters"
)


def read(kind, text):
    return TypeAdapter(kind).validate_python(text)


def fault(kind, text):
    """Return (what, mend) of the one fault in `text`."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    (error,) = caught.value.errors()
    assert error["type"] == "told", error
    return error["ctx"]["what"], error["ctx"]["mend"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        pytest.param(Line, "  two\n words ", "two words", id="spaces of a line are single"),
        pytest.param(Line, "<script>", "<script>", id="markup is words"),
        pytest.param(Slug, "a", "a", id="shortest slug"),
        pytest.param(Slug, "20220111-kudeta", "20220111-kudeta", id="digits first"),
        pytest.param(Slug, "a" * 100, "a" * 100, id="longest slug"),
        pytest.param(Day, "2024-02-29", date(2024, 2, 29), id="leap day"),
        pytest.param(
            WebAddress, "https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f", id="https"
        ),
        pytest.param(WebAddress, "HTTP://a.example", "HTTP://a.example", id="capital scheme"),
        pytest.param(WebAddress, "http://[::1]:8000/", "http://[::1]:8000/", id="IPv6"),
        pytest.param(WebAddress, "https://bücher.example/ü", "https://bücher.example/ü", id="IDN"),
        pytest.param(FileName, "peta (1).png", "peta (1).png", id="spaces and brackets"),
        pytest.param(FileName, "/photos/peta.png", "/photos/peta.png", id="shared picture"),
        pytest.param(Flag, "true", True, id="true"),
        pytest.param(Flag, "false", False, id="false"),
        *(pytest.param(Rights, one, one, id=one) for one in RIGHTS),
    ],
)
def test_a_sound_value_is_read(kind, text, value):
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2022-01-11T09:07:00+07:00", datetime(2022, 1, 11, 9, 7, tzinfo=WIB)),
        ("2022-01-11T09:07+07:00", datetime(2022, 1, 11, 9, 7, tzinfo=WIB)),
        ("2022-01-11T02:07:00Z", datetime(2022, 1, 11, 2, 7, tzinfo=UTC)),
        ("2022-01-11T00:00:00-03:30", datetime(2022, 1, 11, 3, 30, tzinfo=UTC)),
        ("1900-01-01T00:00:00+00:00", datetime(1900, 1, 1, tzinfo=UTC)),
        ("2199-12-31T23:59:59+14:00", datetime(2199, 12, 31, 9, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_is_iso_8601_with_a_zone(text, moment):
    assert read(Moment, text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-11",
        "2022-01-11T09:07:00",
        "2022-01-11 09:07:00+07:00",
        "2022-01-11T09:07:00 WIB",
        "2022-01-11T09:07:00EST",
        "2022-01-11T09:07:00+0700",
        "2022-01-11T09:07:00+07",
        "2022-01-11T09:07:00.5+07:00",
        "11/01/2022",
        "20220111T090700Z",
        "2022-W02-2T09:07:00+07:00",
        "0001-01-01T00:00:00Z",
        "1899-12-31T23:59:59Z",
        "2200-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2022-01-11T09:07:00+15:00",
        "2022-01-11T09:07:00+07:01",
        "2022-01-11T09:07:00+07:00\n",
        "٢٠٢٢-٠١-١١T٠٩:٠٧:٠٠+٠٧:٠٠",
        "",
        ["2022"],
        {"y": "2022"},
    ],
    ids=str,
)
def test_what_is_no_moment_is_told(text):
    assert fault(Moment, text) in (
        (f"is {text!r}, which is not a date and time with a zone", A_MOMENT),
        (f"is {text!r}, which is in no calendar or on no clock", A_MOMENT),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30T09:07:00+07:00",
        "2022-13-01T09:07:00+07:00",
        "2022-01-11T24:00:00+07:00",
        "2022-01-11T23:59:60+07:00",
        "2022-01-11T09:60:00+07:00",
        "0000-01-01T00:00:00Z",
    ],
)
def test_a_moment_that_never_was_is_told(text):
    assert fault(Moment, text) == (
        f"is {text!r}, which is in no calendar or on no clock",
        A_MOMENT,
    )


@pytest.mark.parametrize(
    "text",
    ["2022-02-30", "2022-1-1", "20220111", "2022-W02-2", "2022-01-11T00", "besok", "", ["x"]],
    ids=str,
)
def test_what_is_no_day_is_told(text):
    assert fault(Day, text) == (f"is {text!r}, which is not a day in the calendar", A_DAY)


@pytest.mark.parametrize(
    "text",
    [
        "a.example",
        "//a.example/b",
        "/b",
        "ftp://a.example",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "https://",
        "https:///b",
        "https://user@a.example",
        "https://user:secret@a.example/",
        "https://a.example/a b",
        "https://a.example/\n",
        'https://a.example/"onload=',
        "https://a.example/<b>",
        "https:\\\\a.example",
        "http://[bad",
        "http://[::1",
        "https://a\u2100b.example",
        "",
    ],
    ids=repr,
)
def test_what_is_no_web_address_is_told(text):
    assert fault(WebAddress, text) == (f"is {text!r}, which is not a web address", AN_ADDRESS)


@pytest.mark.parametrize(
    "text",
    [
        "../x.png",
        "..",
        ".",
        ".env",
        "/etc/passwd",
        "a/b.png",
        "/photos/../x.png",
        "/photos/.env",
        "/photos/",
        "/photos//photos/x.png",
        "a\\b.png",
        "C:\\x.png",
        "https://a.example/x.png",
        "a\0b.png",
        "a\nb.png",
        "a" * 201,
        "é" * 101,
        "",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_path_that_leads_elsewhere_is_told(text):
    what = f"is {text[:120]!r}, which is not a file of this story"

    assert fault(FileName, text) == (what, A_FILE)
    assert not is_picture_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Banjir",
        "banjir demak",
        "-banjir",
        "banjir-",
        "a--b",
        "a_b",
        "bänjir",
        "banjir\n",
        "../x",
        "a/b",
        "",
        ".",
        "a?b#c",
        "🎭",
        "a" * 101,
        "٣",
    ],
)
def test_what_is_no_slug_is_told(text):
    assert fault(Slug, text) == (f"is {text!r}", A_SLUG)


def test_a_huge_slug_is_not_told_whole():
    what, _ = fault(Slug, "a" * 100_000)

    assert len(what) < 200


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("CC-BY-4", "Write `CC-BY-4.0`"),
        ("excerp", "Write `excerpt`"),
        ("Full", "Write `full`"),
        ("zzz", "Write one of " + ", ".join(f"`{one}`" for one in RIGHTS)),
    ],
)
def test_unknown_rights_offer_the_nearest(text, mend):
    assert fault(Rights, text) == (f"is {text!r}", mend)


@pytest.mark.parametrize("text", ["yes", "True", "1", "", ["true"]], ids=str)
def test_a_flag_is_true_or_false(text):
    assert fault(Flag, text) == (f"is {text!r}", "Write `true` or `false`")


@pytest.mark.parametrize("text", ["", " ", "\n", "\u3000"], ids=repr)
def test_a_blank_line_is_told(text):
    assert fault(Line, text) == ("is blank", "Write its words, or take the line out")


def test_every_licence_is_explained_by_creative_commons():
    homes = {address.split("/")[2] for address in LICENCES.values()}

    assert homes == {"creativecommons.org"}
