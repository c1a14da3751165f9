# Calls: what a client meets on its way to a server. After report.sh.

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
