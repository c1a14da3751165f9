import { templateKeys } from "@meshwright/checks";
import { pointerTo } from "@meshwright/findings";
import { at, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { containersOf } from "../pods/pod-template.ts";
import type { Risk } from "../risk.ts";
import type { Said } from "../rule.ts";
import { isOfVerification } from "../watching/verification.ts";
import { enumerate, nameOf } from "../words.ts";
import { familyOfImage } from "./families.ts";
import type { Image } from "./image.ts";
import { baseName, imageOf } from "./image.ts";
import { judgeMove } from "./judge-move.ts";
import { moveOf } from "./move.ts";

export interface ImageMove {
  readonly before: string;
  readonly after: string;
  readonly by: string;
  /** True for the CronJobs that prove the mesh. */
  readonly isTest: boolean;
  readonly cause: Cause;
}

/** Every container of the changed objects that gets another image. */
export const imageMovesIn = ({ changes }: ClusterDelta): readonly ImageMove[] => changes.flatMap(movesOf);

function movesOf(change: ObjectChange): readonly ImageMove[] {
  const { before, after } = change;
  const keys = after === undefined ? undefined : templateKeys(after);
  if (before === undefined || after === undefined || keys === undefined) return [];
  const specs = [before, after].map(({ body }) => at(body, ...keys, "spec"));
  const now = new Map(containersOf(specs[1]).map(({ name, body }) => [name, textAt(body, "image")]));
  return containersOf(specs[0]).flatMap((container) => {
    const [old, image] = [textAt(container.body, "image"), now.get(container.name)];
    if (old === undefined || image === undefined || old === image) return [];
    const by = after.area.of === "gate" ? "the Jobs that wait before each step" : nameOf(after.ref);
    return [
      {
        before: old,
        after: image,
        by,
        isTest: isOfVerification(after),
        cause: { ...causeOf(change), pointers: [pointerTo(...keys, "spec", ...container.keys, "image")] },
      },
    ];
  });
}

function judge(before: Image, after: Image): { readonly risk: Risk; readonly step: string } {
  const moved = before.repository === after.repository ? "" : "from another place, ";
  if (before.tag !== after.tag || (before.tag === undefined && after.digest !== before.digest)) {
    const { risk, step } = judgeMove(
      moveOf(before.tag ?? "", after.tag ?? ""),
      familyOfImage(baseName(after)),
      "image",
    );
    return { risk, step: `${moved}${step}` };
  }
  if (before.digest === after.digest) return { risk: "careful", step: "the same tag from another place" };
  if (before.digest === undefined)
    return {
      risk: moved === "" ? "routine" : "careful",
      step: `${moved}the same tag, from now on pinned to one digest`,
    };
  return {
    risk: "careful",
    step:
      after.digest === undefined
        ? `${moved}the same tag, no more pinned to a digest, so that its content may change unseen`
        : `${moved}the same tag with other content`,
  };
}

function sayOf(moves: readonly ImageMove[]): Said {
  const [{ before, after } = { before: "", after: "" }] = moves;
  const { risk, step } = judge(imageOf(before), imageOf(after));
  const users = enumerate([...new Set(moves.map(({ by }) => by))], 6);
  const proxy =
    baseName(imageOf(after)) === "pilot"
      ? " Sidecars that run keep the version they have until their pods restart."
      : "";
  return {
    risk,
    says: `${users} will run image ${after} instead of ${before}: ${step}.${proxy}`,
    ...(risk !== "routine" && {
      beforeMerging: `${imageOf(before).tag === imageOf(after).tag ? "See" : `Read what is new in ${baseName(imageOf(after))}, and see`} that the nodes can pull it: \`docker manifest inspect ${after}\` must find it.`,
      afterMerging: "`kubectl get pods -A` must show no `ImagePullBackOff` and no `CrashLoopBackOff`.",
    }),
    causes: moves.map(({ cause }) => cause),
  };
}

export function* imageMoves(moves: readonly ImageMove[]): Iterable<Said> {
  const groups = Map.groupBy(moves, ({ before, after }) => JSON.stringify([before, after]));
  for (const group of groups.values()) yield sayOf(group);
}
