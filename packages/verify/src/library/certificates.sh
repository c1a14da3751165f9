# Certificates that servers show. After calls.sh.

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
