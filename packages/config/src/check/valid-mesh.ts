import { finding, kinds } from "@meshwright/findings";
import { isBroken } from "../read/draft.ts";
import { toolboxVersion, toolboxVersions } from "../resolve/toolbox.ts";
import { seconds } from "../schema/duration.ts";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { isOldKubernetes } from "./require-recent-kubernetes.ts";

/** Seconds. cert-manager takes one that is a moment long too, and would issue without end. */
const shortestRest = 3600;

export const validRenewal: FleetCheck = {
  name: "valid-renewal",
  summary: "An intermediate rests for an hour or more between two renewals",
  *run(input) {
    for (const { known, place } of authorities(input)) {
      const { duration, renewBefore } = known;
      if (duration === undefined || renewBefore === undefined) continue;
      if ((seconds(duration) ?? 0) - (seconds(renewBefore) ?? 0) >= shortestRest) continue;
      yield finding(kinds.renewsTooEarly, place(["renewBefore"]), { duration, renewBefore, least: "one hour" });
    }
  },
};

export const requireReleases: FleetCheck = {
  name: "require-releases",
  summary: "Every release that the fleet needs has a version",
  *run({ mesh, clusters }) {
    const { known, source } = mesh;
    const { releases } = known;
    for (const family of ["cert-manager", "external-secrets"] as const) {
      const shared = releases?.[family];
      if (shared?.install !== false || shared.version !== undefined) continue;
      if (isBroken(mesh, ["releases", family, "version"])) continue;
      for (const cluster of clusters) {
        const own = cluster.known.releases?.[family];
        if (own?.install !== true || own.version !== undefined) continue;
        if (isBroken(cluster, ["releases", family, "version"])) continue;
        const args = { family, reason: "this cluster installs it, other than the mesh" };
        yield finding(kinds.missingRelease, cluster.source.place(["releases", family], "key"), args);
      }
    }
    const isSignedByAws = authorities({ mesh, clusters }).some(({ known: ca }) => ca.issuer?.kind === "aws-private-ca");
    if (!isSignedByAws || releases === undefined) return;
    const family = "aws-privateca-issuer";
    if (releases[family] !== undefined || isBroken(mesh, ["releases", family])) return;
    const args = { family, reason: "the issuer is aws-private-ca" };
    yield finding(kinds.missingRelease, source.place(["releases"], "key"), args);
  },
};

export const requireToolbox: FleetCheck = {
  name: "require-toolbox",
  summary: "Every cluster has a toolbox image",
  *run({ clusters, mesh }) {
    if (mesh.known.toolbox !== undefined || isBroken(mesh, ["toolbox"])) return;
    for (const cluster of clusters) {
      const { kubernetesVersion: version, toolbox } = cluster.known;
      if (version === undefined || toolbox !== undefined || toolboxVersion(version) !== undefined) continue;
      if (isOldKubernetes(version)) continue;
      if (isBroken(cluster, ["toolbox"])) continue;
      yield finding(kinds.unknownToolbox, cluster.source.place(["kubernetesVersion"]), {
        version,
        known: toolboxVersions,
      });
    }
  },
};
