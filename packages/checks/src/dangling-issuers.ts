import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { Json, ResourceRef } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const group = "cert-manager.io";

/** Where ClusterIssuers find their Secrets: https://cert-manager.io/docs/configuration/#cluster-resource-namespace. */
const clusterResourceNamespace = "cert-manager";

const secretIn = (namespace: string | undefined) =>
  namespace === undefined ? undefined : { group: "", kind: "Secret", namespace };

const ofIssuers = { group, kinds: ["Issuer", "ClusterIssuer"] };

const spaceOf = ({ kind, namespace }: ResourceRef): string | undefined =>
  kind === "Issuer" ? namespace : clusterResourceNamespace;

const ofRequests = { group, kinds: ["Certificate", "CertificateRequest"], way: ["spec", "issuerRef"], name: "name" };

/** Groups whose issuers meshwright renders. */
const ownGroups: ReadonlySet<string> = new Set([group, "awspca.cert-manager.io"]);

const groupOf = (issuer: Json): string => textAt(issuer, "group") ?? group;

const isOwnGroup = (issuer: Json): boolean => ownGroups.has(groupOf(issuer));

const issuerOf = (issuer: Json, { ref }: Resource) => {
  const kind = textAt(issuer, "kind") ?? "Issuer";
  return { group: groupOf(issuer), kind, ...(!kind.endsWith("ClusterIssuer") && { namespace: ref.namespace }) };
};

const rules: readonly ReferenceRule[] = [
  { ...ofRequests, target: (issuer, resource) => (isOwnGroup(issuer) ? issuerOf(issuer, resource) : undefined) },
  // Somebody else may keep an issuer of another project, and everything that belongs to it.
  {
    ...ofRequests,
    byHand: true,
    target: (issuer, resource) => (isOwnGroup(issuer) ? undefined : issuerOf(issuer, resource)),
  },
  {
    ...ofIssuers,
    way: ["spec", "ca", "secretName"],
    byHand: true,
    target: (_, { ref }) => secretIn(spaceOf(ref)),
  },
  ...[
    ["spec", "venafi", "cloud", "apiTokenSecretRef"],
    ["spec", "venafi", "tpp", "credentialsRef"],
    ["spec", "venafi", "tpp", "caBundleSecretRef"],
    ["spec", "venafi", "ngts", "credentialsRef"],
    ["spec", "vault", "caBundleSecretRef"],
    ["spec", "vault", "clientCertSecretRef"],
    ["spec", "vault", "clientKeySecretRef"],
    ["spec", "vault", "auth", "tokenSecretRef"],
    ["spec", "vault", "auth", "appRole", "secretRef"],
    ["spec", "vault", "auth", "kubernetes", "secretRef"],
  ].map((way): ReferenceRule => ({
    ...ofIssuers,
    way,
    name: "name",
    byHand: true,
    target: (_, { ref }) => secretIn(spaceOf(ref)),
  })),
  ...["aws", "kubernetes"].map((by): ReferenceRule => ({
    ...ofIssuers,
    way: ["spec", "vault", "auth", by, "serviceAccountRef"],
    name: "name",
    target: (_, { ref }) => ({ group: "", kind: "ServiceAccount", namespace: spaceOf(ref) }),
  })),
  {
    group: "awspca.cert-manager.io",
    kinds: ["AWSPCAIssuer", "AWSPCAClusterIssuer"],
    way: ["spec", "secretRef"],
    name: "name",
    byHand: true,
    target: (secret, { ref }) => secretIn(textAt(secret, "namespace") ?? ref.namespace),
  },
];

export const danglingIssuers = referenceCheck({
  name: "dangling-issuers",
  summary: "Every issuer that a Certificate names is rendered, and so is what issuers sign with",
  rules,
});
