import { textAt } from "@meshwright/inventory";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const group = "cert-manager.io";

/** Where ClusterIssuers find their Secrets: https://cert-manager.io/docs/configuration/#cluster-resource-namespace. */
const clusterResourceNamespace = "cert-manager";

const secretIn = (namespace: string | undefined) =>
  namespace === undefined ? undefined : { group: "", kind: "Secret", namespace };

const rules: readonly ReferenceRule[] = [
  {
    group,
    kinds: ["Certificate", "CertificateRequest"],
    way: ["spec", "issuerRef"],
    name: "name",
    target: (issuer, { ref }) => {
      const kind = textAt(issuer, "kind") ?? "Issuer";
      const isOfCluster = kind.endsWith("ClusterIssuer");
      return { group: textAt(issuer, "group") ?? group, kind, ...(!isOfCluster && { namespace: ref.namespace }) };
    },
  },
  {
    group,
    kinds: ["Issuer", "ClusterIssuer"],
    way: ["spec", "ca", "secretName"],
    byHand: true,
    target: (_, { ref }) => secretIn(ref.kind === "Issuer" ? ref.namespace : clusterResourceNamespace),
  },
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
