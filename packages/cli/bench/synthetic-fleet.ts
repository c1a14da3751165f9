import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump, load } from "js-yaml";

/** Clusters that discover each other: each has a link to every other of its group. */
const tenPeers = 10;

type Yaml = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- parts of the sample fleet, which the loader checks after the change

const read = (file: string): Yaml => load(readFileSync(file, "utf8")) as Yaml; // oxlint-disable-line typescript/no-unsafe-type-assertion -- a file of the sample holds a map, which the loader checks after the change
const pad = (index: number): string => String(index).padStart(4, "0");
const clusterName = (index: number): string => `cluster-${pad(index)}`;

/**
 * Writes a fleet of so many clusters, in peer groups, made from the sample: every cluster has the sample's parts,
 * and each group two apps that call each other across its clusters.
 */
export function writeSyntheticFleet(sample: string, folder: string, size: number, groupSize = tenPeers): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["clusters", "apps"]) mkdirSync(join(folder, name), { recursive: true });
  cpSync(join(sample, "roots"), join(folder, "roots"), { recursive: true });
  const write = (path: string, value: Yaml): void => writeFileSync(join(folder, path), dump(value, { lineWidth: -1 }));
  const groups = Array.from({ length: Math.ceil(size / groupSize) }, (_, group) => group);

  const mesh = read(join(sample, "mesh.yaml"));
  const [kiali] = mesh["kiali"].instances;
  mesh["kiali"].instances = groups.map((group) => ({ ...kiali, cluster: clusterName(group * groupSize) }));
  write("mesh.yaml", mesh);

  const cluster = read(join(sample, "clusters/cluster-b.yaml"));
  for (let index = 0; index < size; index += 1)
    write(`clusters/${clusterName(index)}.yaml`, clusterOf(cluster, index, groupSize));

  const app = read(join(sample, "apps/sample-b.yaml"));
  for (const group of groups) {
    const members = Array.from({ length: Math.min(groupSize, size - group * groupSize) }, (_, at) =>
      clusterName(group * groupSize + at),
    );
    const half = Math.floor(members.length / 2);
    const names = [`orders-${pad(group)}`, `stock-${pad(group)}`] as const;
    write(`apps/${names[0]}.yaml`, appOf(app, names[0], names[1], members.slice(0, Math.max(half, 1))));
    write(`apps/${names[1]}.yaml`, appOf(app, names[1], names[0], members.slice(half)));
  }
}

/** Peers must not overlap; other groups may have the same addresses. */
function clusterOf(cluster: Yaml, index: number, groupSize: number): Yaml {
  const name = clusterName(index);
  const net = `10.${32 + (index % groupSize)}`;
  const moved = (cidr: string): string => cidr.replace("10.32", net);
  const id = (prefix: string, at = 0): string => `${prefix}-${(index * 16 + at).toString(16).padStart(17, "0")}`;
  return {
    ...cluster,
    name,
    peerGroup: `group-${pad(Math.floor(index / groupSize))}`,
    vpc: {
      id: id("vpc"),
      cidrs: cluster["vpc"].cidrs.map(moved),
      subnets: cluster["vpc"].subnets.map((subnet: Yaml, at: number) => ({
        ...subnet,
        id: id("subnet", at),
        routeTable: id("rtb"),
        cidr: moved(subnet["cidr"]),
      })),
    },
    podCIDRs: cluster["podCIDRs"].map(moved),
    apiServer: {
      ...cluster["apiServer"],
      endpoint: `https://${index.toString(16).toUpperCase().padStart(32, "0")}.gr7.us-east-1.eks.amazonaws.com`,
    },
    iam: {
      ...cluster["iam"],
      roles: Object.fromEntries(
        Object.entries<string>(cluster["iam"].roles).map(([role, arn]) => [role, arn.replace("cluster-b", name)]),
      ),
    },
    argocd: { name },
  };
}

const appOf = (app: Yaml, name: string, other: string, clusters: readonly string[]): Yaml => ({
  ...app,
  name,
  namespace: name,
  clusters,
  workloads: app["workloads"].map((workload: Yaml) => ({
    ...workload,
    ...(workload["calls"] && {
      calls: workload["calls"].map((call: Yaml) => (call["app"] === undefined ? call : { ...call, app: other })),
    }),
  })),
});
