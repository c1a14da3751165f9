import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { form } from "./forms.ts";

/** Values and forms of source-controller 1.9.1 that the models' types do not say: https://github.com/fluxcd/source-controller/tree/v1.9.1/config/crd/bases */
export const fluxSourceForms: readonly Correction[] = [
  ...lost("source.toolkit.fluxcd.io", {
    "IBucketSTSSpec.endpoint": { pattern: "^(http|https)://.*$" },
    "IBucketSpec.interval": form("FluxDuration"),
    "IBucketSpec.timeout": form("FluxTimeout"),
    "IGitRepositorySpec.interval": form("FluxDuration"),
    "IGitRepositorySpec.provider": { enum: ["aws", "azure", "generic", "github"] },
    "IGitRepositorySpec.timeout": form("FluxTimeout"),
    "IGitRepositorySpec.url": { pattern: "^(http|https|ssh)://.*$" },
    IGitVerificationMode: { enum: ["HEAD", "Tag", "TagAndHEAD", "head"] },
    "IHelmChartSpec.interval": form("FluxDuration"),
    "IHelmRepositorySpec.interval": form("FluxDuration"),
    "IHelmRepositorySpec.timeout": form("FluxTimeout"),
    "IHelmRepositorySpec.url": { pattern: "^(http|https|oci)://.*$" },
    "IOCIRepositorySpec.interval": form("FluxDuration"),
    "IOCIRepositorySpec.timeout": form("FluxTimeout"),
    "IOCIRepositorySpec.url": { pattern: "^oci://.*$" },
  }),
];
