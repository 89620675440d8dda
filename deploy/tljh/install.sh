#!/bin/sh
# Put the course into The Littlest JupyterHub: its pins, its settings, a student's share.
# usage, in a clone of this repository on the server: sudo sh deploy/tljh/install.sh
set -eu
cd "$(dirname "$0")/../.."
tljh=${TLJH_INSTALL_PREFIX:-/opt/tljh} # the installer of TLJH reads the same variable
python=$tljh/user/bin/python
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "There is no Python 3.11 or newer at $python: install TLJH 2 first." >&2
  exit 1
}
# TLJH brings its own JupyterLab, as Binder does; so these are Binder's pins.
"$python" -m pip install --quiet -r binder/requirements.txt
"$python" -m pip install --quiet --no-deps .
mkdir -p "$tljh/user/share/jupyter/lab/settings"
cp tools/overrides.json "$tljh/user/share/jupyter/lab/settings/"
while read -r key value; do
  "$tljh/hub/bin/tljh-config" set "$key" "$value"
done <<END
user_environment.default_app jupyterlab
limits.memory 1024M
limits.cpu 1
services.cull.timeout 3600
services.cull.every 300
services.cull.max_age 28800
END
"$tljh/hub/bin/tljh-config" reload
