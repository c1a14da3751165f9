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
    `${a.certificate} is not a CA certificate (basic constraints CA:TRUE are missing). Name the root of the CA.`,
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
  (a: { certificate: string; end: string }) =>
    `${a.certificate} expires at ${a.end}, in less than 90 days. Start the rotation of the root now.`,
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

export const directRoots = kind(
  "MW3030",
  "error",
  "Several roots where cert-manager writes cacerts",
  (a: { roots: readonly string[] }) =>
    `With cacerts: direct istiod trusts the one root that the issuer gives, and these are several: ${a.roots.join(", ")}. Name that one, or set cacerts: assembled.`,
);

export const directRotation = kind(
  "MW3034",
  "info",
  "The root cannot be replaced while the mesh runs",
  () =>
    "With cacerts: direct there is never a moment in which two roots are trusted, so a new root is an outage. Set cacerts: assembled before a rotation.",
);
