import { finding, kinds, pointerTo } from "@meshwright/findings";
import { placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { type Found, valuesAt } from "./known/ways.ts";
import { containersOf, podTemplates, type PodTemplate } from "./pods/pod-template.ts";

/** What is wrong with the name of an image; undefined where it says which one. */
function whyUnpinned(image: string): string | undefined {
  if (/@[a-z0-9+._-]+:[0-9a-fA-F]{32,}$/.test(image)) return undefined;
  // A colon before the last slash is that of a registry's port.
  const [, tag] = /:([^/]*)$/.exec(image) ?? [];
  if (tag === undefined) return "has no tag";
  if (tag === "") return "has an empty tag";
  return tag === "latest" ? "is tagged latest" : undefined;
}

/**
 * The injection webhook puts the image of the proxy in its place:
 * https://istio.io/latest/docs/setup/additional-setup/gateway/#deploying-a-gateway.
 */
const isOfInjection = ({ value }: Found): boolean =>
  textAt(value, "name") === "istio-proxy" && textAt(value, "image") === "auto";

const imagesOf = (template: PodTemplate): readonly Found[] => [
  ...containersOf(template)
    .filter((container) => !isOfInjection(container))
    .flatMap(({ keys, value }) => [...valuesAt(value, ["image"], keys)]),
  ...valuesAt(template.spec, ["volumes", "*", "image", "reference"], [...template.keys, "spec"]),
];

export const requirePinnedImages: Check = {
  name: "require-pinned-images",
  summary: "Every image of a pod has a version or a digest",
  finds: [kinds.unpinnedImage],
  *run({ inventory }) {
    for (const template of podTemplates(inventory))
      for (const { keys, value: image } of imagesOf(template)) {
        const why = typeof image === "string" ? whyUnpinned(image) : undefined;
        if (why !== undefined)
          yield finding(kinds.unpinnedImage, placeIn(template.resource, pointerTo(...keys)), { why });
      }
  },
};
