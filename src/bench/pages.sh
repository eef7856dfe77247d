#!/usr/bin/env bash
# Whether kept pages are ever wrong: pages.sh [CHANGES [EDITS [SEED]]] changes whatever pages are made of, at random, on
# two nodes of one database, and compares what they hand out with what they would make anew, to the byte; then it cuts
# the connections on which nodes hear of changes at every tenth edit, and measures for how long an old page is handed out.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -Dtest='KeptToTheByteTests,LostWordTests' -Dmasthead.changes="${1:-10000}" -Dmasthead.edits="${2:-1000}" \
    -Dmasthead.seed="${3:-7}" -Dmasthead.addresses=300 test
cat target/bench/pages.txt target/bench/lost-words.txt
