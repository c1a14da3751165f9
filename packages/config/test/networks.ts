import { hasErrors } from "@meshwright/findings";
import { isRecord } from "@meshwright/model";
import type { Fleet } from "@meshwright/model";
import { globSync, readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { readCertificates } from "../src/read/certificates.ts";
import { readFleetFolder } from "../src/read/fleet-folder.ts";
import { resolveFleet } from "../src/resolve/fleet.ts";
import { goodFleet } from "./wrong-fleets.ts";

const folder = `${import.meta.dirname}/networks`;

/** The first hop that stops some flows of an ordered pair, or of a cluster within itself. What no row names is allowed. */
export interface Expected {
  readonly from: string;
  readonly to: string;
  readonly flows: readonly string[];
  readonly is: string;
  readonly reason: string;
  readonly direction: string;
  readonly at: string;
  /** Absent: the cause is the mesh's. */
  readonly cluster?: string;
}

/** One file: a network as a whole, or what differs from another one. */
export interface NetworkFixture {
  readonly name: string;
  readonly says: string;
  readonly connectivity: unknown;
  readonly clusters: Readonly<Record<string, object>>;
  readonly expect?: readonly Expected[];
}

interface Edited {
  readonly says: string;
  readonly base: string;
  /** By path; null removes. */
  readonly edits: Readonly<Record<string, unknown>>;
  readonly expect?: readonly Expected[];
}

export const networkNames: readonly string[] = globSync("*.yaml", { cwd: folder })
  .map((file) => file.replace(".yaml", ""))
  .toSorted();

export function readNetwork(name: string): NetworkFixture {
  const text = readFileSync(`${folder}/${name}.yaml`, "utf8");
  const read: NetworkFixture | Edited = parse(text);
  if (!("base" in read)) return { ...read, name };
  const { says, expect, base, edits } = read;
  const { connectivity, clusters } = readNetwork(base);
  const made = { connectivity, clusters };
  for (const [path, value] of Object.entries(edits)) edit(made, path.split("/"), value);
  return { ...made, name, says, ...(expect && { expect }) };
}

function edit(whole: unknown, path: readonly string[], value: unknown): void {
  const [last = ""] = path.slice(-1);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isRecord(at) ? at[key] : undefined;
  }, whole);
  if (Array.isArray(holder)) holder[Number(last)] = value;
  else if (!isRecord(holder)) throw new Error(`nothing is at ${path.join("/")}`);
  else if (value === null) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
}

/** The good fleet with that network: every cluster runs an app that calls itself at 8080. */
export async function fleetOf({ connectivity, clusters }: NetworkFixture): Promise<Fleet> {
  const from = (file: string): string => readFileSync(`${goodFleet}/${file}`, "utf8");
  const base: unknown = parse(from("clusters/dublin.yaml"));
  if (!isRecord(base)) throw new Error("dublin is no cluster");
  const names = Object.keys(clusters);
  const files = new Map([
    ["mesh.yaml", stringify({ ...parse(from("mesh.yaml")), connectivity })],
    ["roots/shop-root.pem", from("roots/shop-root.pem")],
    ["apps/till.yaml", stringify(till(names))],
    ...Object.entries(clusters).map(([name, cluster]): [string, string] => [
      `clusters/${name}.yaml`,
      stringify({ ...base, ...withApiServer(base, cluster), name }, { aliasDuplicateObjects: false }),
    ]),
  ]);
  const draft = await readFleetFolder(`${folder}/fleet`, "fleet", files);
  const certificates = await readCertificates(draft, "fleet", files);
  const findings = [...draft.findings, ...certificates.findings];
  if (hasErrors(findings)) throw new Error(findings.map(({ message }) => message).join("\n"));
  return resolveFleet(draft, certificates);
}

function withApiServer(base: Readonly<Record<string, unknown>>, cluster: object): object {
  const own = "apiServer" in cluster ? cluster.apiServer : {};
  return {
    ...cluster,
    apiServer: { ...(isRecord(base["apiServer"]) && base["apiServer"]), ...(isRecord(own) && own) },
  };
}

const till = (clusters: readonly string[]) => ({
  name: "till",
  namespace: "till",
  clusters,
  injection: { by: "namespace" },
  mtls: "STRICT",
  workloads: [
    {
      name: "till",
      image: "registry.shop.example/till:2.4.1",
      ports: [{ name: "http", port: 80, targetPort: 8080 }],
      calls: [{ workload: "till", port: "http" }],
    },
  ],
});
