#!/usr/bin/env bash
# Start-up, from the command to the first page, and the directory that makes it quickest.
#
#   src/bench/start-up.sh train DIR    makes DIR: the application extracted, with an AOT cache (Java 25 or newer)
#   src/bench/start-up.sh measure      medians of warm starts: the plain jar, and DIR-like with its cache
#
# Needs a packed target/masthead-*.jar. JAVA is the java to use; for `measure`, JAVA25 is one that knows AOT caches.
# FLAGS are given to the trained application: by default those of a small node that must be there quickly. Without
# -XX:TieredStopAtLevel=1 it starts half as fast again, and after some minutes under load answers faster.
set -euo pipefail
cd "$(dirname "$0")/../.."
jar=$(ls "$PWD"/target/masthead-*.jar)
java=${JAVA:-java}
port=${PORT:-8098}
read -ra flags <<<"${FLAGS--XX:+UseSerialGC -XX:TieredStopAtLevel=1}"

# Starts a command, prints the milliseconds until the front page answers, and stops it again.
start() {
  local began pid
  began=$(date +%s%3N)
  "$@" --server.port="$port" --masthead.demo=false >/dev/null 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://localhost:$port/"; do
    kill -0 "$pid" 2>/dev/null || { echo "It did not start: $*" >&2; return 1; }
    sleep 0.1
  done
  echo $(($(date +%s%3N) - began))
  sleep 3
  kill "$pid"
  wait "$pid" || true
}

median_of_five() {
  for _ in 1 2 3 4 5; do start "$@"; done | sort -n | sed -n 3p
}

# The cache is written when the trained process ends, and knows its jar by the very path it was started with.
train() {
  local directory=$1
  mkdir -p "$directory"
  directory=$(cd "$directory" && pwd)
  "$java" -Djarmode=tools -jar "$jar" extract --force --destination "$directory" >/dev/null
  start "$java" "${flags[@]}" -jar "$directory/$(basename "$jar")" --masthead.home="$directory/training" >/dev/null
  start "$java" "${flags[@]}" -XX:AOTCacheOutput="$directory/masthead.aot" -jar "$directory/$(basename "$jar")" \
    --masthead.home="$directory/training" >/dev/null
  rm -rf "$directory/training"
  echo "$java ${flags[*]} -XX:AOTCache=$directory/masthead.aot -jar $directory/$(basename "$jar")"
}

measure() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  start "$java" -jar "$jar" --masthead.home="$work/home" >/dev/null
  local plain cached command
  plain=$(median_of_five "$java" -jar "$jar" --masthead.home="$work/home")
  java=${JAVA25:-$java}
  command=$(train "$work/trained")
  # shellcheck disable=SC2086  # the printed command is words on purpose
  cached=$(median_of_five $command --masthead.home="$work/home")
  echo "plain jar $plain ms, with AOT cache $cached ms, ratio $(awk "BEGIN { printf \"%.2f\", $cached / $plain }")"
}

case ${1:-measure} in
  train) train "${2:?where to?}" ;;
  measure) measure ;;
  *) echo "train DIR or measure" >&2; exit 2 ;;
esac
