# Checks of a running mesh. Sourced by the script of a verification Job, which calls checks and then finish. Every check prints
# one line of JSON. Needs sh and curl; certificate needs openssl, and kubectl what asks the API server. It changes nothing,
# never reads a Secret, and of what servers answer it prints only what Envoy says itself.
#
# VERIFY_CLUSTER        name of this cluster
# VERIFY_ROOTS          file of the root certificates that the fleet declares, in PEM
# VERIFY_PROXY_SECONDS  how long in_mesh waits for the sidecar; absent: 60
# VERIFY_QUIT_PROXY     yes: ends the sidecar with the script, where it is no native one and would keep the Job running
# VERIFY_SCRATCH        a folder that it may write in; absent: /tmp

set -u
cluster=${VERIFY_CLUSTER-}
roots=${VERIFY_ROOTS-}
scratch=${VERIFY_SCRATCH:-/tmp}
export HOME="$scratch"
passed=0 failed=0 inconclusive=0 skipped=0
meshed=unknown
[ "${VERIFY_QUIT_PROXY-}" != yes ] || trap 'reach --output /dev/null --request POST http://127.0.0.1:15020/quitquitquit' EXIT

# Members of a JSON object; client and server only where there are some. Bytes beyond ASCII become question marks, since a
# text that was cut may end within a letter.
members() { # KEY VALUE...
  LC_ALL=C awk -- 'BEGIN {
    for (code = 1; code < 32; code++) escaped[sprintf("%c", code)] = sprintf("\\u%04x", code)
    escaped["\t"] = "\\t"; escaped["\n"] = "\\n"; escaped["\""] = "\\\""; escaped["\\"] = "\\\\"
    for (item = 1; item < ARGC; item += 2) {
      value = ARGV[item + 1]
      if (value == "" && ARGV[item] ~ /^(client|server)$/) continue
      printf "%s\"%s\":\"", (item > 1 ? "," : ""), ARGV[item]
      for (at = 1; at <= length(value); at++) {
        letter = substr(value, at, 1)
        printf "%s", (letter in escaped ? escaped[letter] : letter > "~" ? "?" : letter)
      }
      printf "\""
    }
  }' "$@"
}

report() { # CHECK CLIENT SERVER EXPECTED FOUND RESULT DETAIL LOOK-AT
  case $6 in
  pass) passed=$((passed + 1)) ;;
  fail) failed=$((failed + 1)) ;;
  skipped) skipped=$((skipped + 1)) ;;
  *) inconclusive=$((inconclusive + 1)) ;;
  esac
  [ "$6" != pass ] || set -- "$1" "$2" "$3" "$4" "$5" "$6" "$7" ''
  printf '{%s}\n' "$(members check "$1" cluster "$cluster" client "$2" server "$3" expected "$4" found "$5" result "$6" \
    detail "$(printf '%s' "$7" | head -c 800)" look "$8")"
}

skip() { # CHECK CLIENT SERVER EXPECTED WHY
  report "$1" "$2" "$3" "$4" not-checked skipped "$5" ''
}

# What broke on the way proves neither that somebody is kept out nor that he is let in.
verdict() { # EXPECTED FOUND
  case $1:$2 in
  "$1:$1") echo pass ;;
  *:not-in-mesh | *:not-checked | *:no-dns | *:no-route | *:closed | *:no-answer) echo inconclusive ;;
  denied:not-re* | refused:not-re*) echo inconclusive ;;
  *) echo fail ;;
  esac
}

finish() {
  printf '{%s,"passed":%d,"failed":%d,"inconclusive":%d,"skipped":%d}\n' "$(members check summary cluster "$cluster")" \
    "$passed" "$failed" "$inconclusive" "$skipped"
  [ $((failed + inconclusive)) -eq 0 ] || exit 1
  exit 0
}
