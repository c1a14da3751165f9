import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { partOfChart } from "../machinery/part.ts";
import { workloadsOf } from "../machinery/workloads.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import { fateOf, leftByApplication } from "./fate.ts";

/** Charts by reference that nothing installs any more: https://fluxcd.io/flux/components/helm/helmreleases/: a HelmRelease that goes uninstalls its chart. */
export function* releasesRemoved({ changes, before, after }: ClusterDelta): Iterable<Said> {
  const left = new Set(after.releases.map(({ namespace, name }) => `${namespace}/${name}`));
  const removed = new Map(changes.filter(({ how }) => how === "removed").map((change) => [change.before, change]));
  for (const release of before.releases) {
    const change = removed.get(release.from);
    if (change === undefined || left.has(`${release.namespace}/${release.name}`)) continue;
    const isFlux = release.from.ref.kind === "HelmRelease";
    const { what } = isFlux ? fateOf(release.from, before, after) : leftByApplication(release.from, release.from);
    const part = partOfChart(release.chart);
    const workloads = enumerate(workloadsOf(release));
    const chart = `The Helm chart ${release.chart} in namespace ${release.namespace}`;
    const runs = workloads === "" ? "" : ` (${workloads})`;
    yield {
      risk: what === "stays" ? "careful" : part === undefined && release.chart !== "base" ? "careful" : "stop",
      says:
        what === "stays"
          ? `${chart} is taken out of git. What it installed stays in the cluster${runs} and runs on, but nobody updates or repairs it any more.`
          : `${chart} is taken out of git, and ${isFlux ? "Flux uninstalls it" : "Argo CD deletes what it installed"}${runs}${what === "asks" ? " once somebody confirms" : ""}.`,
      ...(what === "stays"
        ? { afterMerging: "Decide who takes care of it, or who uninstalls it and when." }
        : {
            beforeMerging:
              "See that nothing needs it any more: pods with a sidecar, certificates, Secrets, and objects of the kinds that it brought.",
          }),
      causes: [causeOf(change)],
    };
  }
}
