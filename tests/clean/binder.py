"""What Binder would build, built here without a container engine: `make binder`.

A virtual environment holds the base image's own pins; then the very commands that
repo2docker writes run in it, on a copy of the course. It takes minutes and downloads
much, so the ordinary run leaves it out: the file's name does not begin with `test_`.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import repo2docker
from servers import QUIET, serving

ROOT = Path(__file__).parents[2]
CONDA = Path(repo2docker.__file__).parent / "buildpacks" / "conda"
LOCK = CONDA / "environment.py-3.11-linux-64.lock"
OTHERWISE = {
    "brotli-python": "brotli",
    "jupyterhub-base": "jupyterhub",
    "nbconvert-core": "nbconvert",
    "python-fastjsonschema": "fastjsonschema",
}
"""Python packages that the base image's lock calls by another name than pip does."""
LESSONS = ("00-start-here.ipynb", "04-ten-weeks.ipynb")


def base_pins() -> list[str]:
    """Pins of the Python packages in the base image."""
    found = re.findall(r"/([\w.-]+)-([\w.]+)-py[^/-]*\.(?:conda|tar)", LOCK.read_text())
    return [f"{OTHERWISE.get(name, name)}=={version}" for name, version in found]


def packages(environment: Path) -> set[str]:
    """Names of what is installed."""
    found = environment.glob("lib/python*/site-packages/*.dist-info")
    return {path.name.split("-")[0].lower() for path in found}


def megabytes(folder: Path) -> int:
    return sum(p.lstat().st_size for p in folder.rglob("*")) // 1_000_000


def asked(dockerfile: str) -> list[str]:
    """Commands of the Dockerfile that run something of binder/."""
    return re.findall(r"^RUN (.*\bbinder/.*)$", dockerfile, re.MULTILINE)


@pytest.fixture(scope="module")
def image(dockerfile, tmp_path_factory):
    """The course as Binder has it, and the Python beside it; home is the course."""
    python = shutil.which("python3.11") or pytest.fail(
        "make binder needs python3.11, the Python of Binder: install it"
    )
    home, base = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("base")
    shutil.copytree(ROOT, home, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    pins = base_pins()
    print(f"\nbase image: {len(pins)} packages ...", flush=True)
    subprocess.run([python, "-m", "venv", base], check=True)
    pip = [base / "bin" / "pip", "install", "-qq", "--no-deps"]
    subprocess.run([*pip, *pins], check=True)
    had, size = packages(base), megabytes(base)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("PATH", f"{base}/bin", prepend=":")
        for name in ("NB_PYTHON_PREFIX", "KERNEL_PYTHON_PREFIX"):
            patch.setenv(name, str(base))
        for command in asked(dockerfile):
            print(command, flush=True)
            subprocess.run(
                ["bash", "-c", f"PIP_QUIET=2 {command}"], cwd=home, check=True
            )
        more = sorted(packages(base) - had)
        print(f"Binder adds {len(more)} packages to {len(had)}: {', '.join(more)}")
        print(f"and {megabytes(base) - size} MB to {size} MB", flush=True)
        yield home, base / "bin" / "python"


def test_the_commands_are_those_of_pins_and_post_build(dockerfile):
    install, _, build = asked(dockerfile)
    assert install.endswith('-r "binder/requirements.txt"')
    assert build == "./binder/postBuild"


def test_what_the_base_image_needs_is_left_whole(image):
    told = subprocess.run(
        [image[1], "-m", "pip", "check"], capture_output=True, text=True
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_and_gives_its_stored_outputs(image, lesson):
    home, python = image
    subprocess.run(
        [python, "tools/execute.py", f"notebooks/{lesson}"], cwd=home, check=True
    )
    stored = (ROOT / "notebooks" / lesson).read_bytes()
    assert (home / "notebooks" / lesson).read_bytes() == stored


def test_jupyterlab_opens_lesson_00_trusted_and_runs_it(image, chromium):
    home, python = image
    (address,) = re.findall(r"urlpath=(lab/\S+)\)", (ROOT / "README.md").read_text())
    with serving(home, "jupyterlab", *QUIET, python=python) as server:
        page = chromium.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(90_000)
        page.goto(f"{server}/{address}")
        page.wait_for_selector('h1:has-text("Where do you start?")')
        page.wait_for_selector("[title^='Notebook trusted']")
        page.wait_for_selector("text=/\\| Idle/")  # before it, Run All opens a dialog
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        page.wait_for_selector(".tripoli-scrubber input[type=range]", state="attached")
        page.close()
