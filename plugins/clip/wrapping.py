"""A paste without its wrapping: the mail, chat, paper or form that a story was sent in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.address import is_web_address
from plugins.clip.characters import clean_characters
from plugins.clip.chat import open_message
from plugins.clip.form import take_form
from plugins.clip.glued import cut_calls
from plugins.clip.loosen import loosen_lines
from plugins.clip.mail import open_mail
from plugins.clip.moment import Moment, read_moment
from plugins.clip.outlets import is_outlet
from plugins.clip.paragraphs import Paragraph, split_paragraphs
from plugins.clip.running import join_pages
from plugins.clip.stacked import join_headlines
from plugins.clip.terminal import cut_link_numbers

if TYPE_CHECKING:
    from plugins.clip.clipping import Dropped


@dataclass(frozen=True)
class Contents:
    """What a wrapping held, and what it says of the story itself.

    title: as a form states it. hint: words that the wrapping sets off like a headline.
    channel: the outlet whose post in a chat it was.
    moment: as a form states it. stamp: when a channel or a newsletter sent the story.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    title: str = ""
    hint: str = ""
    outlet: str = ""
    channel: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    moment: Moment | None = None
    stamp: Moment | None = None
    dropped: list[Dropped] = field(default_factory=list)


def unwrap(text: str) -> Contents:
    """Return the story's paragraphs as far as the wrapping gives them away. Cost is linear."""
    cleaned, controls = clean_characters(text, indents=True)
    plain, numbers = cut_link_numbers(cleaned)
    mail = open_mail(plain)
    message = open_message(mail.text)
    pages = join_pages(message.text)
    form = take_form(join_headlines(split_paragraphs(pages.text)))
    called, calls = cut_calls(form.rest)
    paragraphs, loose = loosen_lines(called)
    named = bool(mail.sender) and mail.subject.casefold().startswith(mail.sender.casefold())
    letter = named or is_outlet(mail.sender)
    return Contents(
        paragraphs=paragraphs,
        title=form.title,
        hint=message.headline or mail.subject or pages.title,
        outlet=form.outlet or (mail.sender if letter else ""),
        channel=message.name if is_outlet(message.name) else "",
        url=form.url or is_web_address(pages.url),
        authors=form.authors,
        moment=form.moment,
        stamp=read_moment(message.posted or (mail.sent if letter else "")),
        dropped=[
            *controls,
            *numbers,
            *mail.dropped,
            *message.dropped,
            *pages.dropped,
            *form.dropped,
            *calls,
            *loose,
        ],
    )
