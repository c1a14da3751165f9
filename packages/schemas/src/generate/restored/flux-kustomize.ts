import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { form } from "./forms.ts";

/** Values and forms of kustomize-controller 1.9.4 that the models' types do not say: https://github.com/fluxcd/kustomize-controller/tree/v1.9.4/config/crd/bases */
export const fluxKustomizeForms: readonly Correction[] = [
  ...lost("kustomize.toolkit.fluxcd.io", {
    ICustomHealthCheck: { required: ["apiVersion", "current"] },
    "IDecryption.provider": { enum: ["sops"] },
    "IKustomizationSpec.interval": form("FluxDuration"),
    "IKustomizationSpec.namePrefix": { minLength: 1, maxLength: 200 },
    "IKustomizationSpec.nameSuffix": { minLength: 1, maxLength: 200 },
    "IKustomizationSpec.retryInterval": form("FluxDuration"),
    "IKustomizationSpec.targetNamespace": { minLength: 1, maxLength: 63 },
    "IKustomizationSpec.timeout": form("FluxDuration"),
    "ISubstituteReference.name": { minLength: 1, maxLength: 253 },
  }),
];
