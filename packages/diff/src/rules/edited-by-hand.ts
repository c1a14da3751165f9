import type { ClusterDelta, Delta } from "../delta.ts";
import { manifestOf } from "../manifest.ts";
import { resourceOf } from "../object-change.ts";
import type { Rule } from "../rule.ts";
import { enumerate } from "../words.ts";

type How = "added" | "removed" | "changed";

/** Every file that differs, and how. */
const differing = ({ changes, files }: ClusterDelta): readonly { readonly path: string; readonly how: How }[] => [
  ...changes.map((change) => ({ path: resourceOf(change).file, how: change.how })),
  ...files,
];

/** A file that is gone, though the manifest that listed it is the same as before, and a render had written it. */
function isTakenAway({ cluster }: ClusterDelta, { before, after }: Delta): (path: string) => boolean {
  const manifest = manifestOf(cluster);
  const isSame = before.ids.has(manifest) && before.ids.get(manifest) === after.ids.get(manifest);
  if (!isSame) return () => false;
  const foreign = before.byHand(cluster);
  return (path) => !foreign.has(path);
}

const words: Readonly<Record<How, string>> = { added: "added", removed: "deleted", changed: "edited" };

export const editedByHand: Rule = {
  name: "edited-by-hand",
  heading: "Files were edited by hand",
  summary: "A generated file was changed, and the next `./mw render` writes it again",
  risks: ["stop"],
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "gone") return;
    const manifest = manifestOf(delta.cluster);
    if (delta.presence === "both" && delta.files.some(({ path, how }) => path === manifest && how === "removed"))
      yield {
        risk: "stop",
        says: `${manifest} is deleted, which lists what was rendered: nobody can tell any more which files of ${delta.cluster} were edited by hand.`,
        beforeMerging: "Render (`./mw render`), which writes it again.",
        causes: [],
        files: [manifest],
      };
    const byHand = whole.after.byHand(delta.cluster);
    const wasTaken = isTakenAway(delta, whole);
    const found = differing(delta).filter(({ path, how }) => byHand.has(path) || (how === "removed" && wasTaken(path)));
    if (found.length === 0) return;
    const told = (["changed", "added", "removed"] as const).flatMap((how) => {
      const paths = found.filter((one) => one.how === how).map(({ path }) => path);
      return paths.length === 0 ? [] : [`${words[how]}: ${enumerate(paths, 5)}`];
    });
    const undone = [
      ...(found.some(({ how }) => how !== "added")
        ? [" It writes these as they were, so that the next render undoes the change; until then it holds."]
        : []),
      ...(found.some(({ how }) => how === "added")
        ? [" A file that was added stays, and nobody keeps it up to date."]
        : []),
    ].join("");
    yield {
      risk: "stop",
      says: `${found.length === 1 ? "A generated file" : "Generated files"} of ${delta.cluster} ${found.length === 1 ? "was" : "were"} changed by hand (${told.join("; ")}). \`./mw render\` writes the files of this folder from the fleet description (fleet/…).${undone}`,
      beforeMerging: `Make the change in the fleet description instead (fleet/mesh.yaml, fleet/clusters/, fleet/apps/) and run \`./mw render\`. \`./mw render --check\` must then find nothing.`,
      // What the edit does is for the other rules to say.
      causes: [],
      files: found.map(({ path }) => path),
    };
  },
};
