"""Days and times: to the minute, with the zone, and only from lines that are nothing else."""

import pytest

from plugins.clip.moment import read_moment, settle_moment


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Selasa, 11/01/2022 09:07 WIB", "2022-01-11T09:07:00+07:00"),
        ("11/01/2022, 09.07 WIB", "2022-01-11T09:07:00+07:00"),
        ("Rabu, 3 Agu 2022 | 14:05 WITA", "2022-08-03T14:05:00+08:00"),
        ("March 11, 20233:22 AM GMT+7Updated March 12, 2023", "2023-03-11T03:22:00+07:00"),
        ("Rabu, 3 Agust 2022 | 14:05 WITA", "2022-08-03T14:05:00+08:00"),
        ("Minggu, 9 Jan 2022 20:15 WIT", "2022-01-09T20:15:00+09:00"),
        ("Jum'at, 7 Januari 2022 pukul 08.30 WIB", "2022-01-07T08:30:00+07:00"),
        ("Jum’at (7/1/2022)", "2022-01-07T00:00:00+07:00"),
        ("Ahad, 9 Pebruari 2020", "2020-02-09T00:00:00+07:00"),
        ("Jakarta, 11 Januari 2022", "2022-01-11T00:00:00+07:00"),
        ("Diterbitkan 11 Jan 2022, 09:07 WIB", "2022-01-11T09:07:00+07:00"),
        ("2022-01-11T09:07:00+07:00", "2022-01-11T09:07:00+07:00"),
        ("2022-01-11T02:07:00Z", "2022-01-11T02:07:00+00:00"),
        ("Updated 11 January 2022 at 9:07 pm GMT+7", "2022-01-11T21:07:00+07:00"),
        ("Jan. 11, 2022 9:07 AM ET", "2022-01-11T09:07:00-05:00"),
        ("July 11, 2022 12:07 AM ET", "2022-07-11T00:07:00-04:00"),
        ("9:07 PM GMT+7, January 11, 2022", "2022-01-11T21:07:00+07:00"),
        ("11th January 2022 9am UTC+05:30", "2022-01-11T09:00:00+05:30"),
        (
            "Published 10 Jan 2022 10:00 WIB, Updated 11 Jan 2022 11:00 WIB",
            "2022-01-10T10:00:00+07:00",
        ),
        ("14 October 2010 Last updated at 01:20 GMT", "2010-10-14T01:20:00+00:00"),
        ("27 Oktober 2018, 16:58:12 WIB", "2018-10-27T16:58:12+07:00"),
        ("01/25/2022", "2022-01-25T00:00:00+07:00"),
        ("Oct 8, 2021 6:09 PM PHT", "2021-10-08T18:09:00+08:00"),
        ("May 5, 2021 10:10 a.m. E.D.T.", "2021-05-05T10:10:00-04:00"),
        ("May 5, 2021 at 10:10 a.m. Eastern time", "2021-05-05T10:10:00-04:00"),
        ("Published - May 05, 2021 10:30 pm IST - NEW DELHI", "2021-05-05T22:30:00+05:30"),
        ("May 05, 2021 09:30 pm | Updated May 06, 2021 10:30 pm IST", "2021-05-05T21:30:00+05:30"),
        ("PUBLISHED : 8 OCT 2021 AT 04:30", "2021-10-08T04:30:00+07:00"),
        ("Jakarta ● Tue, April 12, 2022 ● 02:45 pm WIB", "2022-04-12T14:45:00+07:00"),
        ("Jakarta / Sun, March 24, 2019 / 12:31 pm", "2019-03-24T12:31:00+07:00"),
        ("Jumat Pahing, 27 Mei 2016", "2016-05-27T00:00:00+07:00"),
    ],
)
def test_a_line_with_a_date_gives_the_moment(line, expected):
    moment = read_moment(line)

    assert moment
    assert settle_moment(moment, "id").isoformat() == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Selasa 11/1",
        "30 Februari 2022",
        "2022-02-30",
        "11 rabu 2022",
        "Kebakaran pada 11 Januari 2022",
        "11 Januari 2022: Kabinet mundur",
        "Pemilu 2024",
        "12 orang tewas",
        "11 Januari 0022",
        "Updated figures show 11 January 2022 growth",
        "1" * 200,
    ],
)
def test_a_line_that_says_more_or_less_gives_none(line):
    assert read_moment(line) is None


@pytest.mark.parametrize(
    ("language", "offset"), [("id", "+0700"), ("en", "+0000"), (None, "+0000")]
)
def test_a_zone_that_is_not_stated_is_wib_for_indonesian_only(language, offset):
    moment = read_moment("11 Jan 2022 09:07")

    assert moment
    assert f"{settle_moment(moment, language):%z}" == offset


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("11 Jan 2022 09:07", "2022-01-11T09:07:00+07:00", id="a clock"),
        pytest.param("11 Jan 2022 09:07 EST", "2022-01-11T09:07:00-05:00", id="a stated zone"),
        pytest.param("11 Jan 2022", "2022-01-11T00:00:00+00:00", id="a day alone"),
    ],
)
def test_an_indonesian_newsroom_s_clock_is_wib_in_english_too(line, expected):
    moment = read_moment(line)

    assert moment
    assert settle_moment(moment, "en", at_home=True).isoformat() == expected


def test_an_update_is_known_as_one():
    moment = read_moment("Diperbarui 11 Januari 2022, 09:07 WIB")

    assert moment
    assert moment.updated
