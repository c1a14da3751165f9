# Questions to the API server and to istiod. After calls.sh, and api-server.sh of kit.
#
# VERIFY_TOKEN  folder of the pod's own token and CA; absent: where Kubernetes mounts them

use_own_token "${VERIFY_TOKEN-}"

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
