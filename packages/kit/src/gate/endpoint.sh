# Asks an endpoint of HTTPS, hop by hop, and tells each hop by itself. After gate.sh, which has the report and its words.

# One line for each check, in logfmt: check, peer, host, result, and what is known of it.
# docs/preflight.md lists the keys; they stay what they are.
told_of() { # CHECK RESULT [KEY VALUE]...
  printf 'check=%s' "$1" >>"$report"
  told_checks="$told_checks $1"
  shown_result=$2
  shift 2
  set -- peer "$peer" host "$host" result "$shown_result" "$@"
  while [ "$#" -gt 1 ]; do
    case $2 in
    '') ;;
    *[!a-zA-Z0-9.:/_-]*) printf ' %s="%s"' "$1" "$(printf '%s' "$2" | sed 's/[\\"]/\\&/g')" >>"$report" ;;
    *) printf ' %s=%s' "$1" "$2" >>"$report" ;;
    esac
    shift 2
  done
  printf '\n' >>"$report"
}

# A check failed, and those after it are not made.
stopped() { # CHECK REASON CAUSE LOOK-AT [KEY VALUE]...
  check=$1 reason=$2 cause=$3 look=$4
  shift 4
  told_of "$check" failed reason "$reason" cause "$cause" "$@" look "$look"
}

number_of() { # ADDRESS
  IFS=. read -r first second third fourth <<END
$1
END
  printf '%s' $(((first << 24) + (second << 16) + (third << 8) + fourth))
}

lies_in() { # ADDRESS CIDR...
  case $1 in *:*) return 1 ;; esac
  number=$(number_of "$1")
  shift
  for cidr; do
    bits=$((32 - ${cidr#*/}))
    [ $((number >> bits)) -eq $(($(number_of "${cidr%/*}") >> bits)) ] && return 0
  done
  return 1
}

# Addresses that no router of the internet knows: RFC 1918, RFC 6598, and those of the host itself.
private='10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 127.0.0.0/8'

# Of an address of IPv6 nobody can tell; it is told as it is.
is_private() { # ADDRESS
  # shellcheck disable=SC2086 -- a list of CIDRs
  case $1 in *:*) ;; *) lies_in "$1" $private ;; esac
}

# Every address that the name stands for must be one of those that the fleet names.
addresses_fit() { # CIDRS ADDRESS...
  cidrs=$1
  shift
  for address; do
    # shellcheck disable=SC2086 -- a list of CIDRs
    lies_in "$address" $cidrs && continue
    if is_private "$address"; then
      stopped address wrong-address "DNS: $host is $address, which is none of the peer's VPC: $cidrs" \
        "which private zone answers for the name in this VPC; vpc.cidrs of the peer in the fleet" address "$address"
    else
      stopped address endpoint-public "DNS: $host is the public address $address, but the fleet says that the endpoint is private: $cidrs" \
        "endpointPublicAccess of the peer's EKS cluster; outside its VPC the name of an endpoint that is also public stands for public addresses" address "$address"
    fi
    return 1
  done
  told_of address passed address "$*"
}

# To peers past any proxy of the environment: what is asked is the way that packets go.
request() { # OPTION...
  curl --silent --show-error --verbose ${direct:+--noproxy "$direct"} --output /dev/null --connect-timeout 5 --max-time 15 \
    --stderr "$scratch/trace" --write-out '%{http_code}|%{remote_ip}|%{time_connect}|%{time_appconnect}' "$@"
}

# curl reckons TLS as a part of connecting, and gives no time for TCP alone where TLS fails: its trace says that it began.
is_connected() {
  is_time "$connected" || grep -q -e '^\* *Connected to ' -e '^\* *ALPN: ' -e 'TLS handshake, Client hello' "$scratch/trace"
}

is_time() { # SECONDS
  case ${1:-0} in *[1-9]*) return 0 ;; *) return 1 ;; esac
}

# Those that the name stands for: of IPv4, or else of IPv6. From 8.5 on curl tells all of them, before that those that it tried.
named_addresses() {
  for form in 4:'[0-9][0-9.]*[0-9]' 6:'[0-9a-f:]*:[0-9a-f:.]*'; do
    addresses=$(sed -n -e "s/^\\* *Trying \\[\\{0,1\\}\\(${form#*:}\\)[]:.].*/\\1/p" \
      -e "s/^\\* *IPv${form%%:*}: *\\([0-9a-f].*\\)/\\1/p" "$scratch/trace" | tr -d ' \r' | tr ',' '\n' | sort -u | tr '\n' ' ')
    [ -z "$addresses" ] || break
  done
  printf '%s' "${addresses% }"
}

# DNS, the address, TCP, TLS, HTTP, and for peers the size of packets, told apart. STATUSES: those that count, as "200 401", or ""
# for all. ADDRESSES: CIDRs that the name may stand for, or "". MTU: what the fleet says that the way carries, bytes, or "".
endpoint_answers() { # TITLE URL STATUSES [CA: a PEM, or a file, or "" [PEER ADDRESSES MTU]]
  what="$1 $2 answers"
  url=$2 statuses=$3 peer=${5-} cidrs=${6-} mtu=${7-}
  host=${url#*://}
  host=${host%%[/?]*}
  direct=${peer:+*}
  carries=${mtu:+, which is to carry $mtu bytes}
  told_checks='' cause='' look='' http=''
  case ${4-} in
  '') set -- "$url" ;;
  /*) set -- "$url" --cacert "$4" ;;
  *)
    printf '%s\n' "$4" >"$scratch/ca.pem"
    set -- "$url" --cacert "$scratch/ca.pem"
    ;;
  esac
  check_hops "$@"
  for check in dns ${peer:+address} tcp tls http ${peer:+mtu}; do
    case " $told_checks " in
    *" $check "*) ;;
    *) told_of "$check" skipped ;;
    esac
  done
  if [ -z "$cause" ]; then
    ready "$what" "HTTP $http from $address"
  else
    waiting "$what" "$cause" "$look"
  fi
}

check_hops() { # URL OPTION...
  : >"$scratch/trace"
  found=$(request "$@")
  failure=$?
  told=$(brief "$(grep '^curl: ' "$scratch/trace" | tail -n 1)")
  IFS='|' read -r http address connected secured <<END
$found
END
  tried=$(named_addresses)
  address=${address:-${tried%% *}}
  case " $tried " in
  *" $address "*) ;;
  *) tried="$tried${tried:+ }$address" ;;
  esac

  case $failure:$tried in
  6:*)
    stopped dns dns "DNS: the name does not resolve. $told" \
      "the VPC's resolver, private zones and their association with this VPC, CoreDNS"
    return
    ;;
  *:?* | 28:) ;;
  *)
    stopped dns unknown "curl ended with $failure. $told" "https://curl.se/docs/manpage.html, exit codes"
    return
    ;;
  esac
  if [ -z "$tried" ]; then
    stopped dns dns "DNS: nobody says what the name stands for. $told" \
      "CoreDNS, the VPC's resolver, UDP and TCP 53 between pods"
    return
  fi
  told_of dns passed address "$tried"

  if [ -n "$cidrs" ]; then
    # shellcheck disable=SC2086 -- a list of addresses
    addresses_fit "$cidrs" $tried || return
  elif [ -n "$peer" ]; then
    told_of address unknown address "$tried" cause "the fleet does not say that the endpoint is private"
  fi

  if ! is_connected; then
    if [ "$failure" -ne 28 ]; then
      stopped tcp hop-refuses "TCP: connection refused or no route. $told" \
        "what listens at $address; firewalls on the way that refuse; route tables both ways, security groups, NACLs" \
        address "$address"
    elif is_private "$address"; then
      stopped tcp no-route "TCP: no connection within 5 s to $address, packets are dropped there or on the way back. $told" \
        "route tables both ways, attachments and their route tables, security groups, NACLs" \
        address "$address"
    else
      stopped tcp public-access-refused "TCP: no connection within 5 s to the public address $address: it does not let in this VPC, or no route leads there. $told" \
        "publicAccessCidrs of the peer's EKS cluster and the address of the NAT gateway; routes to the internet" \
        address "$address"
    fi
    return
  fi
  told_of tcp passed address "$address"

  case $failure:$told in
  0:*) ;;
  35:*'eset by peer'* | 35:*'unexpected eof'* | 35:*SYSCALL* | 35:*'roken pipe'*)
    stopped tls hop-refuses "TLS: connected to $address, then cut. $told" \
      "what listens there; a proxy or firewall on the way" address "$address"
    return
    ;;
  35:* | 51:* | 60:* | 77:*)
    stopped tls not-trusted "TLS: $address is not who it should be, or speaks no TLS. $told" \
      "the certificate authority that the fleet declares for it, a proxy that intercepts TLS" address "$address"
    return
    ;;
  *)
    if is_time "$secured"; then
      told_of tls passed
      stopped http hop-refuses "HTTP: $address spoke TLS, and gave no answer. $told" \
        "what listens there; a proxy or firewall on the way; path MTU$carries" address "$address"
    elif [ "$failure" -eq 28 ]; then
      stopped tls mtu "TLS or HTTP: connected to $address, then silence. $told" \
        "path MTU$carries: packets of full size get lost where ICMP is refused; a firewall or proxy on the way" \
        address "$address" mtu "$mtu"
    else
      stopped tls hop-refuses "TLS or HTTP: connected to $address, then cut. $told" \
        "what listens there; a proxy or firewall on the way" address "$address"
    fi
    return
    ;;
  esac
  is_time "$secured" && told_of tls passed
  case " $statuses " in
  "  " | *" $http "*) told_of http passed status "$http" ;;
  *)
    stopped http http-status "HTTP $http from $address, wanted one of: $statuses" "what listens there" status "$http"
    return
    ;;
  esac
  [ -z "$peer" ] || large_packets_arrive "$@"
}

# The same request once more, larger than any packet: that a small one was answered says nothing of those.
large_packets_arrive() { # URL OPTION...
  request "$@" --http1.1 --header "X-Meshwright-Padding: $(printf '%012000d' 0)" >"$scratch/large"
  failure=$?
  case $failure in
  0) told_of mtu passed mtu "$mtu" ;;
  28)
    stopped mtu mtu "MTU: $address answered a small request, and not one of 12000 bytes: packets of full size get lost on the way$carries" \
      "the smallest MTU on the way, and whether ICMP type 3 code 4 comes back: security groups, NACLs, firewalls" address "$address" mtu "$mtu"
    ;;
  *)
    # An end of the connection is an answer: packets came through.
    told_of mtu unknown mtu "$mtu" cause "curl ended with $failure"
    ;;
  esac
}
