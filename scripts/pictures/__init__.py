"""The sample digest's maps and charts, drawn from data. Knows no story and no page.

`python -m scripts.pictures` draws them all again; `python -m scripts.pictures.cut` makes the
geometry they are drawn from. Names on a picture are spelled alike in both languages, and
numbers carry no separator that only one of them uses, for one picture serves both.
"""
