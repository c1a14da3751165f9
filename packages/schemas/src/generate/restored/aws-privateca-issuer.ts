import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";

/** Values and forms of aws-privateca-issuer 1.9.0 that the models' types do not say: https://github.com/cert-manager/aws-privateca-issuer/tree/v1.9.0/config/crd/bases */
export const awsPrivatecaIssuerForms: readonly Correction[] = [
  ...lost("awspca.cert-manager.io", {
    "ICondition.status": { enum: ["False", "True", "Unknown"] },
  }),
];
