"""Everything an editor or developer does here. `./inv` lists the verbs."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from plugins.story.problem import StoryError

# Rooms are imported where they are used, so that no command waits for another's libraries.

HERE = Path(__file__).resolve().parent
_CONTENT = "folder with stories/, pages/ and the glossaries (default: content)"
_DRAFTS = "show drafts and stories of the future too"
_LANG = "id or en"


def _content(named: str | None) -> Path:
    """Return the content folder, seen from the working folder where it lies below."""
    folder = Path(named) if named else HERE / "content"
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _stop(error: StoryError) -> Exit:
    """Return the exit that follows every problem on stderr."""
    errors = sorted(one for one in error.problems if one.severity == "error")
    print(*errors, sep="\n", file=sys.stderr)
    return Exit(f"{len(errors)} to mend.", code=1)


def _show(text: str) -> None:
    """Print, and work on in silence where nobody reads any more, as behind `| head`."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@task(
    help={
        "content": _CONTENT,
        "drafts": _DRAFTS,
        "output": "folder the site goes to (default: output)",
        "siteurl": "where readers will find it, such as https://example.org/digest",
        "times": "say where the time went",
    }
)
def build(_c: Context, content=None, output=None, siteurl=None, drafts=False, times=False):
    """Write the whole site, or change nothing and say what is to mend."""
    from plugins.press.order import Order, build_unless_unchanged

    order = Order(content, output, siteurl, drafts)
    try:
        print(build_unless_unchanged(order, times=times, is_last=True))
    except StoryError as error:
        raise _stop(error) from None


@task(help={"content": _CONTENT, "drafts": _DRAFTS, "port": "on 127.0.0.1 (default: 8000)"})
def serve(_c: Context, port=8000, content=None, drafts=False):
    """Show the site on this machine and reload it as files change."""
    from plugins.press.order import Order
    from plugins.press.preview import serve as serve_site

    try:
        serve_site(Order(content, drafts=drafts), port)
    except StoryError as error:
        raise _stop(error) from None


@task(
    positional=["source"],
    iterable=["more"],
    help={
        "source": "a text file, a saved page, a folder of them, an address, or - to paste",
        "more": "one more source; may be given again and again",
        "lang": f"{_LANG} (default: told from the words)",
        "url": "where the text was published",
        "again": "write a story that is there already a second time",
        "content": _CONTENT,
        "json": "print what was found and write nothing",
    },
)
def clip(_c: Context, source, more=None, lang="", url="", again=False, content=None, json=False):
    """Make stories of articles, and say what was made, kept and dropped."""
    from plugins.clip.command import Desk, Wish, clip_all
    from plugins.clip.fetch import Fetcher, own_contact
    from plugins.press.command import local_now

    wish = Wish(_content(content), local_now(), lang, url, again, json)
    try:
        fetcher = Fetcher(contact=own_contact())
        desk = Desk(
            sys.stdin.buffer, fetcher, lambda line: print(line, file=sys.stderr, flush=True)
        )
        problems = clip_all([source, *(more or ())], wish, desk, _show)
    except StoryError as error:
        raise _stop(error) from None
    if problems:
        raise _stop(StoryError(*problems))


@task(positional=["title"], help={"title": "the headline", "lang": _LANG, "content": _CONTENT})
def new(_c: Context, title, lang="id", content=None):
    """Start a story as a draft and say where it lies."""
    from plugins.clip.slug import slug_of
    from plugins.press.command import local_now
    from plugins.story.start import start_story

    try:
        print(start_story(_content(content), title, slug_of(title), lang, local_now()))
    except StoryError as error:
        raise _stop(error) from None


@task(
    positional=["story"],
    help={
        "story": "the story's folder, or its file",
        "accept": "the translation there says what the original says now",
    },
)
def translate(_c: Context, story, accept=False):
    """Start a story's translation, ready to be written over, and say where it lies."""
    from plugins.story.start import accept_translation, start_translation

    try:
        print((accept_translation if accept else start_translation)(Path(story)))
    except StoryError as error:
        raise _stop(error) from None


@task(
    positional=["story", "file"],
    help={
        "story": "the story's folder, or its file",
        "file": "a JPEG, PNG, WebP, GIF or AVIF picture; one in photos/ is shared, not copied",
        "alt": "what it shows, for those who cannot see it",
        "caption": "what it has to do with the news",
        "credit": "who made it",
        "licence": "by what right it stands there, such as CC-BY-4.0",
        "report": "list every picture with its credit, licence and where it is used",
        "csv": "with --report: a file to write the list to as CSV, or - to print it so",
        "content": _CONTENT,
    },
)
def photo(
    _c: Context,
    story,
    file,
    alt="",
    caption="",
    credit="",
    licence="",
    report=False,
    csv="",
    content=None,
):
    """Give a story a picture with its words, or list all pictures. Asks for what is missing."""
    from plugins.figures.command import give, list_all

    try:
        if report or csv:
            print(list_all(_content(content), csv), end="")
        else:
            print(give(story, file, alt=alt, caption=caption, credit=credit, licence=licence))
    except StoryError as error:
        raise _stop(error) from None


@task(help={"content": _CONTENT, "json": "print the problems as JSON on standard output"})
def check(_c: Context, content=None, json=False):
    """Say everything that is wrong in every file, and what may be wanted. Fails on a fault."""
    from plugins.figures.flaws import check_unused
    from plugins.press.command import check as check_content
    from plugins.press.command import tell, tell_json
    from plugins.press.order import Order
    from plugins.related.document import Document
    from plugins.related.rank import rank_related
    from plugins.story import load_library
    from plugins.threads.propose import propose_threads

    problems = check_content(Order(content))
    library = load_library(_content(content))
    problems += check_unused(library)
    problems += propose_threads(library, Document, rank_related)
    errors = (tell_json if json else tell)(sorted(problems))
    if errors:
        raise Exit(f"{errors} to mend.", code=1)
    if not json:
        print("Nothing to mend.")


@task(
    help={
        "record": "write down what is new, to be committed with the stories",
        "strict": "fail where something is not recorded",
        "content": _CONTENT,
    }
)
def plan(_c: Context, record=False, strict=False, content=None):
    """Say which addresses the next publication adds and moves. Fails where one would be lost."""
    from plugins.permalinks.command import Sight
    from plugins.permalinks.command import plan as plan_addresses
    from plugins.press.command import survey
    from plugins.press.order import Order

    try:
        sights = [Sight.of(*one) for one in survey(Order(content))]
        plan_addresses(sights, print, record=record, strict=strict)
    except StoryError as error:
        raise _stop(error) from None


@task(
    help={
        "to": "a remote: a name that git knows here, an address, or a folder",
        "branch": "that holds the site and nothing else (default: gh-pages)",
        "siteurl": "where readers will find it",
        "content": _CONTENT,
        "output": "folder the site is built in (default: output)",
        "ping": "tell the hub and IndexNow of the settings, once readers can see it",
    }
)
def publish(
    _c: Context, to, branch="gh-pages", siteurl=None, content=None, output=None, ping=False
):
    """Build the site, and push it to a branch of a remote as one commit on top of the last."""
    from plugins.delivery import command as delivery
    from plugins.delivery.branch import Goal
    from plugins.permalinks.command import Sight
    from plugins.permalinks.command import plan as plan_addresses
    from plugins.press.command import build as build_site
    from plugins.press.command import survey
    from plugins.press.order import Order
    from plugins.press.stage import hold

    order = Order(content, output, siteurl)
    try:
        press = order.press()
        audience = delivery.Audience.of(press.settings)
        delivery.refuse_here(audience.siteurl)
        sights = [Sight.of(*one) for one in survey(order)]
        plan_addresses(sights, lambda _: None, record=False, strict=True)
        with ExitStack() as held:
            held.enter_context(hold(press.site_path))
            print(build_site(order))
            goal = Goal(to, branch, HERE)
            news = delivery.publish(press.site_path, goal, print, held.close)
        if ping:
            delivery.announce(news, audience, print)
    except StoryError as error:
        raise _stop(error) from None


@task(help={"limit": "how many to ask, at most (default: 300)", "content": _CONTENT})
def links(_c: Context, limit=300, content=None):
    """Ask after the links to other sites, and write down which fail. Stops nothing."""
    from plugins.clip.fetch import Fetcher
    from plugins.press.command import CACHE, local_now
    from plugins.sources.command import Web, check_links
    from plugins.story import load_library

    fetcher = Fetcher()
    web = Web(fetcher.probe, lambda url: fetcher.fetch_data(url).body)
    seen = CACHE / "links.json"
    check_links(load_library(_content(content)), seen, local_now().date(), web, limit, print)


@task(help={"fast": "only what runs in a minute, without a browser"})
def test(_c: Context, fast=False):
    """Run the tests; the last line says what was skipped for want of a tool."""
    from tests.suite import run_suite

    sys.exit(run_suite(HERE, fast=fast))


@task
def lint(_c: Context):
    """Run every linter over code, templates, styles and workflows."""
    from tests.suite import run_linters

    sys.exit(run_linters(HERE))


@task(
    positional=["what"],
    help={
        "what": "build, clip, hold, pages, paste, pictures or related",
        "stories": "for build and pages: how many (default: 1000, the sample)",
        "count": "for hold: cases of each campaign (default: all)",
        "seed": "for hold: of all chance (default: 0)",
        "only": "for hold: rows and campaigns, such as 1-8,clips (default: all)",
        "record": "for hold: write the figures into the manuals",
        "options": "passed on, in quotes",
    },
)
def bench(_c: Context, what, stories=0, count=0, seed=0, only="", record=False, options=""):
    """Measure quality and speed, as `./inv bench build`; `--help bench` names them all."""
    from bench.command import run

    valued = {"--stories": stories, "--count": count, "--seed": seed, "--only": only}
    given = [f"{name}={value}" for name, value in valued.items() if value]
    sys.exit(run(what, [*given, *(["--record"] if record else []), *options.split()]))


@task
def lock(c: Context):
    """Make the lock files anew from pyproject.toml."""
    compile_ = "uv pip compile --universal --generate-hashes --only-binary :all: --no-header"
    with c.cd(str(HERE)):
        flags = "--no-annotate --quiet --upgrade pyproject.toml"
        c.run(f"{compile_} {flags} -o requirements.txt")
        c.run(f"{compile_} {flags} --group dev -c requirements.txt -o requirements-dev.txt")


@task(help={"output": "only the site: keep what was read, ranked and drawn"})
def clean(_c: Context, output=False):
    """Remove the site and every cache; the next build starts cold."""
    from plugins.press.command import clean as clean_site

    try:
        print(clean_site(only_output=output))
    except StoryError as error:
        raise _stop(error) from None
