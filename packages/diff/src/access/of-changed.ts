import type { Delta, FileChange } from "../delta.ts";
import { membersThat } from "../mesh/members.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import type { Allowed, DocumentChange } from "./document-change.ts";
import { changesInWords, shortNames } from "./in-words.ts";
import { takersOf } from "./takers.ts";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous: anybody at all. */
const isEverybody = ({ of, value }: Allowed): boolean =>
  /^(?:Principal|Action)\b/.test(of) && /^(?:\w+:)?\*$/.test(value);

/** Who applies it, which is said of each. */
export const byPerson = "A person applies it; Argo CD and Flux do not.";

/** Where the command of a document stands. */
export const readmeOf = (path: string): string => `\`${path.split("/").slice(0, -1).join("/")}/README.md\``;

const takenBy = (path: string, { before, after }: Delta): string => {
  const tops = new Set([...before.tops, ...after.tops]);
  const takers = takersOf(path, after.text(path) === undefined ? before : after, tops);
  return takers.length === 0 ? "" : ` The role is taken by ${enumerate(takers)}.`;
};

/** While a cluster that left goes on running, it needs what it needed: docs/effects/member-leaves.md. */
export const whileItRuns = (whole: Delta, cluster: string): string => {
  const gone = membersThat(whole, "gone");
  const of = gone.includes(cluster) ? [cluster] : cluster.startsWith("_") ? gone : [];
  return of.length === 0
    ? ""
    : ` Wait until istiod of ${enumerate(of)} has been stopped: without these rights its CA certificate is not renewed, and workloads there lose their certificates.`;
};

function saysOf(path: string, change: DocumentChange, before: string): string {
  const { widened } = change;
  const changes = changesInWords(change, before);
  const some = [...changes.slice(0, 4), ...(changes.length > 4 ? [`${changes.length - 4} more`] : [])].join("; ");
  if (widened.length > 0)
    return `\`${path}\` allows more than before: ${enumerate(widened, 4)}.${changes.length === 0 ? "" : ` What it names changes too: ${some}.`}`;
  return changes.length === 0
    ? `\`${path}\` is written otherwise: it names what it named before, in other words or other statements.`
    : `\`${path}\` changes: ${some}.`;
}

/** First all that is allowed by either version, then what the new one allows: nothing is without its rights in between. */
function stepsOf(
  path: string,
  change: DocumentChange,
  { before, whole, cluster }: { readonly before: string; readonly whole: Delta; readonly cluster: string },
): Pick<Said, "beforeMerging" | "afterMerging"> {
  const { gained, lost, widened } = change;
  const confirm =
    widened.length > 0 || gained.some(isEverybody)
      ? "Confirm who can use it then, and that nothing else was to keep them out. "
      : "";
  const roles = gained.some(({ of, value }) => of.startsWith("Principal") && value.includes(":role/"))
    ? " The roles that it names must be there first: AWS refuses the policy otherwise."
    : "";
  const withCommand = `with the command of ${readmeOf(path)}`;
  if (gained.length === 0 && lost.length > 0 && widened.length === 0)
    return {
      afterMerging: `Apply \`${path}\` ${withCommand} when all clusters have synced.${whileItRuns(whole, cluster)}`,
    };
  if (lost.length === 0 || widened.length > 0)
    return { beforeMerging: `${confirm}Apply \`${path}\` ${withCommand}.${roles}` };
  const kept = enumerate(shortNames(lost, change, before), 4);
  return {
    beforeMerging: `Copy \`${path}\`, add ${kept} to the copy again, and apply the copy ${withCommand}: until the merge has arrived, both are needed.${roles}`,
    afterMerging: `Apply \`${path}\` itself when all clusters have synced and nothing needs ${kept} any more: from then on that is no longer allowed.${whileItRuns(whole, cluster)}`,
  };
}

/** What a document allows that it did not, or no longer, and in which order that is applied. */
export function ofChanged(
  { path }: FileChange,
  change: DocumentChange,
  { whole, cluster }: { readonly whole: Delta; readonly cluster: string },
): Said {
  const before = whole.before.text(path) ?? "";
  const { gained, widened } = change;
  return {
    risk: gained.some(isEverybody) || widened.length > 0 ? "stop" : "careful",
    says: `${saysOf(path, change, before)}${takenBy(path, whole)} ${byPerson}`,
    ...stepsOf(path, change, { before, whole, cluster }),
    causes: [],
    files: [path],
  };
}
