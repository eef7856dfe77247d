#!/usr/bin/env bash
# Measures the learning filter on labelled comments: a folder of CSV files (date,text,spam), of each of which the first
# 70 % train and the rest is judged, and then the others train and all of it is judged. Prints spam caught, good
# comments held, F1 and MCC. Without HELD_FROM the threshold is chosen on the training parts alone.
#
#   src/bench/spam.sh FOLDER [HELD_FROM]
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?a folder of CSV files}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -o compile
mvn -q -B -o dependency:build-classpath -Dmdep.includeArtifactIds=liblinear,jsoup,jspecify \
  -Dmdep.outputFile="$work/classpath"
javac -d "$work" -cp "target/classes:$(cat "$work/classpath")" src/bench/SpamFilter.java
java -cp "$work:target/classes:$(cat "$work/classpath")" org.masthead.spam.SpamFilter "$folder" ${2:+"$2"}
