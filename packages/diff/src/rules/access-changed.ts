import { accessFolder } from "@meshwright/inventory";
import { documentChange, parsed } from "../access/document-change.ts";
import { byPerson, ofChanged, readmeOf, whileItRuns } from "../access/of-changed.ts";
import { hasEverybody } from "../access/widened.ts";
import type { Delta, FileChange } from "../delta.ts";
import { isDocument } from "../forecast/by-hand.ts";
import type { Rule, Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";

/** Whole documents that come or go are told together. */
function ofWhole(
  how: "added" | "removed",
  files: readonly FileChange[],
  cluster: string,
  whole: Delta,
): Iterable<Said> {
  const [first] = files;
  if (first === undefined) return [];
  const paths = files.map(({ path }) => `\`${path}\``);
  const one = paths.length === 1;
  const all = enumerate(paths, 6);
  const [document, them] = one ? ["document", "it"] : ["documents", "them"];
  return [
    how === "added"
      ? {
          risk: "careful",
          says: `${counted(paths.length, "new access document")} in ${cluster}/${accessFolder}. A person applies ${them}; Argo CD and Flux do not. Until then what needs these rights waits.`,
          beforeMerging: `Apply ${enumerate(paths, 40)} with the commands of ${readmeOf(first.path)}, which also says how the rights reach the pods.`,
          causes: [],
          files: files.map(({ path }) => path),
        }
      : {
          risk: "careful",
          says: `${counted(paths.length, "access document")} of ${cluster}/${accessFolder} ${one ? "goes" : "go"}: ${all}. What the ${document} allowed stays allowed until a person takes it back.`,
          afterMerging: `Take back what ${enumerate(paths, 40)} allowed.${whileItRuns(whole, cluster)}`,
          causes: [],
          files: files.map(({ path }) => path),
        },
  ];
}

export const accessChanged: Rule = {
  name: "access-changed",
  heading: "Access documents change, which a person applies",
  summary: "IAM and Vault policies that neither Argo CD nor Flux applies are other ones than before",
  risks: ["stop", "careful", "routine"],
  isFollowing: true,
  ofWhole: true,
  *run({ cluster, files }, whole) {
    const { before, after } = whole;
    const documents = files.filter(({ path }) => isDocument(cluster, path));
    const of = (how: FileChange["how"]): readonly FileChange[] => documents.filter((file) => file.how === how);
    for (const file of of("changed"))
      yield ofChanged(file, documentChange(before.text(file.path), after.text(file.path)), { whole, cluster });
    const isOpen = ({ path }: FileChange): boolean => hasEverybody(parsed(after.text(path)));
    for (const { path } of of("added").filter(isOpen))
      yield {
        risk: "stop",
        says: `The new access document \`${path}\` is for everybody: its principal is * and nothing else is asked for. ${byPerson}`,
        beforeMerging: `Name in \`${path}\` who needs it, before somebody applies it.`,
        causes: [],
        files: [path],
      };
    yield* ofWhole("added", of("added"), cluster, whole);
    yield* ofWhole("removed", of("removed"), cluster, whole);
    const readme = files.find(({ path }) => path === `${cluster}/${accessFolder}/README.md`);
    if (readme !== undefined)
      yield {
        risk: "routine",
        says: `\`${readme.path}\`, with the commands for access documents, is ${readme.how}.`,
        causes: [],
        files: [readme.path],
      };
  },
};
