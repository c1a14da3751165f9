import { nameFinder } from "./names.ts";

/** Finds the one other cluster that a file is about: `cluster-a/70-link-cluster-b/…`, `_fleet/argocd/application-argocd-cluster-a.yaml`. */
export function peerFinder(clusters: readonly string[]): (cluster: string, file: string) => string | undefined {
  const namesIn = nameFinder(new Set(clusters));
  return (cluster, file) => {
    const others = [...namesIn(file.slice(file.indexOf("/") + 1))].filter((name) => name !== cluster);
    return others.length === 1 ? others[0] : undefined;
  };
}
