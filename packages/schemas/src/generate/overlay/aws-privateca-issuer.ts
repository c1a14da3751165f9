import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { fields, text } from "./fields.ts";

/** Fields of aws-privateca-issuer 1.9.0 that are newer than the models' types: https://github.com/cert-manager/aws-privateca-issuer/tree/v1.9.0/config/crd/bases */
export const awsPrivatecaIssuerFields: readonly Correction[] = [
  ...newFields("awspca.cert-manager.io", {
    "IAWSPCAIssuerSpec.pcaTemplate": fields({ defaultTemplateName: text }),
  }),
];
