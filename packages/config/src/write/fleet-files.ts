import type { FleetAnswers } from "./answers.ts";
import { clusterFile } from "./cluster-file.ts";
import { meshFile } from "./mesh-file.ts";
import { sampleApps } from "./sample-apps.ts";

/** All files of a new fleet, by their path in its folder. `schemas` is the way from that folder to the editors' schemas. */
export function fleetFiles(
  { mesh, roots, clusters, samples }: FleetAnswers,
  schemas: string,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const paths = roots.map(({ name }) => `roots/${name}`);
  files.set("mesh.yaml", meshFile(mesh, paths, `${schemas}/mesh.schema.json`));
  for (const cluster of clusters)
    files.set(`clusters/${cluster.name}.yaml`, clusterFile(cluster, { schema: `../${schemas}/cluster.schema.json` }));
  const [first] = clusters;
  if (samples && first !== undefined) {
    const peer = clusters.find((one) => one !== first && one.peerGroup === first.peerGroup) ?? first;
    for (const [name, text] of sampleApps(first.name, peer.name, `../${schemas}/app.schema.json`))
      files.set(`apps/${name}.yaml`, text);
  }
  for (const { name, pem } of roots) files.set(`roots/${name}`, pem);
  return files;
}
