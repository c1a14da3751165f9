/** Prints the SHA-256 fingerprint of each certificate in PEM that it reads: one line for each, in their order. Of POSIX sh and awk. */
export const fingerprintsOf = `awk '/BEGIN/ {c = "openssl x509 -noout -fingerprint -sha256"} c {print | c} /END/ {close(c); c = ""}'`;

/** The roots that istiod has handed on to every namespace. */
export const rootsInConfigMap = `\`kubectl -n istio-system get configmap istio-ca-root-cert -o jsonpath='{.data.root-cert\\.pem}' | ${fingerprintsOf}\``;

/** The roots that a sidecar has loaded; `ROOTCA` is what istio-agent calls them: https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/. */
export const rootsOfSidecar = `\`istioctl proxy-config secret <pod> -n <namespace> -o json | jq -r '.dynamicActiveSecrets[] | select(.name == "ROOTCA") | .secret.validationContext.trustedCa.inlineBytes' | base64 -d | ${fingerprintsOf}\``;

/** What a CA of AWS says of itself. Its chain ends in the root, and is missing of a root: https://docs.aws.amazon.com/privateca/latest/APIReference/API_GetCertificateAuthorityCertificate.html. */
export function chainOfAwsCa(arn: string): string {
  const region = /^arn:[^:]+:acm-pca:([a-z0-9-]+):/.exec(arn)?.[1];
  return `\`aws acm-pca get-certificate-authority-certificate${region === undefined ? "" : ` --region ${region}`} --certificate-authority-arn ${arn.replaceAll("`", "'")} --query 'CertificateChain || Certificate' --output text | ${fingerprintsOf}\``;
}

/** The CA of an API server, as those who administer the cluster have it. */
export const caOfApiServer = (cluster: string): string =>
  `\`kubectl config view --raw --minify --context <context of ${cluster.replaceAll("`", "'")}> -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d | openssl x509 -noout -fingerprint -sha256\``;

/**
 * Ready says that a CA was signed; whether istiod takes it is only in its log: `handleEvent` in
 * https://github.com/istio/istio/blob/master/pilot/pkg/bootstrap/istio_ca.go.
 */
export const seeAuthority = (certificate: string): string =>
  `\`kubectl -n istio-system get certificate ${certificate}\` must show READY \`True\`. A minute or two later \`kubectl -n istio-system logs -l app=istiod --tail=-1 --since=15m | grep -E 'newly added intermediate CA|Plug-in CA certs'\` must say that istiod \`has detected the newly added intermediate CA\`. \`Failed to update new Plug-in CA certs\` there means that istiod refuses the new one and goes on with the old.`;
