import { clusterList } from "../in-clusters.ts";
import { kind } from "../kind.ts";

// Of certificates.

export const missingCertificate = kind(
  "MW3001",
  "error",
  "A file of certificates is missing",
  (a: { file: string }) => `There is no file ${a.file}. Paths start at the folder of the fleet.`,
);

export const notCertificates = kind(
  "MW3002",
  "error",
  "A file that holds no PEM certificate",
  (a: { file: string; problem: string }) => `${a.file}: ${a.problem}. Put certificates in PEM there, public part only.`,
);

export const leafAsRoot = kind(
  "MW3003",
  "error",
  "A root that is not a CA",
  (a: { certificate: string }) =>
    `${a.certificate} is not a CA certificate (CA:TRUE in its basic constraints, or certificate signing in its key usage, is missing). Name the root of the CA.`,
);

export const notSelfSigned = kind(
  "MW3004",
  "error",
  "A root that another CA has signed",
  (a: { certificate: string }) =>
    `${a.certificate} is signed by another CA: it is an intermediate. Name the root above it.`,
);

export const expiredRoot = kind(
  "MW3005",
  "error",
  "A root that has expired",
  (a: { certificate: string; end: string }) =>
    `${a.certificate} expired at ${a.end}. Remove it, and name a root that is valid.`,
);

export const futureRoot = kind(
  "MW3006",
  "error",
  "A root that is not valid yet",
  (a: { certificate: string; start: string }) => `${a.certificate} is valid only from ${a.start}.`,
);

export const endingRoot = kind(
  "MW3007",
  "warning",
  "A root that expires soon",
  (a: { certificate: string; end: string; within: string }) =>
    `${a.certificate} expires at ${a.end}, in less than ${a.within}. Start the rotation of the root now.`,
);

export const duplicateRoot = kind(
  "MW3008",
  "error",
  "A root that is named twice",
  (a: { certificate: string; other: string }) =>
    `${a.certificate} is the same as the one in ${a.other}. Remove one of the two.`,
);

export const badApiServerCertificate = kind(
  "MW3009",
  "error",
  "The CA of an API server that cannot be read",
  (a: { problem: string }) =>
    `${a.problem}. Copy certificateAuthority.data of the EKS cluster, or certificate-authority-data of a kubeconfig.`,
);

export const missingSigningRoot = kind(
  "MW3010",
  "error",
  "Several roots, and none is said to be the issuer's",
  (a: { roots: readonly string[] }) =>
    `There are several roots (${a.roots.join(", ")}). Say in signingRoot which one the issuer signs under now.`,
);

export const foreignSigningRoot = kind(
  "MW3011",
  "error",
  "A signing root that is not among the roots",
  (a: { file: string }) =>
    `${a.file} must be the file of one single root among roots: no workload would accept what the issuer signs.`,
);

export const leafInChain = kind(
  "MW3012",
  "error",
  "A certificate of a chain that is not a CA",
  (a: { certificate: string }) =>
    `${a.certificate} is not a CA certificate. Name in chain only the CAs between the root and the intermediates.`,
);

export const rootInChain = kind(
  "MW3013",
  "error",
  "A root in a chain",
  (a: { certificate: string }) =>
    `${a.certificate} is signed by itself: it is a root. Name it in roots, and leave it out of chain.`,
);

export const sameNameRoots = kind(
  "MW3014",
  "warning",
  "Two roots of one name",
  (a: { certificate: string; other: string; clusters: readonly string[] }) =>
    `${a.certificate} has the same name as ${a.other}, and another key: people and logs in ${clusterList(a.clusters)} cannot tell them apart. Give the next root a name of its own.`,
);

export const indistinctRoots = kind(
  "MW3015",
  "error",
  "Two roots that proxies cannot tell apart",
  (a: { certificate: string; other: string; clusters: readonly string[] }) =>
    `${a.certificate} has the same name as ${a.other}, another key, and no key identifier that tells them apart: proxies of ${clusterList(a.clusters)} try the first one only, and refuse what the other signed. Make the new root with another name, or with a subject key identifier.`,
);

export const largeCertificate = kind(
  "MW3016",
  "warning",
  "A large certificate",
  (a: { certificate: string; size: number }) =>
    `${a.certificate} has ${a.size} bytes. It is sent in TLS handshakes, which grow slow above 10 KiB in all and fail from some 30 KiB. Have it made without what nobody needs in it: policies, logos, long lists of names.`,
);

export const unusedBlocks = kind(
  "MW3017",
  "warning",
  "A PEM file with more than certificates",
  (a: { file: string; blocks: readonly string[] }) =>
    `Only the certificates of ${a.file} are used. It also holds ${a.blocks.join(", ")}: remove what stands there for nothing.`,
);

export const unknownExtension = kind(
  "MW3018",
  "error",
  "A CA with an extension that istiod or proxies do not accept",
  (a: { certificate: string; extension: string; clusters: readonly string[] }) =>
    `${a.certificate} has ${a.extension}: istiod or the proxies of ${clusterList(a.clusters)} refuse everything below it. Have it made without that, or take another CA.`,
);

export const otherPurpose = kind(
  "MW3019",
  "error",
  "A CA for other purposes",
  (a: { certificate: string; clusters: readonly string[] }) =>
    `${a.certificate} is limited by its extended key usage, and not to both server and client authentication: workloads of ${clusterList(a.clusters)} need both. Have it made without extended key usage.`,
);

// Of who signs the intermediates.

export const caOfOtherRegion = kind(
  "MW3020",
  "info",
  "A CA in a region without clusters",
  (a: { region: string; clusters: readonly string[] }) =>
    `The CA is in ${a.region}, where the fleet has no cluster: while that region is away, no intermediate of ${clusterList(a.clusters)} is renewed. Check the ARN, or leave it so.`,
);

export const signsLeavesOnly = kind(
  "MW3021",
  "error",
  "A path of Vault that signs no CA",
  (a: { path: string; right: string }) =>
    `The path ${a.path} does not sign intermediates, and istiod refuses a certificate that is not a CA's. Write ${a.right}.`,
);

export const badKeyPairKey = kind(
  "MW3022",
  "error",
  "The key of a CA's key pair that the exchange cannot have",
  (a: { key: string }) =>
    `The exchange is a namespace, and ${a.key} cannot be the name of a Secret there. Write the name of the Secret that holds the pair.`,
);

export const issuerOfOtherScope = kind(
  "MW3023",
  "error",
  "An issuer of cert-manager that is not what it is said to be",
  (a: { problem: string; right: string }) => `${a.problem}. ${a.right}.`,
);

export const limitsCrossed = kind(
  "MW3024",
  "error",
  "An issuer whose shortest lifetime is longer than its longest",
  (a: { shortest: string; longest: string }) =>
    `shortestDuration ${a.shortest} is longer than longestDuration ${a.longest}: no certificate could be asked for. Correct one of them.`,
);

export const caOfOtherPartition = kind(
  "MW3025",
  "error",
  "A CA of another AWS partition than its clusters",
  (a: { partition: string; clusters: readonly string[] }) =>
    `The CA is in the partition ${a.partition}, and these clusters are in another: ${a.clusters.join(", ")}. No role of one partition is good in another, so they could never ask it. Name a CA of their own partition.`,
);

export const directRoots = kind(
  "MW3030",
  "error",
  "Several roots where cert-manager writes cacerts",
  (a: { roots: readonly string[] }) =>
    `With cacerts: direct istiod trusts the one root that the issuer gives, and these are several: ${a.roots.join(", ")}. Name that one, or set cacerts: assembled.`,
);

export const selfSignedIssuer = kind(
  "MW3031",
  "warning",
  "A self-signed root is not for production",
  () =>
    "The root's key lies in one cluster of the mesh, and the keys of the others' CAs pass through the exchange. For production take a CA outside of the clusters.",
);

export const unnamedRoot = kind(
  "MW3032",
  "warning",
  "The root is not in the fleet",
  () =>
    "No root is named, so nothing compares what the clusters trust. When the root is there, save it (kubectl -n cert-manager get secret mesh-root -o jsonpath='{.data.tls\\.crt}' | base64 -d > fleet/roots/mesh-root.pem) and name it in roots.",
);

export const holderOfNoRoot = kind(
  "MW3033",
  "error",
  "A cluster that is to sign for others and has no root",
  (a: { holder: string }) =>
    `${a.holder} makes no root: its own issuer is another. Give ${a.holder} the issuer {kind: self-signed, cluster: ${a.holder}}, or name the cluster that holds the root.`,
);

export const directRotation = kind(
  "MW3034",
  "info",
  "The root cannot be replaced while the mesh runs",
  () =>
    "With cacerts: direct there is never a moment in which two roots are trusted, so a new root is an outage. Set cacerts: assembled before a rotation.",
);
