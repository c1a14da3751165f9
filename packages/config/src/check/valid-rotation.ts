import { finding, kinds } from "@meshwright/findings";
import type { Contradiction } from "@meshwright/trust";
import { dayText } from "@meshwright/model";
import { contradictions, untilDay } from "@meshwright/trust";
import { authorityWords } from "../read/authority-words.ts";
import { isBroken } from "../read/draft.ts";
import { seconds } from "../schema/duration.ts";
import type { FleetCheck } from "./fleet-check.ts";

const kindOf = {
  "two-rotations": kinds.rotationsAtOnce,
  "unlike-records": kinds.rotationApart,
  "bad-dates": kinds.badRotationDates,
  "new-root-missing": kinds.rotationContradicted,
  "wrong-signing-root": kinds.rotationContradicted,
} as const satisfies Record<Contradiction["what"], unknown>;

const section = "certificateAuthority";

export const validRotation: FleetCheck = {
  name: "valid-rotation",
  summary: "What is told of the rotation of a root agrees with the roots, and its stages follow each other",
  *run({ mesh, clusters, today }) {
    const parts = [mesh, ...clusters];
    // Of what is partly unknown nothing follows.
    if (parts.some((part) => isBroken(part, [section]) || part.broken.some(([key]) => key === section))) return;
    const { workloadCertificateTTL = "", clockSkew = "" } = mesh.known.trust ?? {};
    const [longest, skew] = [seconds(workloadCertificateTTL), seconds(clockSkew)];
    const moments = {
      today: dayText(today),
      ...(longest !== undefined &&
        skew !== undefined && {
          earliest: (signed: string) =>
            untilDay(signed, { workloadCertificateTTL: longest, clockSkew: skew, renewal: 0, atRenewal: false }),
        }),
    };
    for (const { what, file, key, args } of contradictions(authorityWords({ mesh, clusters }), moments)) {
      const part = clusters.find(({ known }) => `clusters/${known.name}.yaml` === file) ?? mesh;
      yield finding(kindOf[what], part.source.place([section, ...key], "key"), args);
    }
  },
};
