#!/bin/sh
# Stands for the command line: notes what it was asked, and answers as the test wants.
echo "$* token=${GITHUB_TOKEN+yes}${GITHUB_OUTPUT+yes}${ACTIONS_ID_TOKEN_REQUEST_TOKEN+yes}" >>"$FAKE_LOG"
case " $* " in
  *" render "*) exit "${FAKE_RENDER-0}" ;;
  *" check "*github*) echo '::error file=clusters/a.yaml,line=3::wrong' && exit "${FAKE_CHECK-0}" ;;
  *" check "*) echo '{}' && exit "${FAKE_CHECK-0}" ;;
  *" diff "*) [ -z "${FAKE_FAILS-}" ] || { echo 'the tree is gone' >&2 && exit 2; } ;;
esac
case " $* " in
  *json*) case $FAKE_RISK${FAKE_UNREAD-} in none) echo '{}' ;; noneyes) echo '{"unread": [{}]}' ;; *) printf '{\n  "risk": "%s"\n}\n' "$FAKE_RISK" ;; esac ;;
  *) echo "## The review says $FAKE_RISK" ;;
esac
