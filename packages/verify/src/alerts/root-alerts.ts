import type { CertificateAuthority } from "@meshwright/model";
import { type Alert, minutes } from "./alert.ts";

/**
 * Ends of the first root in `root-cert.pem` and of the certificate that istiod signs with, Unix seconds, without labels; set
 * at start and whenever istiod has loaded a new CA:
 * https://github.com/istio/istio/blob/1.31.1/security/pkg/server/ca/monitoring.go
 */
export const rootEnd = "citadel_server_root_cert_expiry_timestamp";
export const signingEnd = "citadel_server_cert_chain_expiry_timestamp";

/** The root that istiod shows the end of: the first one in the file that it reads. */
const declaredRoot = ({ cacerts, roots, signingRoot }: CertificateAuthority) =>
  cacerts === "direct" ? signingRoot : roots[0];

/** Of the roots as istiod holds them. */
export function rootAlerts(authority: CertificateAuthority, rootExpiry: number): readonly Alert[] {
  const expires = (severity: Alert["severity"], seconds: number): Alert => ({
    name: "MeshRootExpiresSoon",
    severity,
    expression: `min(${rootEnd}) - time() < ${seconds}`,
    holdsFor: minutes(60),
    summary: "The root of the mesh expires in {{ $value | humanizeDuration }}.",
    description:
      "When it has expired, every call between workloads fails. A root is replaced in several steps, and the last one must be done before that day.",
  });
  const root = declaredRoot(authority);
  return [
    expires("warning", rootExpiry),
    expires("critical", Math.floor(rootExpiry / 3)),
    ...(root === undefined ? [] : [undeclared(root.notAfter)]),
  ];
}

const undeclared = (notAfter: string): Alert => ({
  name: "MeshRootNotDeclared",
  severity: "critical",
  expression: `${rootEnd} != ${Date.parse(notAfter) / 1000}`,
  holdsFor: minutes(30),
  summary:
    "istiod {{ $labels.pod }} has another root than the fleet declares: its root ends at {{ $value | humanizeTimestamp }}.",
  description: `The first root in the fleet ends at ${notAfter}. istiod made a root of its own, or did not load the one that was delivered: peers refuse what it signs.`,
});
