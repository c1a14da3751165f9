import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { form } from "./forms.ts";

/** Values and forms of cert-manager 1.21.1 that the models' types do not say: https://github.com/cert-manager/cert-manager/tree/v1.21.1/deploy/crds */
export const certManagerForms: readonly Correction[] = [
  ...lost("cert-manager.io", {
    "IACMEIssuer.preferredChain": { maxLength: 64 },
    IGroup: { pattern: "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", maxLength: 253 },
    IKind: { pattern: "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", minLength: 1, maxLength: 63 },
    INamespace: form("DnsLabel"),
    IObjectName: { minLength: 1, maxLength: 253 },
    IPKCS12Profile: { enum: ["LegacyDES", "LegacyRC2", "Modern2023", "Modern2026"] },
    IPortNumber: form("Port"),
    IQuantity: {
      pattern:
        "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$",
    },
    ISectionName: form("DnsSubdomain"),
  }),
];
