import type { Gitops, Release } from "@meshwright/model";

/** A folder of the tree, as a source of an Application. `path` is relative to the tree's root. */
export const folderSource = ({ repository, revision, path }: Gitops, folder: string) => ({
  repoURL: repository,
  targetRevision: revision,
  path: path === "" ? folder : `${path}/${folder}`,
});

/** Argo CD names an OCI registry of charts without scheme: https://argo-cd.readthedocs.io/en/stable/user-guide/helm/. */
export const chartRepository = (repository: string): string => repository.replace(/^oci:\/\//, "");

/** A pinned chart with its values. */
export const chartSource = ({ name, chart, values }: Release) => ({
  repoURL: chartRepository(chart.repository),
  chart: chart.name,
  targetRevision: chart.version,
  helm: { releaseName: name, valuesObject: values },
});
