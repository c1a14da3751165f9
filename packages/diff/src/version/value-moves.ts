import { pointerTo } from "@meshwright/findings";
import { isMap } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { ReleasePair } from "../machinery/release-pairs.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import type { Said } from "../rule.ts";
import { compareRisks } from "../risk.ts";
import { enumerate } from "../words.ts";
import { familyOfChart } from "./families.ts";
import { judgeMove } from "./judge-move.ts";
import { moveOf } from "./move.ts";

const places = new Set(["hub", "registry", "repository", "imageRegistry"]);

/** Texts of values that say which image runs: by convention of charts, where they are from and their tags. */
function* imageValues(value: Json | undefined, keys: readonly string[] = []): Iterable<readonly [string, string]> {
  if (isMap(value)) for (const [key, item] of Object.entries(value)) yield* imageValues(item, [...keys, key]);
  const last = keys.at(-1) ?? "";
  if ((typeof value === "string" || typeof value === "number") && (places.has(last) || last === "tag"))
    yield [pointerTo(...keys), String(value)];
}

function sayOf({ before, after, change }: ReleasePair): readonly Said[] {
  const [old, now] = [new Map(imageValues(before.values)), new Map(imageValues(after.values))];
  const moved = [...new Set([...old.keys(), ...now.keys()])].filter((pointer) => old.get(pointer) !== now.get(pointer));
  if (moved.length === 0) return [];
  const words = moved.map((pointer) => {
    const [was, is] = [old.get(pointer), now.get(pointer)];
    const name = pointer.slice(1).replaceAll("/", ".");
    const isPlace = !pointer.endsWith("/tag");
    const judged = judgeMove(moveOf(was ?? "", is ?? ""), familyOfChart(after.chart), "image");
    const text = `${name} from ${was ?? "the chart's own"} to ${is ?? "the chart's own"}`;
    return isPlace ? { risk: "careful" as const, text } : { risk: judged.risk, text: `${text} (${judged.step})` };
  });
  const risk = words.map((word) => word.risk).toSorted(compareRisks)[0] ?? "routine";
  return [
    {
      risk,
      says: `The images of the Helm chart ${after.chart} in ${after.namespace} are taken from elsewhere or in another version: ${enumerate(words.map(({ text }) => text))}.`,
      ...(risk !== "routine" && {
        beforeMerging:
          "See that the images are there under the new names (`docker manifest inspect <image>`): a pod whose image cannot be pulled does not start.",
        afterMerging: `\`kubectl -n ${after.namespace} get pods\` must show no \`ImagePullBackOff\`.`,
      }),
      causes: [{ ...causeOf(change), pointers: moved.map((pointer) => `${pointerTo(...after.valueKeys)}${pointer}`) }],
    },
  ];
}

/** Images that the values of a chart by reference name. */
export const valueMoves = (delta: ClusterDelta): readonly Said[] => releasePairs(delta).flatMap(sayOf);
