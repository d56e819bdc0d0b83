"""The charts: numbers in, a canvas out. Knows no story; every number is told to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.pictures.canvas import Canvas, Spot
from scripts.pictures.lettering import Hand, measure_words
from scripts.pictures.palette import (
    BRICK,
    BRICK_PALE,
    BRICK_SOFT,
    INK,
    INK_SOFT,
    PAPER,
    RULE,
    SEA_BLUE,
    WIDTH,
    Colour,
)

EDGE = 110  # pixels of paper kept round a chart
GOAL, BAR, GUTTER = 92, 132, 78  # pixels: length a goal, height of a bar, axis to bar


@dataclass(frozen=True)
class _End:
    """Where the bars of one side begin, which way they grow (-1 left, 1 right), their colour."""

    x: float
    side: int
    colour: Colour


def draw_dots(whole: int, part: int) -> Canvas:
    """Return a square field of `whole` dots, the last `part` of them in blue."""
    canvas = Canvas()
    # JPEG codes squares of 8 pixels: dots that lie alike on them take a third less than others.
    columns, step, radius = 15, 48, 17
    left, top = 812, 116
    for count in range(whole):
        row, column = divmod(count, columns)
        colour = SEA_BLUE if count >= whole - part else BRICK
        canvas.fill_disc((left + column * step, top + row * step), radius, colour)
    big = Hand("newsreader", 310, 400, colour=BRICK)
    tall = measure_words(big, str(whole))[1]
    canvas.write((EDGE - 12, top - radius + tall), str(whole), big)
    foot = top + (whole - 1) // columns * step + radius
    canvas.write((EDGE - 6, foot), str(part), Hand("newsreader", 170, 400, colour=SEA_BLUE))
    return canvas


def draw_days(days: int, *, marked: Sequence[int], span: tuple[int, int]) -> Canvas:
    """Return a line of days from 1, some marked, a stretch of them under a band."""
    canvas = Canvas()
    step, line = (WIDTH - 2 * EDGE) / (days - 1), 580
    first, last = (EDGE + (day - 1) * step for day in span)
    title = Hand("newsreader", 290, 400, colour=BRICK)
    canvas.write((EDGE - 30, 330), f"{span[0]}–{span[1]}", title)
    canvas.fill_rectangle((first - step / 2, line - 95), (last - first + step, 190), BRICK_PALE)
    canvas.draw_lines([[(EDGE - step / 2, line), (WIDTH - EDGE + step / 2, line)]], INK, 3)
    loud = Hand("newsreader", 58, 500, colour=INK)
    quiet = Hand("jakarta", 34, 500, colour=INK_SOFT)
    for day in range(1, days + 1):
        x, is_marked = EDGE + (day - 1) * step, day in marked
        if is_marked:
            inside = span[0] <= day <= span[1]
            canvas.fill_disc((x, line), 23, BRICK if inside else INK)
        else:
            canvas.draw_lines([[(x, line - 11), (x, line + 11)]], INK, 3)
        canvas.write_centred((x, line + 178), str(day), loud if is_marked else quiet)
    return canvas


def draw_share(percent: str) -> Canvas:
    """Return one bar that is filled to `percent`, under the number."""
    canvas = Canvas()
    whole, top, height = WIDTH - 2 * EDGE, 560, 190
    filled = whole * float(percent) / 100
    big = Hand("newsreader", 380, 400, colour=BRICK)
    sign = Hand("newsreader", 190, 400, colour=BRICK)
    canvas.write((EDGE - 18, 470), percent, big)
    canvas.write((EDGE + measure_words(big, percent)[0] + 14, 470), "%", sign)
    canvas.fill_rectangle((EDGE, top), (whole, height), BRICK_PALE)
    canvas.fill_rectangle((EDGE, top), (filled, height), BRICK)
    canvas.fill_rectangle((EDGE + filled, top), (5, height), PAPER)
    return canvas


def draw_score(sides: tuple[str, str], legs: Sequence[tuple[str, int, int]]) -> Canvas:
    """Return paired bars back to back, one row a leg; the last row is the sum, under a rule.

    sides: names of the left and the right.
    legs:  name, goals of the left, goals of the right.
    """
    canvas = Canvas()
    # The axis stands where the longest pair of bars is in the middle of the sheet.
    middle = WIDTH / 2 + GOAL * (legs[-1][1] - legs[-1][2]) / 2
    ends = (_End(middle - GUTTER, -1, SEA_BLUE), _End(middle + GUTTER, 1, BRICK))
    for end, words in zip(ends, sides, strict=True):
        hand = Hand("jakarta", 56, 700, tracking=0.08, colour=end.colour)
        left = end.x if end.side > 0 else end.x - measure_words(hand, words)[0]
        canvas.write((left, 148), words, hand)
    label = Hand("jakarta", 42, 600, colour=INK_SOFT)
    for row, (leg, *goals) in enumerate(legs):
        is_sum = row == len(legs) - 1
        top = 208 + row * 196 + 56 * is_sum
        if is_sum:
            canvas.draw_lines([[(EDGE, top - 62), (WIDTH - EDGE, top - 62)]], RULE, 3)
        canvas.write_centred((middle, top + BAR / 2 + 15), leg, label)
        for end, count in zip(ends, goals, strict=True):
            _draw_bar(canvas, end, top, count)
    return canvas


def _draw_bar(canvas: Canvas, end: _End, top: float, goals: int) -> None:
    """Draw a bar outward from its end of the axis, and its number beyond it."""
    length = max(GOAL * goals, 6)  # none at all would look forgotten
    left = end.x if end.side > 0 else end.x - length
    canvas.fill_rectangle((left, top), (length, BAR), end.colour)
    for count in range(1, goals):
        canvas.fill_rectangle((left + GOAL * count - 1.5, top), (3, BAR), PAPER)
    hand = Hand("newsreader", 165, 500, colour=end.colour)
    width, tall = measure_words(hand, str(goals))
    left = left + length + 28 if end.side > 0 else left - 28 - width
    canvas.write((left, top + BAR / 2 + tall / 2), str(goals), hand)


def draw_lagrange() -> Canvas:
    """Return Sun, Earth, the Moon's orbit and L2 on one line.

    The Moon's orbit and L2 keep their proportion (384,400 km and 1.5 million km from the Earth);
    the discs and the way to the Sun do not.
    """
    canvas = Canvas()
    line, earth, far = 430.0, 640.0, 1360.0
    reach = (far - earth) * 384_400 / 1_500_000
    canvas.draw_lines([[(0, line), (WIDTH, line)]], RULE, 3)
    canvas.fill_disc((-190, line), 480, BRICK_PALE)
    canvas.fill_disc((-190, line), 420, BRICK_SOFT)
    canvas.draw_ellipse((earth, line), (reach, reach), INK_SOFT, 3)
    canvas.fill_disc((earth + reach * 0.5, line - reach * 0.866), 16, PAPER)
    canvas.fill_disc((earth + reach * 0.5, line - reach * 0.866), 12, INK_SOFT)
    canvas.fill_disc((earth, line), 46, SEA_BLUE)
    canvas.fill_disc((far, line), 17, BRICK)
    canvas.draw_ellipse((far, line), (30, 92), BRICK, 3)
    canvas.write_centred((far, line - 122), "L2", Hand("newsreader", 150, 500, colour=BRICK))
    rule = 720.0
    canvas.draw_lines(
        [
            [(earth, rule), (far, rule)],
            [(earth, rule - 18), (earth, rule + 18)],
            [(far, rule - 18), (far, rule + 18)],
        ],
        INK,
        3,
    )
    _write_power(canvas, ((earth + far) / 2, rule + 104))
    return canvas


def _write_power(canvas: Canvas, middle: Spot) -> None:
    """Write 1.5 x 10^6 km centred: the fonts' subset has neither the cross nor the small six."""
    hand, small = Hand("newsreader", 84, 400), Hand("newsreader", 52, 500)
    pieces = [("1.5", hand, 0.0), ("×", hand, 0.0), ("10", hand, 0.0), ("6", small, -34.0)]
    pieces.append(("km", hand, 0.0))
    gaps = (24, 24, 4, 20, 0)
    widths = [44.0 if words == "×" else measure_words(one, words)[0] for words, one, _ in pieces]
    x, y = middle[0] - (sum(widths) + sum(gaps)) / 2, middle[1]
    for (words, one, rise), width, gap in zip(pieces, widths, gaps, strict=True):
        if words == "×":
            arm, centre = 15, (x + width / 2, y - 26)
            canvas.draw_lines(
                [
                    [(centre[0] - arm, centre[1] - arm), (centre[0] + arm, centre[1] + arm)],
                    [(centre[0] - arm, centre[1] + arm), (centre[0] + arm, centre[1] - arm)],
                ],
                INK,
                4.5,
            )
        else:
            canvas.write((x, y + rise), words, one)
        x += width + gap
