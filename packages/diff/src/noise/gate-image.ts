import { resourceOf } from "../object-change.ts";
import { isWithin } from "../value/change.ts";
import type { Noise } from "./noise.ts";

export const gateImage: Noise = {
  name: "gate-image",
  reason: "Jobs that wait until what is needed is there run their script in another image",
  covers: (change, object) =>
    resourceOf(object).area.of === "gate" &&
    change.how === "changed" &&
    change.path.length === 6 &&
    isWithin(change, "spec", "template", "spec", "containers", "*", "image"),
};
