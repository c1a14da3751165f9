import { accessFolder } from "@meshwright/inventory";
import type { Allowed, DocumentChange } from "../access/document-change.ts";
import { documentChange, parsed } from "../access/document-change.ts";
import { hasEverybody } from "../access/widened.ts";
import type { Delta, FileChange } from "../delta.ts";
import { isDocument } from "../forecast/by-hand.ts";
import type { Rule, Said } from "../rule.ts";
import { enumerate } from "../words.ts";

const told = (verb: string, all: readonly Allowed[]): readonly string[] =>
  [...Map.groupBy(all, ({ of }) => of)].map(
    ([of, values]) =>
      `${of === "" ? "it" : of} ${verb} ${enumerate(
        values.map(({ value }) => value),
        4,
      )}`,
  );

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous: anybody at all. */
const isEverybody = ({ of, value }: Allowed): boolean =>
  /^(?:Principal|Action)\b/.test(of) && /^(?:\w+:)?\*$/.test(value);

function ofChanged({ path }: FileChange, { gained, lost, widened }: DocumentChange): Said {
  const changes = [...told("gains", gained), ...told("loses", lost)];
  return {
    risk: gained.some(isEverybody) || widened.length > 0 ? "stop" : "careful",
    says:
      widened.length > 0
        ? `The access document ${path} allows more than before: ${enumerate(widened, 4)}.${changes.length === 0 ? "" : ` What it names changes: ${changes.slice(0, 3).join("; ")}.`} A person applies it, no engine does.`
        : changes.length === 0
          ? `The access document ${path} is written otherwise: it names what it named before, in other words or other statements. A person applies it, no engine does.`
          : `The access document ${path} changes: ${[...changes.slice(0, 4), ...(changes.length > 4 ? [`${changes.length - 4} more`] : [])].join("; ")}. A person applies it, no engine does.`,
    watch: [
      ...(gained.length > 0 ? ["Apply what it gains before merging, or what needs it is refused."] : []),
      ...(widened.length > 0 ? ["Confirm who can use it then, and that nothing else was to keep them out."] : []),
      ...(lost.length > 0 && widened.length === 0
        ? ["What it loses is taken back only after the merge has arrived everywhere."]
        : []),
      `${path.split("/").slice(0, -1).join("/")}/README.md says where and how.`,
    ].join(" "),
    causes: [],
    files: [path],
  };
}

/** Whole documents that come or go are told together. */
function ofWhole(how: "added" | "removed", files: readonly FileChange[], cluster: string): Iterable<Said> {
  if (files.length === 0) return [];
  const paths = files.map(({ path }) => path);
  const names = enumerate(paths, 6);
  return [
    {
      risk: "careful",
      says:
        how === "added"
          ? `New access documents, which a person applies and no engine: ${names}. Until then what is delivered to ${cluster} waits for its rights.`
          : `Access documents go: ${names}. What they allowed stays allowed until a person takes it back.`,
      watch:
        how === "added"
          ? `Apply them before merging; ${cluster}/${accessFolder}/README.md says where and how.`
          : "Take the rights back after the merge, when nothing uses them any more.",
      causes: [],
      files: paths,
    },
  ];
}

export const accessChanged: Rule = {
  name: "access-changed",
  heading: "Access documents change, which a person applies",
  summary: "IAM and Vault policies that no engine delivers are other ones than before",
  risks: ["stop", "careful", "routine"],
  ofWhole: true,
  *run({ cluster, files }, { before, after }: Delta) {
    const documents = files.filter(({ path }) => isDocument(cluster, path));
    const of = (how: FileChange["how"]): readonly FileChange[] => documents.filter((file) => file.how === how);
    for (const file of of("changed"))
      yield ofChanged(file, documentChange(before.text(file.path), after.text(file.path)));
    const isOpen = ({ path }: FileChange): boolean => hasEverybody(parsed(after.text(path)));
    for (const { path } of of("added").filter(isOpen))
      yield {
        risk: "stop",
        says: `The new access document ${path} is for everybody: its principal is * and nothing else is asked for. A person applies it, no engine does.`,
        watch: "Name who needs it before somebody applies it.",
        causes: [],
        files: [path],
      };
    yield* ofWhole("added", of("added"), cluster);
    yield* ofWhole("removed", of("removed"), cluster);
    const readme = files.find(({ path }) => path === `${cluster}/${accessFolder}/README.md`);
    if (readme !== undefined)
      yield {
        risk: "routine",
        says: `${readme.path}, which says how access documents are applied, is ${readme.how}.`,
        causes: [],
        files: [readme.path],
      };
  },
};
