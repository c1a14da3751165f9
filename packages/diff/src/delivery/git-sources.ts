import type { Resource } from "@meshwright/inventory";
import { applicationSources, textAt } from "@meshwright/inventory";
import type { Delta } from "../delta.ts";
import type { Difference } from "./aspect.ts";

/** The sources that are folders of git, as they are written; charts are told where versions are. */
export const gitSources = (application: Resource): readonly string[][] =>
  applicationSources(application).flatMap(({ source }) =>
    textAt(source, "chart") === undefined
      ? [["repoURL", "targetRevision", "path"].map((key) => textAt(source, key) ?? "nothing")]
      : [],
  );

/** The folder of a check; that it comes or goes is told with the order. */
const isOfCheck = ([, , path]: readonly string[]): boolean => /(?:^|\/)gates\/[^/]+\/[^/]+\/?$/.test(path ?? "");

/** True where what an Application waited for is still in the tree, so that the order does not tell that it goes. */
const isLeft = (before: Resource, { clusters }: Delta): boolean =>
  clusters
    .filter(({ cluster }) => cluster === before.cluster)
    .flatMap(({ after }) => after.of("batch", "Job"))
    .some((job) => gitSources(before).some((source) => isOfCheck(source) && (source[2] ?? "").endsWith(job.folder)));

/** That the check before it comes or goes is told with the order. */
export function onlyChecks(before: Resource, after: Resource, whole: Delta): readonly Difference[] | undefined {
  const others = (one: Resource): string => JSON.stringify(gitSources(one).filter((source) => !isOfCheck(source)));
  const checks = (one: Resource): number => gitSources(one).filter(isOfCheck).length;
  if (others(before) !== others(after) || checks(before) === checks(after)) return undefined;
  if (checks(after) > checks(before)) return [{ risk: "routine", text: "has a check that runs before it" }];
  const text = "no longer has a check that runs before it";
  return [
    isLeft(before, whole)
      ? { risk: "stop", text: `${text}, though the folder is still there: nothing that it waited for holds it back` }
      : { risk: "routine", text },
  ];
}
