import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import type { ChartMove } from "./chart-move.ts";
import { chartNames, engineOf } from "./chart-names.ts";

/** To Argo CD a repository without a scheme is one of OCI: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/. */
function pullCommand(chart: string, repository: string | undefined, version: string | undefined): string {
  const at = version === undefined ? "" : ` --version ${version}`;
  if (repository === undefined) return `helm pull ${chart}${at}`;
  if (/^https?:/.test(repository)) return `helm pull ${chart} --repo ${repository}${at}`;
  const place = repository.replace(/^oci:\/\//, "").replace(/\/$/, "");
  return `helm pull oci://${place.endsWith(`/${chart}`) ? place : `${place}/${chart}`}${at}`;
}

/** The same version from another place: only who has fetched both knows whether it is the same chart. */
export function sayFetched(moves: readonly [ChartMove, ...ChartMove[]]): Said {
  const [{ chart, before, after }] = moves;
  const [was, is] = [before, after].map(({ repository }) => repository ?? "no repository");
  const engine = engineOf(moves);
  const one = moves.length === 1;
  const names = enumerate(moves.map(({ from }) => from.ref.name));
  return {
    risk: "careful",
    says: `${chartNames(moves)} ${after.version ?? "of any version"} ${one ? "is" : "are"} now fetched from ${is} instead of ${was}. Whether what lies there is the same, its version does not say: if it differs, its objects change and its pods restart. If ${engine} cannot fetch it, what runs goes on, but nothing about it can be changed.`,
    beforeMerging: `See that ${engine} reaches ${is} and has credentials for it${engine === "Argo CD" ? " (`argocd repo list`)" : ""}. Fetch the chart from both places and compare the files with \`sha256sum\`: \`${pullCommand(chart, before.repository, before.version)}\` and, in another folder, \`${pullCommand(chart, after.repository, after.version)}\`.`,
    afterMerging:
      engine === "Argo CD"
        ? `\`kubectl -n argocd get applications\` must show ${names} as Synced and Healthy.`
        : `\`flux get helmreleases -A\` must show ${names} as Ready.`,
    causes: moves.flatMap(({ causes }) => causes),
  };
}
