#!/usr/bin/env bash
# Kills Masthead with -9 while comments are being posted, starts it again, and looks for every comment that had been
# answered with 303. Ends with 1 if one is lost or there twice.
#
#   src/bench/kill-nine.sh [rounds]
#
# Needs a packed target/masthead-*.jar. Everything happens in a directory of its own that is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
application=$(ls "$PWD"/target/masthead-*.jar)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
driver=$(jar tf "$application" | grep '^BOOT-INF/lib/postgresql-.*\.jar$')
(cd "$work" && jar xf "$application" "$driver")
java -cp "$work/$driver" src/bench/KillNine.java "$application" "$work" "${1:-1}"
