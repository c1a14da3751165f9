import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { form } from "./forms.ts";

/** Values and forms of helm-controller 1.6.3 that the models' types do not say: https://github.com/fluxcd/helm-controller/tree/v1.6.3/config/crd/bases */
export const fluxHelmForms: readonly Correction[] = [
  ...lost("helm.toolkit.fluxcd.io", {
    ICRDsPolicy: { enum: ["Create", "CreateReplace", "Skip"] },
    "ICrossNamespaceObjectReference.name": { minLength: 1, maxLength: 253 },
    "ICrossNamespaceObjectReference.namespace": { minLength: 1, maxLength: 63 },
    "ICrossNamespaceSourceReference.name": { minLength: 1, maxLength: 253 },
    "ICrossNamespaceSourceReference.namespace": { minLength: 1, maxLength: 63 },
    ICustomHealthCheck: { required: ["apiVersion", "current"] },
    IDriftDetectionMode: { enum: ["disabled", "enabled", "warn"] },
    "IFilter.name": { minLength: 1, maxLength: 253 },
    "IHelmChartTemplateSpec.chart": { minLength: 1, maxLength: 2048 },
    "IHelmChartTemplateSpec.interval": form("FluxDuration"),
    "IHelmReleaseSpec.interval": form("FluxDuration"),
    "IHelmReleaseSpec.releaseName": { minLength: 1, maxLength: 53 },
    "IHelmReleaseSpec.serviceAccountName": { minLength: 1, maxLength: 253 },
    "IHelmReleaseSpec.storageNamespace": { minLength: 1, maxLength: 63 },
    "IHelmReleaseSpec.targetNamespace": { minLength: 1, maxLength: 63 },
    "IHelmReleaseSpec.timeout": form("FluxDuration"),
    "IInstall.timeout": form("FluxDuration"),
    "IInstallStrategy.retryInterval": form("FluxDuration"),
    IReleaseAction: { enum: ["install", "upgrade"] },
    IRemediationStrategy: { enum: ["rollback", "uninstall"] },
    "IRollback.timeout": form("FluxDuration"),
    IServerSideApplyMode: { enum: ["auto", "disabled", "enabled"] },
    "ITest.timeout": form("FluxDuration"),
    "IUninstall.timeout": form("FluxDuration"),
    "IUpgrade.timeout": form("FluxDuration"),
    "IUpgradeStrategy.retryInterval": form("FluxDuration"),
    "IValuesReference.name": { minLength: 1, maxLength: 253 },
    "IValuesReference.targetPath": { pattern: "^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$", maxLength: 250 },
    "IValuesReference.valuesKey": { pattern: "^[\\-._a-zA-Z0-9]+$", maxLength: 253 },
    IWaitStrategyName: { enum: ["legacy", "poller"] },
  }),
];
