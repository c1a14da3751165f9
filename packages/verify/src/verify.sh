# Checks of a running mesh. Sourced by the script of a verification Job, which calls checks and then finish. Every check prints
# one line of JSON. Needs sh and curl; certificate needs openssl, and kubectl what asks the API server. It changes nothing,
# never reads a Secret, and of what servers answer it prints only what Envoy says itself.
#
# VERIFY_CLUSTER        name of this cluster
# VERIFY_ROOTS          file of the root certificates that the fleet declares, in PEM
# VERIFY_PROXY_SECONDS  how long in_mesh waits for the sidecar; absent: 60
# VERIFY_QUIT_PROXY     yes: ends the sidecar with the script, where it is no native one and would keep the Job running
# VERIFY_SCRATCH        a folder that it may write in; absent: /tmp
# VERIFY_TOKEN          folder of the pod's own token and CA; absent: where Kubernetes mounts them

set -u
cluster=${VERIFY_CLUSTER-}
roots=${VERIFY_ROOTS-}
scratch=${VERIFY_SCRATCH:-/tmp}
export HOME="$scratch"
passed=0 failed=0 inconclusive=0 skipped=0
meshed=unknown
[ "${VERIFY_QUIT_PROXY-}" != yes ] || trap 'reach --output /dev/null --request POST http://127.0.0.1:15020/quitquitquit' EXIT

# Given --request-timeout, kubectl does not look for the pod's own credentials (kubernetes/kubernetes#93474), so they are
# written down for it. The token stays in its file, which Kubernetes renews.
token=${VERIFY_TOKEN:-/var/run/secrets/kubernetes.io/serviceaccount}
if [ -z "${KUBECONFIG-}" ] && [ -f "$token/token" ]; then
  case $KUBERNETES_SERVICE_HOST in
  *:*) host="[$KUBERNETES_SERVICE_HOST]" ;;
  *) host=$KUBERNETES_SERVICE_HOST ;;
  esac
  export KUBECONFIG="$scratch/kubeconfig"
  cat >"$KUBECONFIG" <<END
apiVersion: v1
kind: Config
clusters: [{name: here, cluster: {server: "https://$host:$KUBERNETES_SERVICE_PORT", certificate-authority: $token/ca.crt}}]
users: [{name: verify, user: {tokenFile: $token/token}}]
contexts: [{name: here, context: {cluster: here, user: verify}}]
current-context: here
END
fi

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

# ---- calls

reach() { # CURL-ARGUMENTS
  curl --silent --show-error --noproxy '*' --connect-timeout 5 --max-time 15 "$@" 2>"$scratch/errors"
}

# One call. failure: curl's exit code. said: its message. told: what was seen, in words. http, connected, secured, size.
fetch() { # CURL-ARGUMENTS
  : >"$scratch/body"
  : >"$scratch/headers"
  written=$(reach --max-filesize 100000 --output "$scratch/body" --dump-header "$scratch/headers" \
    --write-out '%{http_code}|%{time_connect}|%{time_appconnect}|%{time_total}|%{size_download}|%{certs}' "$@")
  failure=$?
  said=$(grep -v 'unknown --write-out' "$scratch/errors")
  IFS='|' read -r http connected secured seconds size _ <<END
$written
END
  case $connected in *[1-9]*) connected=yes ;; *) connected=no ;; esac
  case $secured in *[1-9]*) secured=yes ;; *) secured=no ;; esac
  # Only a proxy of the mesh has a certificate of this kind.
  case $written in *URI:spiffe:*) secured=by-mesh ;; esac
  case ${http:=000} in
  000) told="${said:-closed without a byte}, after ${seconds:-0} s" ;;
  *) told="HTTP $http after $seconds s" ;;
  esac
}

fetch_protocol() { # PROTOCOL HOST PORT
  case $1 in
  http2) fetch --http2-prior-knowledge "http://$2:$3/" ;;
  grpc) fetch --http2-prior-knowledge -H 'content-type: application/grpc' -H 'te: trailers' --data-binary '' "http://$2:$3/" ;;
  https | tls) fetch --insecure --http1.1 "https://$2:$3/" ;;
  *) fetch "http://$2:$3/" ;;
  esac
}

# Sends three empty lines, as one asks a server of gopher. Of less than five bytes Envoy cannot tell whether they begin TLS.
fetch_lines() { # HOST PORT
  fetch --max-time 7 "gopher://$1:$2/0%0D%0A%0D%0A"
}

# Connects, sends nothing, and waits, as one does for the greeting of a mail server; curl's telnet would not notice a close. A
# sidecar takes every connection, and closes it when its own to the server fails, at the latest after 10 seconds.
stays_open() { # HOST PORT
  fetch --connect-timeout 12 --max-time 12 "pop3://$1:$2/"
  case $failure:$connected in
  28:yes) told="open for $seconds s, in which nothing was sent; whether bytes are let through is not checked" ;;
  0:* | 8:* | 67:*) told="the server spoke first, after $seconds s" ;;
  *) return 1 ;;
  esac
}

# What Envoy answers for itself is told by its words from what applications answer. gRPC gets HTTP 200 and a status of gRPC.
# Not every TLS_error is of certificates: a gateway that knows no pods of the Service ends the handshake, too.
read_http() {
  found=answers
  words=$(head -c 4000 "$scratch/body" | tr -d '\000' && head -c 4000 "$scratch/headers" | tr -d '\r')
  case $http:$words in 403:* | 50[234]:* | 200:*'grpc-status: 7'* | 200:*'grpc-status: 14'*) ;; *) return ;; esac
  case $words in
  *'RBAC: access denied'*) found=denied ;;
  *CERTIFICATE_VERIFY_FAILED*SAN*) found=other-identity ;;
  *WRONG_VERSION_NUMBER*) found=no-tls ;;
  *CERTIFICATE_VERIFY_FAILED* | *UNKNOWN_CA* | *ALERT*CERTIFICATE*) found=unexpected-ca ;;
  *'upstream connect error'* | *'no healthy upstream'* | *'upstream request timeout'*) found=not-reachable ;;
  *x-envoy-upstream-service-time:*) return ;;
  *'server: envoy'*) [ -s "$scratch/body" ] || found=not-reachable told="$told, from the sidecar of this pod, which knows no way to this host" ;;
  esac
  why="$(head -c 600 "$scratch/body")$(tr -d '\r' <"$scratch/headers" | sed -n 's/^grpc-message: //p')"
  [ "$found" = answers ] || told="$told${why:+: $why}"
  case $found:$words in
  not-reachable:*x-envoy-upstream-service-time:*) found=no-application ;;
  not-reachable:*'connection termination'* | not-reachable:*'remote reset'*) found=refused ;;
  esac
}

read_tls() {
  case $http:$secured:$failure:$said in
  [1-9]* | *:yes:*) found=answers ;;
  *:by-mesh:*) found=refused ;;
  *:35:*'wrong version'*) found=no-tls ;;
  *:35:*alert*) found=alert ;;
  *) read_failure ;;
  esac
}

# What curl's exit code says of a call on which nothing came back.
read_failure() {
  case $failure in
  1 | 2 | 4 | 126 | 127) found=not-checked ;;
  6) found=not-resolving ;;
  *) found=not-reachable ;;
  esac
}

# Envoy 1.38.1 and later tell callers why TLS failed only with the runtime guard
# envoy.reloadable_features.hide_transport_failure_reason_in_response_body off, and callers of TCP never. The counters
# do, in a pod whose annotations have its sidecar keep them: Istio drops them else.
ask_sidecar() { # HOST PORT
  counters=$(reach 'http://127.0.0.1:15000/stats?usedonly&filter=ssl' | grep -F "cluster.outbound|$2||$1" | sed 's/.*ssl\.//')
  case $found:$counters in
  *fail_verify_san*) found=other-identity ;;
  *fail_verify_error*) found=unexpected-ca ;;
  # To this side the handshake was complete, then the server broke it off: it does not take this side's certificate.
  refused:*connection_error*) found=unexpected-ca ;;
  *connection_error*) ;;
  *) return ;;
  esac
  told="$told; counters of the sidecar: $(printf '%s' "$counters" | grep -e fail_verify -e connection_error | tr '\n' ' ')"
}

look_at() { # FOUND SERVER HOST PORT
  case $1 in
  ready | not-in-mesh) echo "labels istio-injection and istio.io/rev of the namespace, sidecar.istio.io/inject of the pod; the injection webhook; the log of container istio-proxy" ;;
  not-resolving | no-dns) echo "namespace and Service of $2 must exist in the cluster of the caller too: unit 90-<app> there; then CoreDNS" ;;
  not-reachable | no-route) echo "routes both ways, security groups, NACLs (model gateways: port 15443, and whether the gateway there knows pods of the Service); the endpoints that the caller knows: istioctl proxy-config endpoints POD --cluster 'outbound|$4||$3'; whether the remote cluster is synced: istioctl remote-clusters" ;;
  no-application) echo "pods of $2: their sidecar answered, nothing behind it did; whether the application listens on its targetPort" ;;
  refused) echo "who sends plaintext to a STRICT server: a client without sidecar, a DestinationRule of $3 with tls mode DISABLE or SIMPLE; else the log of the server's sidecar" ;;
  unexpected-ca | expired) echo "the roots of both clusters: Secret cacerts and ConfigMap istio-ca-root-cert (two CAs may have one name); pods that were not restarted since the CA changed" ;;
  other-identity) echo "service account and trust domain of the pods behind $3" ;;
  denied) echo "AuthorizationPolicies that select the pods of $2: whether their principals name this client" ;;
  *) echo "sidecar of the pods of $2; PeerAuthentication, also of the port; AuthorizationPolicy; the protocol by which the Service names its port; curl and openssl of this image" ;;
  esac
}

conclude() { # CHECK CLIENT SERVER EXPECTED HOST PORT
  report "$1" "$2" "$3" "$4" "$found" "$(verdict "$4" "$found")" "$told" "$(look_at "$found" "$3" "$5" "$6")"
}

in_mesh() {
  limit=${VERIFY_PROXY_SECONDS:-60}
  started=$(date +%s)
  fetch http://127.0.0.1:15021/healthz/ready
  while [ "$http" != 200 ] && [ $(($(date +%s) - started)) -lt "$limit" ]; do
    sleep 1
    fetch http://127.0.0.1:15021/healthz/ready
  done
  if [ "$http" = 200 ]; then meshed=yes found=ready; else meshed=no found=not-in-mesh; fi
  if [ "$meshed" = yes ]; then result=pass; else result=fail; fi
  report in_mesh '' '' ready "$found" "$result" "its sidecar: $told" "$(look_at not-in-mesh '' '' '')"
}

kind_of() { # PROTOCOL
  case $1 in
  https | tls) echo tls ;;
  tcp | mongo | mysql | redis) echo bytes ;;
  udp) echo udp ;;
  *) echo http ;;
  esac
}

call() { # CLIENT SERVER PROTOCOL HOST PORT EXPECTED
  kind=$(kind_of "$3")
  case $meshed:$kind in
  *:udp)
    skip call "$1" "$2" "$6" 'Istio does not carry UDP'
    return
    ;;
  no:*)
    found=not-in-mesh told='this pod is not in the mesh'
    conclude call "$1" "$2" "$6" "$4" "$5"
    return
    ;;
  *:bytes) if stays_open "$4" "$5"; then found=answers; else read_failure; fi ;;
  *)
    fetch_protocol "$3" "$4" "$5"
    case $kind:$http in tls:*) read_tls ;; http:000) read_failure ;; *) read_http ;; esac
    ;;
  esac
  # Without words for it, a denial is a connection that bears silence but not the first bytes: only then RBAC looks at it.
  kept_out=no
  case $6:$kind:$found:$failure in
  answers:*) ;;
  *:tls:not-reachable:35 | *:tls:not-reachable:5[256]) ! stays_open "$4" "$5" || kept_out=yes ;;
  *:bytes:answers:*)
    fetch_lines "$4" "$5"
    # A server of MySQL speaks first: what it said came through before the denial.
    case $failure:$size:$3 in 0:0:* | 5[256]:0:* | 0:*:mysql | 5[256]:*:mysql) kept_out=yes ;; esac
    ;;
  esac
  [ "$kept_out" = no ] || found=$6 told='open while nothing was sent, closed at the first bytes'
  case $found in alert) found=answers ;; not-reachable | refused) ask_sidecar "$4" "$5" ;; esac
  conclude call "$1" "$2" "$6" "$4" "$5"
}

# True where not even TCP connected.
not_connected() {
  case $failure:$connected in
  6:*) found=no-dns ;;
  7:* | 28:no) found=no-route ;;
  *) return 1 ;;
  esac
  told="$found: $told"
}

plaintext() { # CLIENT SERVER PROTOCOL HOST PORT EXPECTED
  kind=$(kind_of "$3") found='' why=''
  case $kind:$6 in
  udp:*) why='Istio does not carry UDP' ;;
  bytes:refused) fetch_lines "$4" "$5" ;;
  bytes:*) why='not checked: bytes that are not its protocol could disturb a server that takes plaintext' ;;
  *) fetch_protocol "$3" "$4" "$5" ;;
  esac
  if [ -n "$why" ]; then
    skip plaintext "$1" "$2" "$6" "$why"
    return
  fi
  case $kind:$http:$failure:$connected:$size in
  tls:*) read_tls ;;
  http:[1-9]*) read_http ;;
  bytes:*:28:yes:* | bytes:*:*:*:[1-9]*) found=answers ;;
  esac
  case $kind:$6:$found in
  *:alert) found=refused ;;
  tls:*:not-*) found='' ;;
  # Whatever the server's own sidecar thinks of the application: it took plaintext.
  http:refused:not-reachable | http:refused:refused) found=answers ;;
  http:*:not-reachable | http:*:refused) found=no-application ;;
  esac
  # A STRICT sidecar resets what is no TLS before it was read. A proper close is of somebody who has read it.
  [ -n "$found" ] || not_connected || case $failure in
  35 | 55 | 56) found=refused ;;
  0 | 16 | 52) found=closed ;;
  8 | 92) found=answers ;;
  1) case $said in *HTTP/0.9*) found=answers ;; *) found=not-checked ;; esac ;;
  *) read_failure ;;
  esac
  conclude plaintext "$1" "$2" "$6" "$4" "$5"
}

# ---- certificates

pem() { # FILE
  awk '/-----BEGIN CERTIFICATE-----/ { inside = 1 } inside { print } /-----END CERTIFICATE-----/ { inside = 0 }' "$1"
}

names() { # subject|issuer FILE
  openssl crl2pkcs7 -nocrl -certfile "$2" | openssl pkcs7 -print_certs -noout | sed -n "s/^$1= *//p" | sort -u | tr '\n' ';'
}

# The handshake may well fail, since the server wants a certificate too; by then it has shown its own. No other roots count
# than the declared ones: without both options openssl would also look among those of the system.
certificate() { # SERVER HOST PORT SPIFFE
  timeout 15 openssl s_client -alpn istio -showcerts -connect "$2:$3" -servername "$2" </dev/null >"$scratch/shown" 2>"$scratch/errors"
  pem "$scratch/shown" >"$scratch/chain.pem"
  awk '{ print } /-----END/ { exit }' "$scratch/chain.pem" >"$scratch/leaf.pem"
  if [ ! -s "$roots" ]; then
    found=not-checked told="no declared roots in ${roots:-VERIFY_ROOTS}"
  elif [ ! -s "$scratch/leaf.pem" ]; then
    why=$(cat "$scratch/errors")
    fetch --max-time 5 "pop3://$2:$3/"
    found=no-certificate
    not_connected || told="TCP connects, TLS shows no certificate: $why"
  elif ! told=$(openssl verify -no-CApath -no-CAstore -CAfile "$roots" -untrusted "$scratch/chain.pem" "$scratch/leaf.pem" 2>&1); then
    case $told in *'has expired'* | *'not yet valid'*) found=expired ;; *) found=unexpected-ca ;; esac
    told="$(printf '%s' "$told" | grep '^error [0-9]'); issuers that it shows: $(names issuer "$scratch/chain.pem") declared roots: $(names subject "$roots")"
  else
    found=$(openssl x509 -in "$scratch/leaf.pem" -noout -ext subjectAltName | sed -n 's/.*URI:\([^, ]*\).*/\1/p')
    told="the certificate is of ${found:-nobody in the mesh}, issued by $(names issuer "$scratch/leaf.pem")"
    [ "$found" = "$4" ] || found=other-identity
  fi
  conclude certificate '' "$1" "$4" "$2" "$3"
}

# ---- questions to the API server

# Prints what it was asked for, or, when it fails, why. kubectl may warn and succeed: warnings are no data.
ask() { # KUBECTL-ARGUMENTS
  kubectl --request-timeout=20s "$@" 2>"$scratch/errors" || {
    grep -v '^[EIW][0-9]\{4\} ' "$scratch/errors"
    return 1
  }
}

# The certificates of a PEM, one a line and sorted.
listed() { # FILE
  pem "$1" | awk '/-----BEGIN/ { text = ""; next } /-----END/ { print text; next } { gsub(/[ \t\r]/, ""); text = text $0 }' | sort -u
}

endings() { # LIST
  printf '%s\n' "$1" | awk 'NF { count++; ends = ends " ..." substr($0, length($0) - 11) } END { printf "%d certificates, ending in%s", count, ends }'
}

roots() { # NAMESPACE
  declared=$([ ! -s "$roots" ] || listed "$roots")
  told=$(ask -n "$1" get configmap istio-ca-root-cert -o 'jsonpath={.data.root-cert\.pem}')
  answered=$?
  printf '%s\n' "$told" >"$scratch/published"
  published=$(listed "$scratch/published")
  case ${declared:+declared}:$answered:$told in
  :*) found=not-checked told="no declared roots in ${roots:-VERIFY_ROOTS}" ;;
  *:0:?*)
    if [ "$published" = "$declared" ]; then found=equal; else found=different; fi
    told="published: $(endings "$published"); declared: $(endings "$declared")"
    ;;
  *:0: | *NotFound*) found=absent ;;
  *) found=no-answer ;;
  esac
  report roots '' "$1" equal "$found" "$(verdict equal "$found")" "$told" "whether istiod of this cluster leads and was restarted since the CA changed: kubectl -n $1 describe configmap istio-ca-root-cert; the namespace's labels, where istiod selects namespaces"
}

# The state in which an istiod sees another cluster; all of its gauges are 0 once the remote secret is gone.
state_of() { # CLUSTER FILE
  [ -s "$2" ] || { echo no-answer && return; }
  awk -v peer="cluster=\"$1\"" '
    index($0, "istiod_remote_cluster_sync_status{") == 1 && /[{,]cluster_type="remote"/ && $NF == 1 &&
    (index($0, "{" peer) || index($0, "," peer)) && match($0, /[{,]status="[^"]*"/) { state = substr($0, RSTART + 9, RLENGTH - 10) }
    END { print (state == "" ? "unknown" : state) }' "$2"
}

remote_clusters() { # NAMESPACE CLUSTER...
  namespace=$1
  shift
  [ "$#" -gt 0 ] || skip remote_clusters '' '' synced 'no peers'
  [ "$#" -gt 0 ] || return 0
  istiods=$(ask -n "$namespace" get pods -l app=istiod --field-selector=status.phase=Running \
    -o 'jsonpath={range .items[*]}{.metadata.name}={.status.podIP} {end}') || istiods="failed $istiods"
  case $istiods in
  'failed '*) ;;
  *)
    for istiod in $istiods; do
      rm -f "$scratch/metrics-${istiod%%=*}"
      reach --fail --output "$scratch/metrics-${istiod%%=*}" "http://${istiod#*=}:15014/metrics"
    done
    ;;
  esac
  for peer; do
    found='' told=''
    case $istiods in
    'failed '*) found=no-answer told=${istiods#failed } ;;
    '') found=no-istiod told="no istiod is running in namespace $namespace" ;;
    *)
      for istiod in $istiods; do
        state=$(state_of "$peer" "$scratch/metrics-${istiod%%=*}")
        told="$told${told:+, }${istiod%%=*}: $state"
        # The worst counts; of one that does not answer nothing is known.
        case $found:$state in no-answer:synced) ;; :* | synced:* | no-answer:*) found=$state ;; esac
      done
      ;;
    esac
    report remote_clusters '' "$peer" synced "$found" "$(verdict synced "$found")" "$told" "istioctl remote-clusters; the remote secret of $peer in $namespace (label istio/multiCluster=true), whether its token still counts and its API server answers from here; the log of istiod"
  done
}

# The peers are looked up from the ConfigMaps that name one each.
peers_synced() { # NAMESPACE NAMESPACE-OF-THE-PEERS
  if peers=$(ask -n "$2" get configmaps -l meshwright.io/peer -o 'jsonpath={range .items[*]}{.metadata.labels.meshwright\.io/peer} {end}'); then
    # shellcheck disable=SC2086 # names of clusters, a word each
    remote_clusters "$1" $peers
  else
    report remote_clusters '' '' synced no-answer inconclusive "$peers" "the role mesh-peers: this job must be able to list ConfigMaps in $2"
  fi
}

not_checked() { # CHECK EXPECTED WHY
  skip "$1" '' '' "$2" "$3"
}

# Pods that end, and those on the network of their node, have no say in it; neither have the pods of the verification.
proxies() { # NAMESPACE SELECTOR EXPECTED
  found=no-answer
  if told=$(ask -n "$1" get pods -l "${2:+$2,}!meshwright.io/verifies" \
    -o 'jsonpath={range .items[*]}{.metadata.name}|{.status.phase}|{.spec.hostNetwork}|{.metadata.deletionTimestamp}| {.spec.containers[*].name} {.spec.initContainers[*].name} {"\n"}{end}'); then
    told=$(printf '%s\n' "$told" | awk -F '|' -v expected="$3" '
      $2 !~ /^(Running|Pending)$/ || $3 == "true" || $4 != "" { next }
      { pods++; has = $5 ~ / istio-proxy / ? "sidecar" : "none"; with += has == "sidecar" }
      has != expected { wrong = wrong " " $1 }
      END {
        found = pods == 0 ? "no-pods" : with == pods ? "sidecar" : with == 0 ? "none" : "mixed"
        printf "%s %d of %d pods have a sidecar%s", found, with, pods, (wrong == "" ? "" : "; wrong:" wrong)
      }')
    found=${told%% *}
    told=${told#* }
  fi
  if [ "$found" = no-pods ]; then
    skip proxies '' "$1${2:+ $2}" "$3" 'no pods'
  else
    report proxies '' "$1${2:+ $2}" "$3" "$found" "$(verdict "$3" "$found")" "$told" "restart what was there before its labels: kubectl -n $1 rollout restart deployment,statefulset,daemonset; labels istio-injection and istio.io/rev of the namespace, sidecar.istio.io/inject of the pods; the injection webhook"
  fi
}

finish() {
  printf '{%s,"passed":%d,"failed":%d,"inconclusive":%d,"skipped":%d}\n' "$(members check summary cluster "$cluster")" \
    "$passed" "$failed" "$inconclusive" "$skipped"
  [ $((failed + inconclusive)) -eq 0 ] || exit 1
  exit 0
}
