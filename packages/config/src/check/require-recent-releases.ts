import { finding, kinds } from "@meshwright/findings";
import type { ReleaseFamily } from "@meshwright/model";
import { isOlder, releaseFamilies } from "@meshwright/model";
import type { FleetCheck } from "./fleet-check.ts";

interface Oldest {
  readonly version: string;
  /** What an older chart would do with the values that are rendered. */
  readonly reason: string;
}

/**
 * The oldest charts whose values are what is rendered. An older chart ignores a value that it does not know, in silence.
 * Sources: the charts' own values.yaml; https://cert-manager.io/docs/releases/release-notes/release-notes-1.20/,
 * https://istio.io/latest/news/releases/1.30.x/announcing-1.30/change-notes/.
 */
const oldest: Readonly<Record<ReleaseFamily, Oldest>> = {
  "cert-manager": { version: "1.20.0", reason: "its chart would not take the registry of its images" },
  "aws-privateca-issuer": { version: "1.7.0", reason: "its chart was not read" },
  "external-secrets": { version: "1.0.0", reason: "it may not serve external-secrets.io/v1" },
  istio: { version: "1.30.0", reason: "its webhooks would be open until istiod closes them" },
  kiali: { version: "2.27.0", reason: "its chart was not read" },
};

export const requireRecentReleases: FleetCheck = {
  name: "require-recent-releases",
  summary: "No release is older than what is rendered for it",
  *run({ mesh, clusters }) {
    for (const { known, source } of [mesh, ...clusters]) {
      for (const family of releaseFamilies) {
        const version = known.releases?.[family]?.version;
        if (version === undefined || !isOlder(version, oldest[family].version)) continue;
        yield finding(kinds.oldRelease, source.place(["releases", family, "version"]), {
          family,
          version,
          oldest: oldest[family].version,
          reason: oldest[family].reason,
        });
      }
    }
  },
};
