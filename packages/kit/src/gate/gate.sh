# Waits until the conditions of a gate hold. Sourced by the gate's Job, which defines the conditions and calls
# wait_for. After api-server.sh. Needs sh, kubectl and curl. It reads named objects, creates nothing but dry runs, never
# reads a Secret.
#
# GATE_SECONDS  gives up after so many seconds and fails, so that the log stays and the engine tries again
# GATE_PROBES   the namespace of dry runs
# GATE_SCRATCH  a folder that it may write in; absent: /tmp
# GATE_TOKEN    folder of the pod's own token and CA; absent: where Kubernetes mounts them

set -u
scratch=${GATE_SCRATCH:-/tmp}
export HOME="$scratch"
report=$scratch/report
missing=0

use_own_token "${GATE_TOKEN-}"

ready() { # WHAT FOUND
  printf 'ready    %s: %s\n' "$1" "$2" >>"$report"
}

waiting() { # WHAT FOUND LOOK-AT
  missing=$((missing + 1))
  printf 'waiting  %s\n         found: %s\n         look at: %s\n' "$1" "$2" "$3" >>"$report"
}

at() { # NAMESPACE NAME
  if [ "$1" = - ]; then printf '%s' "$2"; else printf '%s/%s' "$1" "$2"; fi
}

look() { # RESOURCE NAMESPACE NAME
  if [ "$2" = - ]; then printf 'kubectl describe %s %s' "$1" "$3"; else printf 'kubectl -n %s describe %s %s' "$2" "$1" "$3"; fi
}

read_field() { # RESOURCE NAMESPACE NAME JSONPATH
  if [ "$2" = - ]; then
    ask get "$1" "$3" -o "jsonpath=$4"
  else
    ask get "$1" "$3" -n "$2" -o "jsonpath=$4"
  fi
}

# One line of a text that may have many, without what client libraries log before the error itself.
brief() {
  printf '%s\n' "$1" | without_logs | tr '\n\t' '  ' | cut -c 1-400 | sed 's/ *$//'
}

# A value as people can compare it: of PEM, how many certificates and how each one ends; their beginnings are all alike.
shown() {
  case $1 in
  *-----BEGIN*)
    printf '%s\n' "$1" | awk '
      /-----BEGIN/ { count++ }
      /-----END/ { ends = ends " …" substr(last, length(last) - 11) }
      $0 != "" { last = $0 }
      END { printf "%d in PEM, ending in%s", count, ends }'
    ;;
  '') printf 'nothing' ;;
  *) brief "$1" ;;
  esac
}

# status.conditions[type=TYPE] is True, seen by the controller for the generation that is there now.
is_true() { # RESOURCE NAMESPACE NAME TYPE
  what="$1 $(at "$2" "$3") $4"
  condition=".status.conditions[?(@.type==\"$4\")]"
  if ! found=$(read_field "$1" "$2" "$3" "{.metadata.generation}|{${condition}.observedGeneration}|{${condition}.status}|{${condition}.reason}: {${condition}.message}"); then
    waiting "$what" "$(brief "$found")" "$(look "$1" "$2" "$3")"
    return
  fi
  IFS='|' read -r generation observed status reason <<END
$(brief "$found")
END
  if [ "$status" != True ]; then
    told=${status:+$status $reason}
    waiting "$what" "${told:-no such condition yet}" "$(look "$1" "$2" "$3")"
  elif [ -n "$observed" ] && [ "$observed" != 0 ] && [ "$observed" -lt "${generation:-0}" ]; then
    waiting "$what" "True for generation $observed, now it is $generation" "$(look "$1" "$2" "$3")"
  else
    ready "$what" "$reason"
  fi
}

# A Deployment is Available; of a DaemonSet's pods nine in ten are, so that one dead node does not stop a mesh.
is_available() { # RESOURCE NAMESPACE NAME
  what="$1 $(at "$2" "$3") available"
  if ! found=$(read_field "$1" "$2" "$3" '{.metadata.generation}|{.status.observedGeneration}|{.status.conditions[?(@.type=="Available")].status}|{.status.desiredNumberScheduled}|{.status.numberAvailable}'); then
    waiting "$what" "$(brief "$found")" "$(look "$1" "$2" "$3")"
    return
  fi
  IFS='|' read -r generation observed available desired running <<END
$found
END
  if [ "${observed:-0}" -lt "${generation:-1}" ]; then
    waiting "$what" "its controller has not seen generation $generation yet" "$(look "$1" "$2" "$3")"
  elif [ -n "$desired" ] && [ $((${running:-0} * 10)) -ge $((desired * 9)) ]; then
    ready "$what" "${running:-0} of $desired pods"
  elif [ -z "$desired" ] && [ "$available" = True ]; then
    ready "$what" "Available"
  elif [ -n "$desired" ]; then
    waiting "$what" "${running:-0} of $desired pods" "$(look "$1" "$2" "$3")"
  else
    waiting "$what" "Available is ${available:-not set yet}" "$(look "$1" "$2" "$3")"
  fi
}

exists() { # RESOURCE NAMESPACE NAME
  what="$1 $(at "$2" "$3") exists"
  if found=$(read_field "$1" "$2" "$3" '{.metadata.name}'); then
    ready "$what" "yes"
  else
    waiting "$what" "$(brief "$found")" "$(look "$1" "$2" "$3")"
  fi
}

# Peers find a load balancer by what the Service's status says of it: an address, or a name for which DNS knows addresses. Whether
# this cluster may connect to it is not asked: those that may are others.
has_load_balancer() { # RESOURCE NAMESPACE NAME
  what="load balancer of $1 $(at "$2" "$3") can be found"
  if ! found=$(read_field "$1" "$2" "$3" '{.spec.ports[0].port}|{.status.loadBalancer.ingress[0].ip}|{.status.loadBalancer.ingress[0].hostname}'); then
    waiting "$what" "$(brief "$found")" "$(look "$1" "$2" "$3")"
    return
  fi
  IFS='|' read -r port address name <<END
$found
END
  told_checks='' peer='' host=$name
  if [ -z "$address$name" ]; then
    told_of gateway failed reason no-load-balancer
    waiting "$what" "no load balancer yet" "events of the Service, $(look "$1" "$2" "$3"); the log of the AWS Load Balancer Controller"
    return
  fi
  if [ -z "$address" ]; then
    : >"$scratch/trace"
    direct='*'
    request "https://$name:$port/" >/dev/null
    address=$(named_addresses)
  fi
  if [ -n "$address" ]; then
    told_of gateway passed address "$address"
    ready "$what" "${name:+$name is }$address"
  else
    told_of gateway failed reason dns
    waiting "$what" "DNS does not know $name" "a load balancer that was made just now takes minutes; CoreDNS, the VPC's resolver, a DNS firewall or protection against rebinding, which drop private addresses"
  fi
}

# A field holds a text; white space is not compared.
equals() { # RESOURCE NAMESPACE NAME JSONPATH VALUE
  what="$1 $(at "$2" "$3") $4 is what the fleet declares"
  if ! found=$(read_field "$1" "$2" "$3" "$4"); then
    waiting "$what" "$(brief "$found")" "$(look "$1" "$2" "$3")"
  elif [ "$(printf '%s' "$found" | tr -d '[:space:]')" = "$(printf '%s' "$5" | tr -d '[:space:]')" ]; then
    ready "$what" "equal"
  else
    waiting "$what" "$(shown "$found"); wanted $(shown "$5")" "$(look "$1" "$2" "$3")"
  fi
}

# The API server asks the webhook about PROBE, a dry run, and the answer admits it. With CONTAINER: the webhook has added it.
# Without CA bundle, or where a webhook that is away is passed over, an admitted dry run would prove nothing.
webhook_answers() { # RESOURCE NAME PROBE [CONTAINER]
  what="webhook of $1 $2 answers"
  if ! found=$(read_field "$1" - "$2" '{.webhooks[*].failurePolicy}|{.webhooks[*].clientConfig.caBundle}'); then
    waiting "$what" "$(brief "$found")" "$(look "$1" - "$2")"
    return
  fi
  case $found in
  *'|')
    waiting "$what" "no CA bundle yet, the API server could not trust it" "$(look "$1" - "$2")"
    return
    ;;
  *Ignore*'|'*)
    waiting "$what" "its failurePolicy is Ignore: nobody would notice if it were away" "$(look "$1" - "$2")"
    return
    ;;
  esac
  if ! found=$(printf '%s' "$3" | ask create --dry-run=server --validate=ignore -n "$GATE_PROBES" \
    -o 'jsonpath={.spec.containers[*].name} {.spec.initContainers[*].name}' -f -); then
    waiting "$what" "$(brief "$found")" "the pods and Service behind it, and port and security group from the control plane to the nodes"
  elif [ "$#" -lt 4 ]; then
    ready "$what" "dry run admitted"
  else
    case " $found " in
    *" $4 "*) ready "$what" "dry run got container $4" ;;
    *) waiting "$what" "dry run got no container $4, only: $found" "the labels of namespace $GATE_PROBES and the webhook's selectors" ;;
    esac
  fi
}

wait_for() { # FUNCTION
  limit=${GATE_SECONDS:-0}
  started=$(date +%s)
  said=0
  trap 'cat "$report"; echo "gate: stopped before it opened"; exit 143' TERM INT
  while :; do
    missing=0
    : >"$report"
    "$1"
    now=$(date +%s)
    if [ "$missing" -eq 0 ]; then
      cat "$report"
      echo "gate: open after $((now - started)) s"
      exit 0
    fi
    if [ "$limit" -gt 0 ] && [ $((now - started)) -ge "$limit" ]; then
      cat "$report"
      echo "gate: closed after $((now - started)) s, $missing missing; the engine will try again"
      exit 1
    fi
    if [ $((now - said)) -ge 60 ]; then
      said=$now
      echo "gate: $((now - started)) s, waiting for $missing"
      cat "$report"
    fi
    sleep 5
  done
}
