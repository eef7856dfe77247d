#!/usr/bin/env bash
# Runs Lighthouse with its mobile settings against a Masthead that is up, and prints the four categories of the front,
# a section, an article, search and what it found, and what the article's first view costs over the wire without its
# pictures. What was found is kept from indexes on purpose, so it is not asked whether it may be indexed.
#
#   src/bench/lighthouse.sh http://localhost:8080 [/2026/11/an-article-with-100-comments]
#
# Needs Node.js with npx, and Chromium: CHROME_PATH, or chromium-headless-shell, which has no windows of its own to draw
# while it measures, or chromium. Reports are kept in $REPORTS.
set -euo pipefail

site=${1:?usage: lighthouse.sh ADDRESS [ARTICLE]}
site=${site%/}
export CHROME_PATH=${CHROME_PATH:-$(command -v chromium-headless-shell || command -v chromium)}
reports=${REPORTS:-$(mktemp -d)}
limit=100000

first_link() { curl -fsS "$site/" | grep -oE "href=\"$1\"" | head -1 | cut -d'"' -f2; }
section=$(first_link '/section/[a-z0-9-]+')
article=${2:-$(first_link '/[0-9]{4}/[0-9]{2}/[a-z0-9-]+')}

measure() {
  npx --yes lighthouse "$site$2" --quiet --output=json --output-path="$reports/$1.json" \
    --chrome-flags="--headless --no-sandbox --disable-gpu" "${@:3}"
}

measure front /
measure section "$section"
measure article "$article"
measure search /search
measure found '/search?q=harbour' --skip-audits=is-crawlable

node - "$reports" "$limit" <<'JS'
const { readFileSync } = require("node:fs");
const [reports, limit] = [process.argv[2], Number(process.argv[3])];
const report = (page) => JSON.parse(readFileSync(`${reports}/${page}.json`, "utf8"));
const names = ["performance", "accessibility", "best-practices", "seo"];
const row = (cells) => console.log(cells.map((cell, at) => String(cell).padEnd(at ? 16 : 10)).join(""));
row(["page", ...names]);
for (const page of ["front", "section", "article", "search", "found"]) {
  const { categories, audits } = report(page);
  row([page, ...names.map((name) => Math.round(categories[name].score * 100))]);
  for (const name of names) {
    categories[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .forEach(({ id }) => console.log(`  ${name}: ${audits[id].title} (${audits[id].displayValue ?? id})`));
  }
}
const requests = report("article").audits["network-requests"].details.items
  .filter(({ resourceType }) => resourceType !== "Image");
const bytes = requests.reduce((sum, { transferSize }) => sum + transferSize, 0);
for (const type of new Set(requests.map(({ resourceType }) => resourceType))) {
  const own = requests.filter(({ resourceType }) => resourceType === type);
  console.log(`  ${type}: ${own.reduce((sum, { transferSize }) => sum + transferSize, 0)} bytes in ${own.length}`);
}
console.log(`article, first view without pictures: ${bytes} bytes over the wire (limit ${limit})`);
process.exitCode = bytes > limit ? 1 : 0;
JS
