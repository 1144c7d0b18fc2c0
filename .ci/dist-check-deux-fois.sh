#!/bin/sh
# The same commit gives the same bytes twice: makes the packages again in a clone, whose folder, dates and order of
# files are others, and compares their sums with those of dist/.
set -eu
cd "$(dirname "$0")/.."
if ! git diff --quiet HEAD; then
  echo "✗ deux fois les mêmes octets : le dossier a des changements qui ne sont pas dans un commit ; enregistrez-les, faites « make dist », puis recommencez" >&2
  exit 1
fi
travail=$(mktemp -d)
trap 'rm -rf "$travail"' EXIT
git clone -q . "$travail/clone"
"$travail/clone/.ci/dist.sh" >/dev/null
if ! diff dist/SHA256SUMS "$travail/clone/dist/SHA256SUMS"; then
  echo "✗ le même commit ne donne pas deux fois les mêmes octets" >&2
  exit 1
fi
echo "✓ le même commit donne deux fois les mêmes octets, dans un autre dossier :"
cat dist/SHA256SUMS
