import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { fields, text } from "./fields.ts";

/** Fields of source-controller 1.9.1 that are newer than the models' types: https://github.com/fluxcd/source-controller/tree/v1.9.1/config/crd/bases */
export const fluxSourceFields: readonly Correction[] = [
  ...newFields("source.toolkit.fluxcd.io", {
    "IOCIRepositoryVerification.trustedRootSecretRef": fields({ name: text }, ["name"]),
  }),
];
