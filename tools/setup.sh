#!/bin/sh
# Make .venv and install the pins of one file: uv if it is there, else venv and pip.
# usage: tools/setup.sh PYTHON BIN PINS
set -eu
python=$1 bin=$2 pins=$3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "This course needs Python 3.11 or newer; '$python' is not. Try: make lab PYTHON=python3.12" >&2
  exit 1
}
command -v uv >/dev/null || "$python" -c 'import ensurepip' 2>/dev/null || {
  echo "Python's venv is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2
  exit 1
}
echo "Installing $pins into .venv (about a minute the first time) ..."
if command -v uv >/dev/null; then
  [ -x "$bin/python" ] || uv venv --quiet --seed --python "$python" .venv
  uv pip install --quiet --compile-bytecode --python .venv -r "$pins" -e .
else
  "$bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv .venv
  "$bin/python" -m pip install --quiet -r "$pins" -e .
fi
mkdir -p .venv/share/jupyter/lab/settings
cp tools/overrides.json .venv/share/jupyter/lab/settings/
