import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { choice, flag } from "./fields.ts";

/** Fields of helm-controller 1.6.3 that are newer than the models' types: https://github.com/fluxcd/helm-controller/tree/v1.6.3/config/crd/bases */
export const fluxHelmFields: readonly Correction[] = [
  ...newFields("helm.toolkit.fluxcd.io", {
    "IHelmReleaseSpec.postRenderStrategy": choice("nohooks", "combined", "separate"),
    "IUpgrade.chartNameChangeStrategy": choice("InPlaceUpdate", "Reinstall"),
    "IValuesReference.literal": flag,
  }),
];
