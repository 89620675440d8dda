#!/bin/sh
# Write every pin from pyproject.toml: the course, its tests, and Binder.
set -eu
command -v uv >/dev/null || {
  echo "Writing the pins needs uv: python3 -m pip install uv" >&2
  exit 1
}
compile() { uv pip compile --quiet --python-version 3.11 --no-annotate --custom-compile-command "make lock" pyproject.toml "$@"; }
compile --universal --extra lab -o requirements.txt --upgrade
compile --universal --extra lab --extra test -c requirements.txt -o tests/requirements.txt
compile --universal --extra lab --extra bench -c tests/requirements.txt -o tests/bench/requirements.txt
compile --universal --extra lab --extra hub -c requirements.txt -o deploy/requirements.txt
compile --universal --extra lab --extra site -c tests/requirements.txt -o site/requirements.txt
# Binder's base image brings its own jupyterlab, which forbids ours.
compile --python-platform linux -c requirements.txt -o binder/requirements.txt
