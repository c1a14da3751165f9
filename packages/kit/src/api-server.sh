# How a script in a pod asks the API server: with kubectl, and the pod's own token. Writes into the folder $scratch.

# Given --request-timeout, kubectl does not look for the pod's own credentials (kubernetes/kubernetes#93474), so they are
# written down for it. The token stays in its file, which Kubernetes renews.
use_own_token() { # FOLDER, or nothing: where Kubernetes mounts token and CA
  token=${1:-/var/run/secrets/kubernetes.io/serviceaccount}
  [ -z "${KUBECONFIG-}" ] && [ -f "$token/token" ] || return 0
  case $KUBERNETES_SERVICE_HOST in
  *:*) host="[$KUBERNETES_SERVICE_HOST]" ;;
  *) host=$KUBERNETES_SERVICE_HOST ;;
  esac
  export KUBECONFIG="$scratch/kubeconfig"
  cat >"$KUBECONFIG" <<END
apiVersion: v1
kind: Config
clusters: [{name: here, cluster: {server: "https://$host:$KUBERNETES_SERVICE_PORT", certificate-authority: $token/ca.crt}}]
users: [{name: pod, user: {tokenFile: $token/token}}]
contexts: [{name: here, context: {cluster: here, user: pod}}]
current-context: here
END
}

# Drops what client libraries log before the error itself.
without_logs() {
  grep -v '^[EIW][0-9]\{4\} '
}

# Prints what it was asked for, or, when it fails, why. kubectl may warn and succeed: warnings are no data.
ask() { # KUBECTL-ARGUMENTS
  kubectl --request-timeout=20s "$@" 2>"$scratch/errors" || {
    without_logs <"$scratch/errors"
    return 1
  }
}
