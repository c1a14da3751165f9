import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";

/** Values and forms of trust-manager 0.24.0 that the models' types do not say: https://github.com/cert-manager/trust-manager/tree/v0.24.0/deploy/crds */
export const trustManagerForms: readonly Correction[] = [
  ...lost("trust-manager.io", {
    "IBundleSourceRef.key": { pattern: "^[0-9A-Za-z_.\\-*]+$", minLength: 1, maxLength: 253 },
    "IBundleSourceRef.name": { minLength: 1, maxLength: 253 },
    IBundleSpec: { minProperties: 1 },
    "IBundleSpec.inLineCAs": { minLength: 1, maxLength: 1048576 },
    "IBundleSpec.sourceRefs": { minItems: 0, maxItems: 100 },
    "IKeyValueTarget.data": { minItems: 1, maxItems: 10 },
    ITargetKeyValue: { minProperties: 0 },
    "ITargetKeyValue.key": { pattern: "^[0-9A-Za-z_.\\-]+$", minLength: 1, maxLength: 253 },
    "ITargetKeyValue.password": { minLength: 0, maxLength: 128 },
    ITargetMetadata: { minProperties: 1 },
    "ITargetMetadata.annotations": { minProperties: 1 },
    "ITargetMetadata.labels": { minProperties: 1 },
  }),
  ...lost("trust.cert-manager.io", {
    "IBundleSource.inLine": { minLength: 1, maxLength: 1048576 },
    "IBundleSpec.sources": { minItems: 1, maxItems: 100 },
    IJKS: { minProperties: 1 },
    "IJKS.key": { minLength: 1, maxLength: 253 },
    "IJKS.password": { minLength: 1, maxLength: 128 },
    IPKCS12: { minProperties: 1 },
    "IPKCS12.key": { minLength: 1, maxLength: 253 },
    "IPKCS12.password": { minLength: 0, maxLength: 128 },
    "ISourceObjectKeySelector.key": { minLength: 1, maxLength: 253 },
    "ISourceObjectKeySelector.name": { minLength: 1, maxLength: 253 },
    ITargetMetadata: { minProperties: 1 },
    "ITargetMetadata.annotations": { minProperties: 1 },
    "ITargetMetadata.labels": { minProperties: 1 },
    "ITargetTemplate.key": { minLength: 1, maxLength: 253 },
  }),
];
