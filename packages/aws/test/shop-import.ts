import { kinds } from "@meshwright/findings";
import type { Cluster, Connectivity, Fleet } from "@meshwright/model";
import { shopFleet } from "@meshwright/testkit";
import { importFleet } from "../src/index.ts";

const [dublin, ohio] = shopFleet.clusters;
if (dublin === undefined || ohio === undefined) throw new Error("the shop has two clusters");
/** The clusters of the shop: in two regions of one account. */
export const [first, second] = [dublin, ohio];
export const place = { account: first.account, region: first.region };
export const other = { account: second.account, region: second.region };
export const vpc = first.vpc.id;
const [subnet] = first.vpc.subnets;
export const table = subnet?.routeTable ?? "";

interface World {
  readonly connectivity?: Partial<Connectivity>;
  readonly cluster?: Partial<Cluster>;
  readonly said?: unknown;
}

/** What the fleet is to say after an import of some outputs, and what is told. */
export function imported(outputs: Readonly<Record<string, unknown>>, { connectivity, cluster, said }: World = {}) {
  const { mesh, clusters } = shopFleet;
  const fleet: Fleet = {
    ...shopFleet,
    mesh: { ...mesh, connectivity: { ...mesh.connectivity, ...connectivity } },
    clusters: clusters.map((one, index) => (index === 0 ? { ...one, ...cluster } : one)),
  };
  const { differences, edits, findings } = importFleet({
    fleet,
    said: (file) => (file === `clusters/${second.name}.yaml` ? { vpc: {} } : (said ?? {})),
    place: (file, keyPath) => ({ in: "fleet", file, keyPath }),
    outputs: Object.entries(outputs).map(([file, data]) => ({ file: `aws/${file}`, text: JSON.stringify(data) })),
  });
  const aws = (keys: string): unknown => differences.find(({ keyPath }) => keyPath.join(".") === keys)?.aws;
  const codes = new Set(findings.map(({ code }) => code));
  codes.delete(kinds.missingOutput.code);
  return { aws, codes: [...codes], edits, differences, findings };
}
