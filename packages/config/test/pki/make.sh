#!/bin/sh
# Makes the certificates of this folder anew. The private keys are thrown away, so nothing here is secret.
set -eu
out=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > openssl.cnf <<END
[ca]
default_ca = default
[default]
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = policy
unique_subject = no
[policy]
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
subjectKeyIdentifier = hash
END
: > index.txt
openssl rand -hex 16 > serial

# name, subject, extensions, start, end, and the signer, which is itself for a root
certificate() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  if [ "$6" = "$1" ]; then by="-selfsign -keyfile $1.key"; else by="-cert $out/$6.pem -keyfile $6.key"; fi
  # shellcheck disable=SC2086
  openssl ca -batch -config openssl.cnf $by -in "$1.csr" -extensions "$3" -startdate "$4" -enddate "$5" -notext -out "$out/$1.pem" 2> log || { cat log; exit 1; }
}
certificate shop-root "/O=Corner Shop/CN=Corner Shop Root" authority 20260101000000Z 20460101000000Z shop-root
certificate next-root "/O=Corner Shop/CN=Corner Shop Next Root" authority 20260101000000Z 20460101000000Z next-root
certificate expired-root "/O=Corner Shop/CN=Corner Shop Old Root" authority 20100101000000Z 20200101000000Z expired-root
certificate future-root "/O=Corner Shop/CN=Corner Shop Future Root" authority 20400101000000Z 20600101000000Z future-root
certificate ending-root "/O=Corner Shop/CN=Corner Shop Ending Root" authority 20160101000000Z 20270115000000Z ending-root
certificate intermediate "/O=Corner Shop/CN=Corner Shop Intermediate" authority 20260101000000Z 20400101000000Z shop-root
certificate leaf "/O=Corner Shop/CN=till.shop.example" leaf 20260101000000Z 20400101000000Z shop-root
certificate self-signed-leaf "/O=Corner Shop/CN=scales.shop.example" leaf 20260101000000Z 20400101000000Z self-signed-leaf
certificate api-server "/CN=kubernetes" authority 20260101000000Z 20400101000000Z api-server
# The same root in other wrappings, without a key.
openssl pkcs12 -export -nokeys -in "$out/shop-root.pem" -out "$out/certificates.p12" -passout pass:till
openssl crl2pkcs7 -nocrl -certfile "$out/shop-root.pem" -outform DER -out "$out/certificates.p7b"
