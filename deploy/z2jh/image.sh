#!/bin/sh
# Build the image of a student's server from what is committed, with repo2docker.
# usage: sh deploy/z2jh/image.sh REGISTRY/tripoli [--push or other options of repo2docker]
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || {
  echo "Say what the image is to be called: sh deploy/z2jh/image.sh REGISTRY/tripoli" >&2
  exit 1
}
name=$1:$(git rev-parse --short HEAD)
shift
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet . "$clone"
git -C "$clone" switch --quiet -C class # the branch that values.yaml pulls
git -C "$clone" remote remove origin
# A student's home hides /home/jovyan, so the lessons' master copy lies elsewhere.
repo2docker --no-run --image-name "$name" --target-repo-dir /srv/tripoli "$@" \
  --appendix "RUN pip install --no-cache-dir $(grep '^nbgitpuller==' deploy/requirements.txt)" \
  "$clone"
echo "image $name"
