import type { Correction } from "../corrections.ts";
import { argoCdForms } from "./argo-cd.ts";
import { certManagerForms } from "./cert-manager.ts";
import { externalSecretsForms } from "./external-secrets.ts";
import { fluxHelmForms } from "./flux-helm.ts";
import { fluxKustomizeForms } from "./flux-kustomize.ts";
import { fluxSourceForms } from "./flux-source.ts";
import { gatewayApiForms } from "./gateway-api.ts";
import { istioForms } from "./istio.ts";
import { istioNetworkingForms } from "./istio-networking.ts";
import { kubernetesForms } from "./kubernetes.ts";
import { trustManagerForms } from "./trust-manager.ts";
import { projectForms } from "./projects.ts";

/** What the types do not say, last what the CRDs do not say either. */
export const restored: readonly Correction[] = [
  ...argoCdForms,
  ...certManagerForms,
  ...externalSecretsForms,
  ...fluxHelmForms,
  ...fluxKustomizeForms,
  ...fluxSourceForms,
  ...gatewayApiForms,
  ...istioForms,
  ...istioNetworkingForms,
  ...kubernetesForms,
  ...trustManagerForms,
  ...projectForms,
];
