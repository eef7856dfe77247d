#!/bin/sh
# Draws the demo pictures again: every pictures/*.svg becomes a JPEG of at most 96 kB.
# Needs rsvg-convert (apt-get install librsvg2-bin) and ImageMagick.
# Usage: src/demo/render.sh [name ...]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../main/resources/demo/pictures"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
[ $# -gt 0 ] || set -- $(cd "$here/pictures" && ls ./*.svg | sed 's|^\./||; s|\.svg$||')
for name in "$@"; do
  rsvg-convert "$here/pictures/$name.svg" -o "$work/$name.png"
  convert "$work/$name.png" -strip -colorspace sRGB -interlace Plane \
    -sampling-factor 4:2:0 -define jpeg:extent=96kb "$out/$name.jpg"
  echo "$name $(wc -c <"$out/$name.jpg") bytes"
done
