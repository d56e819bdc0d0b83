"""One commit on top of a remote branch's last: made, looked over, and pushed without force.

Nothing is checked out and nothing local is touched; until the push the remote is as it was, and
the push is all or nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.delivery.git import Git, GitError, fresh_repository, run_git
from plugins.story.address import FEEDS
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MARKER = ".nojekyll"  # every site made here has it; so does a branch that holds one
DOMAIN = "CNAME"  # GitHub keeps a site's own domain in it, on the branch
# What git says when the branch moved between our look at it and our push.
_BEATEN = ("fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref")


@dataclass(frozen=True)
class Goal:
    """Where a site goes. `remote`: a name that git knows in `home`, an address or a folder."""

    remote: str
    branch: str
    home: Path

    @property
    def place(self) -> Path:
        """Return the goal as the place where a problem lies."""
        return Path(f"{self.remote} {self.branch}")


@dataclass(frozen=True)
class Delivery:
    """A commit that is made and not pushed yet.

    parent:  the branch's last commit, "" where there is no branch.
    changed: files that it adds, changes or takes away, sorted; none: there is nothing to push.
    made:    those of them that it has.
    """

    goal: Goal
    url: str
    parent: str
    commit: str
    changed: tuple[str, ...]
    made: tuple[str, ...]
    git: Git

    def read(self, name: str) -> bytes:
        """Return what it holds of one of the files it made. Raises StoryError."""
        try:
            return self.git.read(f"{self.commit}:{name}")
        except GitError as error:
            raise _refused(self.goal, str(error)) from None

    def push(self) -> None:
        """Put the commit on the branch. Raises StoryError, and the branch is then as it was."""
        target = f"{self.commit}:refs/heads/{self.goal.branch}"
        try:
            self.git.ask("push", "--quiet", "--porcelain", "--", self.url, target)
        except GitError as error:
            told = str(error)
            if any(word in told for word in _BEATEN):
                what = "somebody else published in the meantime"
                mend = "Get their stories (`git pull`), and publish again"
                raise StoryError(Problem(self.goal.place, 0, what, mend)) from None
            raise _refused(self.goal, told) from None


@contextmanager
def prepare(
    site: Path, goal: Goal, let_go: Callable[[], object] = lambda: None
) -> Iterator[Delivery]:
    """Make the commit that puts the site in the folder `site` on the goal's branch.

    let_go: called once no file of the folder is needed any more, before the remote is asked.
    Raises StoryError where the branch holds something else, cannot be read, or has pages and
    feeds that the site lacks.
    """
    url = _url_of(goal)
    with fresh_repository(_identity(goal.home)) as git:
        try:
            _take_in(git, site)
            let_go()
            parent = _fetch(git, url, goal.branch)
            before = _names(git, parent) if parent else {}
            if before and MARKER not in before:
                what = "the branch holds files that are not a site made here"
                mend = "Name a branch of its own with `--branch`"
                raise StoryError(Problem(goal.place, 0, what, mend))
            tree = _tree_of(git, before.get(DOMAIN, ""))
            after = _names(git, tree)
            _refuse_loss(goal, before, after)
            changed = {name for name, _ in before.items() ^ after.items()}
            commit = ""
            if changed:
                words = ["commit-tree", tree, *(("-p", parent) if parent else ())]
                commit = git.ask(*words, given=b"Publish the site\n")
        except GitError as error:
            raise _refused(goal, str(error)) from None
        every = tuple(sorted(changed))
        made = tuple(name for name in every if name in after)
        yield Delivery(goal, url, parent, commit, every, made, git)


def _url_of(goal: Goal) -> str:
    """Return the address of the remote, as git in another folder understands it."""
    if not goal.remote or goal.remote.startswith("-"):
        what = f"{goal.remote!r} is no remote"
        mend = "Name one with `--to`, such as `origin` or `git@github.com:NAME/REPOSITORY.git`"
        raise StoryError(Problem(Path("--to"), 0, what, mend))
    try:
        run_git(["check-ref-format", "--branch", goal.branch], {})
    except GitError:
        what, mend = f"{goal.branch!r} is no name of a branch", "Write one such as `gh-pages`"
        raise StoryError(Problem(Path("--branch"), 0, what, mend)) from None
    try:
        return run_git(["-C", str(goal.home), "remote", "get-url", "--push", goal.remote], {})
    except GitError:
        folder = Path(goal.remote)
        return str(folder.resolve()) if folder.is_dir() else goal.remote


def _identity(home: Path) -> dict[str, str]:
    """Return who commits: whom git knows in `home`, or the program."""
    found: dict[str, str] = {}
    for key in ("name", "email"):
        try:
            value = run_git(["-C", str(home), "config", f"user.{key}"], {})
        except GitError:
            value = {"name": "Kliping", "email": "kliping@localhost"}[key]
        found |= {f"GIT_{role}_{key.upper()}": value for role in ("AUTHOR", "COMMITTER")}
    return found


def _fetch(git: Git, url: str, branch: str) -> str:
    """Return the branch's last commit, "" where it has none; its files stay with the remote."""
    ref = f"refs/heads/{branch}"
    if not git.ask("ls-remote", "--", url, ref):
        return ""
    git.ask("remote", "add", "--", "there", url)
    git.ask("fetch", "--quiet", "--depth=1", "--no-tags", "--filter=blob:none", "there", ref)
    return git.ask("rev-parse", "FETCH_HEAD")


def _names(git: Git, tree: str) -> dict[str, str]:
    """Return file -> its digest, for all files of a tree or commit."""
    rows = git.ask("ls-tree", "-r", "-z", tree).split("\0")
    found = {}
    for row in filter(None, rows):
        about, name = row.split("\t", 1)
        found[name] = about.split()[2]
    return found


def _take_in(git: Git, site: Path) -> None:
    """Have git keep all files in `site`."""
    git.ask("--work-tree", str(site.resolve()), "add", "--all", "--force", ".")


def _tree_of(git: Git, domain: str) -> str:
    """Return the tree of what was taken in, with the branch's CNAME where that has none."""
    if domain and not git.ask("ls-files", "--cached", "--", DOMAIN):
        # its bytes may be the remote's alone; git gets them when the tree is pushed
        git.ask("update-index", "--add", "--cacheinfo", f"100644,{domain},{DOMAIN}")
    return git.ask("write-tree", "--missing-ok")


def _refuse_loss(goal: Goal, before: Iterable[str], after: Iterable[str]) -> None:
    """Raise StoryError for each page and feed that readers have and would lose."""
    lost = sorted(set(before).difference(after))
    permanent = [name for name in lost if name.rpartition("/")[2] in ("index.html", *FEEDS)]
    if permanent:
        mend = "Get what others wrote (`git pull`), or bring its line of `permalinks.tsv` back"
        raise StoryError(
            *(
                Problem(
                    goal.place,
                    0,
                    f"/{name.removesuffix('index.html')} is published and the new site lacks it",
                    mend,
                )
                for name in permanent
            )
        )


def _refused(goal: Goal, told: str) -> StoryError:
    what = f"git could not publish: {told[:600].rstrip('.')}"
    return StoryError(Problem(goal.place, 0, what, "Nothing was changed there; mend it and repeat"))
