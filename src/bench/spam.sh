#!/usr/bin/env bash
# Measures the learning filter on labelled comments: a folder of CSV files (date,text,spam), of each of which the first
# 70 % train and the rest is judged, and then the others train and all of it is judged. Prints spam caught, good
# comments held, F1 and MCC. Without HELD_FROM the threshold is chosen on the training parts alone.
#
#   src/bench/spam.sh FOLDER [HELD_FROM]
#
# Needs a packed target/masthead-*.jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(cd "${1:?a folder of CSV files}" && pwd)
application=${JAR:-$(ls "$PWD"/target/masthead-*.jar)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -t libraries < <(jar tf "$application" | grep -E '^BOOT-INF/lib/(liblinear|jsoup|jspecify)-')
(cd "$work" && jar xf "$application" "${libraries[@]}" BOOT-INF/classes/org/masthead/spam BOOT-INF/classes/spam)
classpath="$work/BOOT-INF/classes:$work/BOOT-INF/lib/*"
javac -d "$work" -cp "$classpath" src/bench/SpamFilter.java
java -cp "$work:$classpath" org.masthead.spam.SpamFilter "$folder" ${2:+"$2"}
