#!/bin/sh
# review.sh [base] [folder]: what this branch does to the mesh, for any CI or none. Reports are left in the folder `review`.
# Exit code: 0 routine, or nothing differs; 3 careful; 4 stop; 1 the tree is wrong, or not rendered; 2 it could not be told.
set -u
base=${1-origin/main}
out=${2-review}
mw=${MW-./mw}
mkdir -p "$out" || exit 2
failed=0

# Is the tree what the fleet renders?
"$mw" render --check >"$out/render.txt" 2>&1 || {
  failed=$?
  cat "$out/render.txt" >&2
}
# Is it right? The lines are for people, the file for programs.
"$mw" check --render >&2 || failed=$?
"$mw" check --render --format json >"$out/check.json"

# What does it change, since it left the base?
for format in markdown json text; do
  "$mw" diff --merge-base --format "$format" "$base" HEAD >"$out/diff.$format" || exit 2
done
cat "$out/diff.text"
[ "$failed" -eq 0 ] || exit "$failed"

risk=$(sed -n 's/^  "risk": "\([a-z]*\)",*$/\1/p' "$out/diff.json")
echo "risk: ${risk:-none}"
case $risk in
  careful) exit 3 ;;
  stop) exit 4 ;;
esac
