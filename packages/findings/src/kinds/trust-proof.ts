import { clusterList } from "../in-clusters.ts";
import { kind } from "../kind.ts";

// Of the proof that peers accept each other's workloads.

interface OfClusters {
  readonly clusters: readonly string[];
}

/** A certificate as a message calls it. */
interface OfCertificate extends OfClusters {
  readonly certificate: string;
}

export const noCommonRoot = kind(
  "MW3040",
  "error",
  "A root that a peer does not accept",
  (a: OfClusters & { root: string; peers: readonly string[] }) =>
    `Workloads of ${clusterList(a.clusters)} are signed under ${a.root}, which is not accepted in ${clusterList(a.peers)}. Add that root to the roots there, or let one CA sign for both.`,
);

export const loneRoot = kind(
  "MW3041",
  "warning",
  "A root that only some peers accept, and nobody signs under",
  (a: OfCertificate & { others: readonly string[] }) =>
    `${a.certificate} is accepted in ${clusterList(a.clusters)} and not in ${clusterList(a.others)}, and nobody of this peer group signs under it. Add it there, or remove it here.`,
);

export const pathTooShort = kind(
  "MW3042",
  "error",
  "A CA whose path length is too short",
  (a: OfCertificate & { pathLength: number; below: number }) =>
    `${a.certificate} has path length ${a.pathLength}, and ${a.below} CAs follow below it, down to the intermediates of ${clusterList(a.clusters)}: every proxy refuses what they sign. Let a CA sign them whose path length is ${a.below} or more.`,
);

export const cannotSignCa = kind(
  "MW3043",
  "error",
  "An issuer that cannot sign a CA",
  (a: OfClusters) =>
    `This issuer cannot sign a CA certificate, so there are no intermediates for ${clusterList(a.clusters)}. Name one that can.`,
);

export const ignoredNameConstraints = kind(
  "MW3044",
  "error",
  "Name constraints that the issuer ignores",
  (a: OfClusters) =>
    `The issuer does not copy name constraints into what it signs: the intermediates of ${clusterList(a.clusters)} would have none. Set them in the issuer's own CA or template, and remove them here.`,
);

export const forbiddenName = kind(
  "MW3045",
  "error",
  "Name constraints that forbid the mesh's own names",
  (a: OfCertificate & { name: string; what: string }) =>
    `The name constraints of ${a.certificate} do not allow ${a.name}, ${a.what} in ${clusterList(a.clusters)}: it is refused. Allow it, or take another CA.`,
);

export const renewsTooLate = kind(
  "MW3046",
  "error",
  "An intermediate that is renewed too late",
  (a: OfClusters & { least: string }) =>
    `Intermediates are renewed less than ${a.least} before their end: that is the longest lifetime of a workload's certificate, the clock skew, and the time until istiod has the new one. Workloads of ${clusterList(a.clusters)} would outlive their CA. Set renewBefore to ${a.least} or more.`,
);

export const refusedBeyondCa = kind(
  "MW3047",
  "warning",
  "An intermediate that would outlive its CA, and is refused",
  (a: OfCertificate & { since: string; end: string }) =>
    `${a.certificate} ends at ${a.end}. Since ${a.since} the issuer signs nothing that lives as long as duration says, and the next renewal in ${clusterList(a.clusters)} fails. Rotate the CA, or set a shorter duration.`,
);

export const outlivesCa = kind(
  "MW3048",
  "warning",
  "An intermediate that outlives its CA",
  (a: OfCertificate & { since: string; end: string }) =>
    `${a.certificate} ends at ${a.end}. Intermediates of ${clusterList(a.clusters)} that are made since ${a.since} live longer on paper, and are worth nothing after that. Rotate the CA before it ends.`,
);

export const durationOutside = kind(
  "MW3049",
  "error",
  "A lifetime that the issuer does not give",
  (a: OfClusters & { limit: string; is: "shortest" | "longest" }) =>
    `The ${a.is} lifetime that this issuer gives is ${a.limit}. Set duration of ${clusterList(a.clusters)} to that or ${a.is === "shortest" ? "more" : "less"}.`,
);

export const brokenChain = kind(
  "MW3050",
  "error",
  "A chain that does not lead to the root",
  (a: OfCertificate & { issuer: string; above: string; isEncodedOtherwise: boolean }) =>
    `${a.certificate} is not signed by ${a.above}, which stands above it: it names ${a.isEncodedOtherwise ? "it in another encoding of the same text, which istiod takes for another name" : `${a.issuer} as its issuer`}. Name in chain the CAs of ${clusterList(a.clusters)} between the intermediates and the signing root, all of them and no others.`,
);

export const wrongChainOrder = kind(
  "MW3051",
  "error",
  "A chain in the wrong order",
  (a: OfClusters & { order: readonly string[] }) =>
    `The CAs of this chain are the right ones for ${clusterList(a.clusters)}, in the wrong order. The one that signs the intermediates comes first: ${a.order.join("; then ")}.`,
);

export const weakKey = kind(
  "MW3052",
  "error",
  "A CA whose key is weak, or unknown to istiod",
  (a: OfCertificate & { key: string }) =>
    `${a.certificate} has ${a.key}. For ${clusterList(a.clusters)} it must be RSA of 2048 to 8192 bits, ECDSA on P-256, P-384 or P-521, or Ed25519.`,
);

export const weakSignature = kind(
  "MW3053",
  "error",
  "A CA whose signature is weak, or unknown to istiod",
  (a: OfCertificate & { algorithm: string }) =>
    `${a.certificate} is signed with ${a.algorithm}: istiod of ${clusterList(a.clusters)} does not start with it. Have it signed again, with SHA-256 or better.`,
);

export const caCrtNoRoot = kind(
  "MW3054",
  "error",
  "An issuer whose ca.crt is not the root",
  (a: OfClusters & { holds: string }) =>
    `In the mode direct istiod publishes what ca.crt holds as the root; this issuer puts ${a.holds === "none" ? "nothing" : "the CA that signs, not the root,"} there. Use cacerts: assembled for ${clusterList(a.clusters)}.`,
);

export const foreignTrustDomain = kind(
  "MW3055",
  "error",
  "A trust domain that a peer does not accept",
  (a: OfClusters & { trustDomain: string; peers: readonly string[] }) =>
    `Workloads of ${clusterList(a.clusters)} are of trust domain ${a.trustDomain}, which is not accepted in ${clusterList(a.peers)}. Add it to trustDomainAliases of the mesh.`,
);

export const noClockSkew = kind(
  "MW3056",
  "warning",
  "No allowance for clocks that differ",
  (_: object) =>
    `With a clock skew of zero the proof holds only where all clocks are equal. Say how far they may differ; 5m is usual.`,
);

export const invalidChain = kind(
  "MW3057",
  "error",
  "A CA of the chain that is not valid",
  (a: OfCertificate & { start: string; end: string }) =>
    `${a.certificate} is valid from ${a.start} to ${a.end} only: what the intermediates of ${clusterList(a.clusters)} sign is refused outside that time. Name the CA that signs now.`,
);

export const endingChain = kind(
  "MW3058",
  "warning",
  "A CA of the chain that expires soon",
  (a: OfCertificate & { end: string; within: string }) =>
    `${a.certificate} expires at ${a.end}, in less than ${a.within}. Have it renewed, and the intermediates of ${clusterList(a.clusters)} after it.`,
);

export const caCrtUnknown = kind(
  "MW3059",
  "warning",
  "It is not known whether ca.crt is the root",
  (a: OfClusters) =>
    `In the mode direct istiod publishes what ca.crt holds as the root, and for this issuer that is the highest CA that the service hands back. See that this is the root of ${clusterList(a.clusters)}, or use cacerts: assembled.`,
);
