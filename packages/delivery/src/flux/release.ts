import { HelmRelease } from "@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease";
import type { SettledUnit } from "@meshwright/kit";
import type { Release } from "@meshwright/model";
import { unitLabel } from "@meshwright/model";
import { interval } from "./pace.ts";
import { chartOfRelease } from "./source.ts";
import { ignoreRules } from "./written-fields.ts";

/** How long one installation or upgrade may take. */
const timeout = "10m0s";

/** Where a HelmRelease lies, and the name of the source of its chart. */
interface Placement {
  readonly namespace: string;
  readonly source: string;
}

/**
 * The chart of a unit, by reference. An installation that fails is tried again on top of what is there, without end, and never
 * taken away first: that would take CRDs and ServiceAccounts along. An upgrade that fails three times goes back to
 * the version that ran. https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function helmRelease({ id }: SettledUnit, release: Release, { namespace, source }: Placement): HelmRelease {
  const ignore = ignoreRules(release.writtenFields ?? []);
  return new HelmRelease({
    metadata: { name: id, namespace, labels: { [unitLabel]: id } },
    spec: {
      interval,
      timeout,
      ...chartOfRelease(release.chart, source),
      releaseName: release.name,
      targetNamespace: release.namespace,
      storageNamespace: release.namespace,
      install: { crds: "CreateReplace", strategy: { name: "RetryOnFailure", retryInterval: "1m0s" } },
      upgrade: {
        crds: "CreateReplace",
        strategy: { name: "RemediateOnFailure" },
        remediation: { strategy: "rollback", retries: 3, remediateLastFailure: true },
      },
      uninstall: { keepHistory: false },
      driftDetection: { mode: "enabled", ...(ignore.length > 0 && { ignore }) },
      values: release.values,
    },
  });
}
