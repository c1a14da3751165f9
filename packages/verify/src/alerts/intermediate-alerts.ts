import type { Alerts } from "@meshwright/model";
import { type Alert, minutes } from "./alert.ts";
import { endOf, type WatchedCertificates } from "./certificate-alerts.ts";
import { signingEnd } from "./root-alerts.ts";

/** Of the intermediate as istiod signs with it; `own` is absent where another cluster's cert-manager keeps it. */
export const intermediateAlerts = (
  own: WatchedCertificates | undefined,
  { intermediateExpiry }: Alerts,
): readonly Alert[] => [
  {
    name: "MeshSigningCertificateExpiresSoon",
    severity: "critical",
    expression: `min(${signingEnd}) - time() < ${intermediateExpiry}`,
    holdsFor: minutes(5),
    summary: "istiod signs with an intermediate that expires in {{ $value | humanizeDuration }}.",
    description:
      "If cert-manager has renewed it, istiod did not take the new one up: see MeshSigningCertificateStale. Workloads get certificates that end with it.",
  },
  ...(own === undefined ? [] : [stale(own)]),
];

const stale = (own: WatchedCertificates): Alert => ({
  name: "MeshSigningCertificateStale",
  severity: "warning",
  expression: `${endOf(own)} - min(${signingEnd}) > 60`,
  holdsFor: minutes(30),
  summary: "istiod still signs with the intermediate before the last one.",
  description:
    "cert-manager has renewed it, and the Secret cacerts was not assembled anew, or istiod refused it: its log then says `Failed to update new Plug-in CA certs`, or that a new root is not supported. Compare cacerts with the Secret of the Certificate.",
});
