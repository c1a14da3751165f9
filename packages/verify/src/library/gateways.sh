# Those of the addresses read, one a line, that lie in a CIDR.
within() { # CIDR...
  awk -v ranges="$*" '
    function number(text, part) { split(text, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }
    BEGIN { count = split(ranges, range, " ") }
    { for (item = 1; item <= count; item++) {
        split(range[item], cidr, "/"); size = 2 ^ (32 - cidr[2])
        if (int(number($0) / size) == int(number(cidr[1]) / size)) { print; next } } }'
}

# The east-west gateway of a peer, at the addresses that the sidecar has for a Service there, which no file can hold: they are
# of a load balancer. The port is left out of the sidecar of this pod, so that it is this pod that connects.
gateway() { # CLIENT SERVER HOST PORT PEER CIDR...
  client=$1 server=$2 service="outbound|$4||$3::" peer=$5
  shift 5
  found=reachable seen=''
  known=$(reach 'http://127.0.0.1:15000/clusters' | grep -F "$service" | sed -n 's/.*::\([0-9.]*\):15443::cx_total::.*/\1/p' | within "$@")
  for address in $known; do
    fetch --max-time 6 "pop3://$address:15443/"
    if [ "$connected" = yes ]; then told='TCP connects'; else found=not-reachable; fi
    seen="$seen${seen:+; }$address: $told"
  done
  case $meshed:$known in
  no:*) found=not-in-mesh seen='this pod is not in the mesh' ;;
  *:) found=not-known seen="the sidecar knows no gateway of $peer for this Service" ;;
  esac
  report gateway "$client" "$server" reachable "$found" "$(verdict reachable "$found")" "$seen" \
    "Service eastwest-gateway in istio-system of $peer: its hostname, and whether istiod here resolves it; its loadBalancerSourceRanges; the health of its targets; routes both ways, security groups, port 15443"
}
