"""Publishing to a branch, with real git: on top of the last commit, without force, or not."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.delivery.branch import Goal, prepare
from plugins.delivery.command import publish
from plugins.delivery.git import GitError, run_git
from plugins.story.problem import StoryError


def git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    run = subprocess.run(["git", *names, *words], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def write_site(folder: Path, **pages: str) -> Path:
    for name in (".nojekyll", "404.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    for slug, text in pages.items():
        path = folder / "id" / slug / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    git(tmp_path, "init", "--bare", "-b", "main", str(folder))
    return folder


@pytest.fixture
def goal(remote: Path, tmp_path: Path) -> Goal:
    return Goal(str(remote), "gh-pages", tmp_path)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "output", satu="1\r\n", dua="2")


def silent(_line: str) -> None:
    """Hear nothing."""


def log(remote: Path) -> list[str]:
    return git(remote, "log", "--format=%H", "gh-pages").splitlines()


def test_the_first_publication_makes_the_branch_byte_for_byte(
    remote: Path, goal: Goal, site: Path, tmp_path: Path
) -> None:
    (tmp_path / ".gitattributes").write_text("* text eol=lf\n", encoding="utf-8")

    news = publish(site, goal, silent)

    assert news.addresses == ("/.nojekyll", "/404.html", "/id/dua/", "/id/satu/")
    git(tmp_path, "clone", "--branch", "gh-pages", str(remote), "clone")
    clone = tmp_path / "clone"
    assert (clone / "id/satu/index.html").read_bytes() == b"1\r\n"
    assert (clone / ".nojekyll").is_file()
    assert len(log(remote)) == 1


def test_a_second_stands_on_top_of_the_first_and_a_third_without_change_is_none(
    remote: Path, goal: Goal, site: Path
) -> None:
    told: list[str] = []
    publish(site, goal, silent)
    first = log(remote)
    write_site(site, satu="1 again")

    assert publish(site, goal, told.append).addresses == ("/id/satu/",)
    second = log(remote)
    assert second[1:] == first

    assert publish(site, goal, told.append).addresses == ()
    assert log(remote) == second
    assert told == [
        f"Published 1 changed files to {remote} gh-pages.",
        f"{remote} gh-pages has this site already: nothing was pushed.",
    ]


@pytest.mark.parametrize("filters", ["true", "false"])
def test_the_domain_of_the_branch_is_kept(
    remote: Path, goal: Goal, site: Path, tmp_path: Path, filters: str
) -> None:
    """Also where the remote keeps the bytes of its files to itself."""
    git(remote, "config", "uploadpack.allowFilter", filters)
    publish(site, goal, silent)
    git(tmp_path, "clone", "--branch", "gh-pages", str(remote), "clone")
    (tmp_path / "clone/CNAME").write_text("kliping.example\n")
    git(tmp_path / "clone", "add", "CNAME")
    git(tmp_path / "clone", "commit", "-m", "domain")
    git(tmp_path / "clone", "push")
    write_site(site, tiga="3")

    assert publish(site, goal, silent).addresses == ("/id/tiga/",)

    assert git(remote, "show", "gh-pages:CNAME") == "kliping.example"


def test_what_was_let_go_may_change_and_what_was_there_is_published(
    remote: Path, goal: Goal, site: Path
) -> None:
    def build_another() -> None:
        assert not git(remote, "branch", "--list")
        write_site(site, satu="other", dua="other")
        (site / "404.html").write_text("other")
        (site / "CNAME").write_text("other.example")

    news = publish(site, goal, silent, build_another)

    assert news.sign == ("/404.html", b"")
    assert (site / "CNAME").exists()
    assert git(remote, "show", "gh-pages:id/dua/index.html") == "2"
    assert "CNAME" not in git(remote, "ls-tree", "--name-only", "gh-pages")


def told_of(action: Callable[[], object]) -> str:
    with pytest.raises(StoryError) as caught:
        action()
    return str(caught.value)


def test_two_publishers_at_once_one_wins_and_the_other_is_told(
    remote: Path, goal: Goal, site: Path, tmp_path: Path
) -> None:
    publish(site, goal, silent)
    other = write_site(tmp_path / "other", satu="1", dua="2", tiga="3")
    write_site(site, satu="new")

    with prepare(site, goal) as late:
        publish(other, goal, silent)
        told = told_of(late.push)

    assert told == (
        f"{remote} gh-pages: somebody else published in the meantime."
        " Get their stories (`git pull`), and publish again."
    )
    assert git(remote, "show", "gh-pages:id/tiga/index.html") == "3"
    assert len(log(remote)) == 2


@pytest.mark.parametrize("there_is_one", [True, False])
def test_of_many_who_push_at_the_same_moment_one_wins(
    remote: Path, goal: Goal, site: Path, tmp_path: Path, there_is_one: bool
) -> None:
    if there_is_one:
        publish(site, goal, silent)
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def push(number: int) -> None:
        mine = write_site(tmp_path / f"site-{number}", satu="1", dua=f"{number}")
        with prepare(mine, goal) as delivery:
            ready.wait(60)
            try:
                delivery.push()
            except StoryError as error:
                outcomes.append(str(error))
            else:
                outcomes.append("won")

    threads = [threading.Thread(target=push, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("won") == 1
    assert sum("somebody else published" in one for one in outcomes) == 3, outcomes
    assert len(log(remote)) == 1 + there_is_one


def test_a_failed_push_changes_nothing(remote: Path, goal: Goal, site: Path) -> None:
    publish(site, goal, silent)
    before = log(remote)
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho closed for today >&2\nexit 1\n")
    hook.chmod(0o755)
    write_site(site, satu="new")

    told = told_of(lambda: publish(site, goal, silent))

    assert "git could not publish: " in told
    assert "pre-receive hook declined" in told
    assert "; ;" not in told
    assert log(remote) == before
    hook.unlink()
    assert publish(site, goal, silent).addresses == ("/id/satu/",)


def test_a_page_that_readers_have_is_not_taken_away(remote: Path, goal: Goal, site: Path) -> None:
    publish(site, goal, silent)
    (site / "id/dua/index.html").unlink()
    (site / "404.html").unlink()

    assert told_of(lambda: publish(site, goal, silent)) == (
        f"{remote} gh-pages: /id/dua/ is published and the new site lacks it."
        " Get what others wrote (`git pull`), or bring its line of `permalinks.tsv` back."
    )
    assert len(log(remote)) == 1


def test_a_branch_that_holds_something_else_is_left_alone(
    remote: Path, goal: Goal, site: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", str(remote), "source")
    (tmp_path / "source/README.md").write_text("ours")
    git(tmp_path / "source", "checkout", "-b", "main")
    git(tmp_path / "source", "add", ".")
    git(tmp_path / "source", "commit", "-m", "source")
    git(tmp_path / "source", "push", "origin", "main")

    told = told_of(lambda: publish(site, Goal(str(remote), "main", tmp_path), silent))

    assert told == (
        f"{remote} main: the branch holds files that are not a site made here."
        " Name a branch of its own with `--branch`."
    )
    assert git(remote, "show", "main:README.md") == "ours"


@pytest.mark.parametrize(
    ("to", "branch", "told"),
    [
        pytest.param("", "gh-pages", "--to: '' is no remote.", id="no remote"),
        pytest.param("--upload-pack=x", "gh-pages", "'--upload-pack=x' is no remote", id="option"),
        pytest.param("remote.git", "a..b", "'a..b' is no name of a branch", id="branch"),
        pytest.param("remote.git", "-f", "'-f' is no name of a branch", id="option as a branch"),
        pytest.param("nowhere.git", "gh-pages", "git could not publish: ", id="nowhere"),
    ],
)
def test_a_goal_that_is_none_is_told(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, branch: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert told in told_of(lambda: publish(site, Goal(to, branch, tmp_path), silent))


def test_a_remote_may_go_by_the_name_it_has_at_home(
    remote: Path, site: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "home")
    git(tmp_path / "home", "remote", "add", "pages", str(remote))
    git(tmp_path / "home", "config", "user.name", "Redaksi")

    publish(site, Goal("pages", "gh-pages", tmp_path / "home"), silent)

    assert git(remote, "log", "-1", "--format=%an", "gh-pages") == "Redaksi"


def test_git_asks_no_terminal_for_a_password() -> None:
    plain = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ASKPASS": ""}
    asked = b"protocol=https\nhost=kliping.example\n\n"

    with pytest.raises(GitError, match="terminal prompts disabled"):
        run_git(["credential", "fill"], {**plain, "SSH_ASKPASS": ""}, asked)


def test_a_remote_that_never_answers_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"git://127.0.0.1:{server.getsockname()[1]}/site"
        with pytest.raises(GitError, match="^it had no answer after 1 seconds$"):
            run_git(["ls-remote", url], {}, patience=1)
