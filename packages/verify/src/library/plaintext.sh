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
