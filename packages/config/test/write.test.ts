import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "@meshwright/findings";
import { describe, expect, test } from "vitest";
import type { Addresses, GivenAddresses } from "../src/index.ts";
import { fleetFiles, loadFleet, planAddresses, valueFindings } from "../src/index.ts";
import { pinnedReleases } from "../src/write/pinned-releases.ts";
import { sampleApps } from "../src/write/sample-apps.ts";
import { parse } from "yaml";
import { useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";

const sample = join(import.meta.dirname, "../../../fleet");

describe("what a new fleet starts with is the sample fleet's", () => {
  test("its apps, byte for byte", async () => {
    const apps = sampleApps("cluster-a", "cluster-b", "../../schemas/fleet/app.schema.json");
    expect([...apps.keys()]).toEqual(["sample-a", "sample-b"]);
    for (const [name, text] of apps) expect(text).toBe(await readFile(join(sample, `apps/${name}.yaml`), "utf8"));
  });

  test("its releases", async () => {
    const { releases } = parse(await readFile(join(sample, "mesh.yaml"), "utf8"));
    expect(releases).toMatchObject(pinnedReleases);
  });
});

const at: Place = { in: "answer", answer: "--here" };
const nothing: GivenAddresses = { vpc: [], subnets: [undefined], pods: [] };
const plan = (given: Partial<GivenAddresses>, taken: readonly string[] = [], like: readonly Addresses[] = []) => {
  const { vpc, pods, services, subnets, chosen, findings } = planAddresses(
    { ...nothing, ...given },
    { taken, like, placeOf: () => at },
  );
  return { vpc, pods, services, subnets, chosen: chosen.join(" "), codes: findings.map(({ code }) => code).join(" ") };
};
const peer: Addresses = { vpc: ["10.16.0.0/18"], pods: ["10.16.0.0/18"], services: "10.100.0.0/16" };

describe("addresses", () => {
  test.each([
    {
      title: "of a first cluster",
      made: plan({}),
      wanted: { vpc: ["10.0.0.0/16"], pods: ["10.0.0.0/16"], services: "172.20.0.0/16", subnets: ["10.0.0.0/18"] },
    },
    {
      title: "of a second one",
      made: plan({}, ["10.0.0.0/15"]),
      wanted: { vpc: ["10.2.0.0/16"], chosen: "vpc subnets services" },
    },
    {
      title: "as large as those of a peer, beside what is smaller",
      made: plan({}, ["10.0.0.0/24", ...peer.vpc], [peer]),
      wanted: { vpc: ["10.0.64.0/18"], pods: ["10.0.64.0/18"], services: "10.100.0.0/16", subnets: ["10.0.64.0/20"] },
    },
    {
      title: "in another private range where one is full",
      made: plan({}, ["10.0.0.0/8", "172.16.0.0/14"]),
      wanted: { vpc: ["172.21.0.0/16"], services: "172.20.0.0/16" },
    },
    {
      title: "beside what Docker has on nodes",
      made: plan({}, ["10.0.0.0/8", "172.16.0.0/16"]),
      wanted: { vpc: ["172.18.0.0/16"] },
    },
    {
      title: "of Services where the VPC has those of EKS",
      made: plan({ vpc: ["172.16.0.0/12"] }),
      wanted: { services: "10.100.0.0/16", pods: ["172.16.0.0/12"], chosen: "subnets services" },
    },
    {
      title: "of Services where peers differ",
      made: plan({}, ["10.0.0.0/8"], [peer, { ...peer, services: "172.20.0.0/20" }]),
      wanted: { services: "172.16.64.0/20" },
    },
    {
      title: "of subnets beside those that are there",
      made: plan({ vpc: ["10.0.0.0/16"], subnets: ["10.0.0.0/18", undefined, "10.0.128.0/17", undefined] }),
      wanted: { subnets: ["10.0.0.0/18", "10.0.64.0/19", "10.0.128.0/17", "10.0.96.0/19"] },
    },
    {
      title: "of nine subnets",
      made: plan({ vpc: ["10.0.0.0/24"], subnets: Array.from({ length: 9 }) }),
      wanted: { subnets: Array.from({ length: 9 }, (_, index) => `10.0.0.${index * 16}/28`) },
    },
    { title: "of no subnet in a tiny VPC", made: plan({ vpc: ["10.0.0.0/27"] }), wanted: { codes: "MW0125" } },
    {
      title: "of none where all are taken",
      made: plan({}, ["0.0.0.0/0"]),
      wanted: { vpc: [], subnets: [], codes: "MW0125" },
    },
    {
      title: "of pods in a range of their own",
      made: plan({}, [], [{ vpc: ["10.0.0.0/20"], pods: ["100.64.0.0/16"], services: "172.20.0.0/16" }]),
      wanted: { vpc: ["10.0.0.0/20"], pods: ["100.64.0.0/16"], chosen: "vpc subnets pods services" },
    },
  ])("$title", ({ made, wanted }) => expect(made).toMatchObject({ codes: "", ...wanted }));
});

describe("one value", () => {
  test.each([
    { keys: ["vpc", "id"], value: "vpc-1", codes: ["MW0018"] },
    { keys: ["vpc", "cidrs"], value: "10.0.0.1/8", codes: ["MW5002"] },
    { keys: ["vpc", "subnets", "availabilityZone"], value: "eu-west-1a", codes: [] },
    { keys: ["iam", "roles", "issuer"], value: "role", codes: ["MW0018"] },
    { keys: ["argocd", "server"], value: "https://user:password@hub.example", codes: ["MW6001"] },
    { keys: ["account"], value: "AKIAABCDEFGHIJKLMNOP", codes: ["MW6001"] },
  ])("$keys: $codes", ({ keys, value, codes }) => {
    const findings = valueFindings("cluster", keys, value, () => at);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    expect(JSON.stringify(findings)).not.toMatch(/password@|AKIA/);
  });
});

const { root } = useWorkbench();

describe("files that are not written yet", () => {
  test("stand in for those on disk, and come after them", async () => {
    const text = await readFile(join(root(), "fleet/clusters/dublin.yaml"), "utf8");
    const unwritten = new Map([["clusters/aachen.yaml", text.replace("name: dublin", "name: aachen")]]);
    const { findings } = await loadFleet("fleet", { today, root: root(), unwritten });
    const files = findings.map(({ place }) => (place.in === "fleet" ? place.file : ""));
    expect(new Set(files)).toEqual(new Set(["fleet/clusters/aachen.yaml"]));
  });

  test("need no folder", async () => {
    const { findings, fleet } = await loadFleet("nowhere", {
      today,
      root: root(),
      unwritten: new Map([["mesh.yaml", "a: 1"]]),
    });
    expect(fleet).toBeUndefined();
    expect(findings.map(({ code }) => code)).toContain("MW0013");
  });

  test("are looked through for secrets", async () => {
    const key = "-----BEGIN PRIVATE KEY-----";
    const { findings } = await loadFleet("fleet", {
      today,
      root: root(),
      unwritten: new Map([["roots/next.pem", key]]),
    });
    expect(findings.map(({ code }) => code)).toEqual(["MW6001"]);
  });

  test("of a whole fleet are a fleet", async () => {
    const pem = await readFile(join(root(), "fleet/roots/shop-root.pem"), "utf8");
    const files = fleetFiles(
      {
        mesh: {
          meshID: "null",
          trustDomain: "1.0",
          connectivity: { kind: "private", model: "gateways" },
          issuer: { kind: "ca-secret", secretName: "true" },
          exchange: { kind: "existing", clusterSecretStore: "0x1f" },
          gitops: { repository: "git@git.shop.example:mesh.git", revision: "2026-01-01", path: "" },
        },
        roots: [{ name: "shop-root.pem", pem }],
        clusters: [],
        samples: true,
      },
      "../schemas/fleet",
    );
    const { findings } = await loadFleet("nowhere", { today, root: root(), unwritten: files });
    // All but its clusters, of which there are none.
    expect(findings.map(({ code }) => code)).toEqual(["MW0005"]);
  });
});
