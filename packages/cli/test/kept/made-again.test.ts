import * as aws from "@meshwright/aws";
import * as config from "@meshwright/config";
import * as mesh from "@meshwright/mesh";
import type { App, Cluster, Fleet } from "@meshwright/model";
import * as reach from "@meshwright/reach";
import * as schemas from "@meshwright/schemas";
import { appOf, portOf, shopCluster, shopMesh, sites, workloadOf } from "@meshwright/testkit";
import * as trust from "@meshwright/trust";
import fc from "fast-check";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolders } from "../../src/kept/make-folders.ts";
import { openTreeStore } from "../../src/kept/tree-store.ts";
import { partOf } from "../../src/part.ts";
import { remove, scratchFolder } from "../sample-fleets.ts";

const scratch = scratchFolder("made-again");
afterAll(() => remove(scratch));
let number = 0;
const silent = { write: () => undefined };

const engine = { aws, config, mesh, reach, schemas, trust };
const names = ["dublin", "ohio", "tokyo", "lima", "oslo"] as const;
const certificate = { certificateAuthority: sites.dublin.certificateAuthority };

const cluster = (name: string): Cluster => {
  const site = 10 + names.findIndex((one) => one === name);
  return shopCluster({ name, region: "eu-west-1", site, ...certificate }, { peerGroup: site < 13 ? "east" : "west" });
};

const app = (name: string, clusters: readonly string[], callee?: string): App =>
  appOf(name, clusters.toSorted(), {
    workloads: [
      workloadOf(name, {
        ports: [portOf("http", 8080)],
        calls: callee === undefined ? [] : [{ app: callee, workload: callee, port: "http" }],
      }),
    ],
  });

const start: Fleet = {
  mesh: shopMesh,
  clusters: names.map(cluster).toSorted((left, right) => (left.name < right.name ? -1 : 1)),
  apps: [app("shop", ["dublin", "oslo"], "stock"), app("stock", ["ohio"])],
};

type Edit = (fleet: Fleet) => Fleet;
const edited = (name: string, change: (one: Cluster) => Cluster): Edit => {
  return (fleet) => ({ ...fleet, clusters: fleet.clusters.map((one) => (one.name === name ? change(one) : one)) });
};

/** From here on Terraform makes the network of the fleet, and its files lie in the fleet's folder. */
const byTerraform: Edit = (fleet) => {
  const connectivity = { ...fleet.mesh.connectivity, management: "terraform", kind: "vpc-peering" } as const;
  return { ...fleet, mesh: { ...fleet.mesh, connectivity } };
};
const group = { id: "sg-0a1b2c3d4e5f60718", inbound: [], outbound: [] };
const routeTablesOf = ({ vpc }: Cluster) =>
  vpc.subnets.map(({ routeTable }) => ({
    id: routeTable,
    routes: [{ destination: "10.10.0.0/16", target: "pcx-0a1b2c3d4e5f60718", state: "active" } as const],
  }));

/** What a person may change, of a cluster, of the apps, of the mesh. */
const edits: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...names), fc.subarray([...names], { minLength: 1 }))
  .chain(([name, some]) =>
    fc.constantFrom<Edit>(
      edited(name, (one) => ({ ...one, toolbox: `${one.toolbox}-next` })),
      edited(name, (one) => ({ ...one, apiServer: { ...one.apiServer, endpoint: `https://${name}.moved.example` } })),
      edited(name, (one) => ({ ...one, peerGroup: one.peerGroup === "east" ? "west" : "east" })),
      edited(name, (one) => ({ ...one, region: "us-east-2" })),
      edited(name, (one) => ({ ...one, argocd: { server: `https://${name}.example` } })),
      edited(name, (one) => ({ ...one, podCIDRs: ["100.64.0.0/16"] })),
      (fleet) => ({ ...fleet, apps: [app("shop", some, "stock"), app("stock", ["ohio"])] }),
      (fleet) => ({ ...fleet, apps: [app("shop", ["dublin"], "stock"), app("stock", some)] }),
      (fleet) => ({ ...fleet, mesh: { ...fleet.mesh, istio: { ...fleet.mesh.istio, mtls: "STRICT" } } }),
      (fleet) => ({ ...fleet, mesh: { ...fleet.mesh, trustDomain: "other.shop.example" } }),
      byTerraform,
      edited(name, (one) => ({ ...one, vpc: { ...one.vpc, dns: { support: true, hostnames: true } } })),
      edited(name, (one) => ({ ...one, vpc: { ...one.vpc, routeTables: routeTablesOf(one) } })),
      edited(name, (one) => ({ ...one, securityGroups: { controlPlane: [group], nodes: [group] } })),
      (fleet) =>
        fleet.clusters.length < 3
          ? fleet
          : { ...fleet, apps: [], clusters: fleet.clusters.filter((one) => one.name !== name) },
    ),
  );

async function make(fleet: Fleet, folder?: string) {
  const part = partOf({ fleet, path: "fleet" }, { clusters: [], shard: undefined });
  const store = folder === undefined ? undefined : openTreeStore(folder);
  const { folders, hub } = await makeFolders(engine, { fleet, part, store, progress: silent });
  expect(store?.end()).toBeUndefined();
  return {
    hub,
    folders: folders.map(({ name, files, findings, folders: places }) => ({
      name,
      findings,
      places,
      files: [...files].map(([path, { text, digest }]) => [path, digest, text]),
    })),
  };
}

test("a tree of kept folders is the tree that is made anew, with the same findings", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 4 }), async (steps) => {
      const folder = join(scratch, String((number += 1)));
      let fleet = start;
      expect(await make(fleet, folder)).toEqual(await make(fleet));
      for (const step of steps) {
        fleet = step(fleet);
        expect(await make(fleet, folder)).toEqual(await make(fleet));
        expect(await make(fleet, folder)).toEqual(await make(fleet));
      }
    }),
    { numRuns: 8 },
  );
}, 240_000);

test("the network of Terraform follows from each cluster, wherever its folder comes from", async () => {
  const folder = join(scratch, "network");
  const networkOf = async (fleet: Fleet) => {
    const { folders } = await make(fleet, folder);
    expect(folders).toEqual((await make(fleet)).folders);
    const files = folders.find(({ name }) => name === "_fleet")?.files ?? [];
    return JSON.stringify(files.filter(([path]) => path?.startsWith("network/")));
  };
  expect(await networkOf(start)).toBe("[]");
  const made = byTerraform(start);
  const first = await networkOf(made);
  expect(first).toContain("aws_vpc_peering_connection");
  const lima = edited("lima", (one) => ({ ...one, securityGroups: { controlPlane: [group], nodes: [group] } }));
  const second = await networkOf(lima(made));
  expect(second).toContain("aws_vpc_security_group_ingress_rule");
  expect(first).not.toContain("aws_vpc_security_group_ingress_rule");
  expect(await networkOf(made)).toBe(first);
});

test("only the cluster that changed and its peers are made again", async () => {
  const folder = join(scratch, "peers");
  await make(start, folder);
  const made: string[] = [];
  const counting = {
    ...engine,
    mesh: {
      ...mesh,
      fleetRenderer: (...args: Parameters<typeof mesh.fleetRenderer>) => {
        const renderer = mesh.fleetRenderer(...args);
        return {
          ...renderer,
          cluster: (...of: Parameters<typeof renderer.cluster>) => {
            made.push(of[1].name);
            return renderer.cluster(...of);
          },
        };
      },
    },
  };
  const fleet = edited("lima", (one) => ({ ...one, toolbox: "registry.shop.example/k8s:next" }))(start);
  const part = partOf({ fleet, path: "fleet" }, { clusters: [], shard: undefined });
  await makeFolders(counting, { fleet, part, store: openTreeStore(folder), progress: silent });
  expect(made).toEqual(["lima", "oslo"]);
});
