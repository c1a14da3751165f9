import { finding, kinds, pointerTo } from "@meshwright/findings";
import { at, isMap, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";

export const noSecretContent: Check = {
  name: "no-secret-content",
  summary: "No Secret in git has content",
  finds: [kinds.secretContent],
  *run({ inventory }) {
    for (const resource of inventory.of("", "Secret"))
      for (const field of ["data", "stringData"]) {
        const content = at(resource.body, field);
        if (content === undefined || content === null || (isMap(content) && Object.keys(content).length === 0))
          continue;
        yield finding(kinds.secretContent, placeIn(resource, pointerTo(field)), {});
      }
  },
};
