import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { placeIn, textAt } from "@meshwright/inventory";
import { fluxForce } from "@meshwright/model";
import type { Check } from "./check.ts";
import { stepsOf } from "./delivery/kustomizations.ts";
import { waveOfObject } from "./layout/wave.ts";

/** What is made anew when it changes stands where a chart has a hook: what comes after it may need what it does. */
const isHook = ({ body }: Resource): boolean => textAt(body, "metadata", "annotations", fluxForce) === "enabled";

export const noUnorderedJobs: Check = {
  name: "no-unordered-jobs",
  summary: "No object that Flux applies comes after a Job of its own unit",
  finds: [kinds.unorderedJob],
  *run({ inventory }) {
    const paths = stepsOf(inventory).flatMap(({ delivery }) => delivery?.path ?? []);
    const isByFlux = ({ folder }: Resource): boolean =>
      paths.some((path) => path === folder || path.endsWith(`/${folder}`));
    for (const job of [...inventory.of("batch", "Job"), ...inventory.of("", "Pod")]) {
      const wave = waveOfObject(job);
      if (wave === undefined || job.area.of !== "unit" || !isHook(job) || !isByFlux(job)) continue;
      const later = inventory.resources
        .filter(({ folder }) => folder === job.folder)
        .map((one) => ({ one, at: waveOfObject(one) ?? wave }))
        .filter(({ at }) => at > wave)
        .toSorted((left, right) => left.at - right.at)[0];
      if (later === undefined) continue;
      const args = { wave, later: `${later.one.ref.kind} ${later.one.ref.name}`, laterWave: later.at };
      yield finding(kinds.unorderedJob, placeIn(job, "/metadata/annotations"), args);
    }
  },
};
