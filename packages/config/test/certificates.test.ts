import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";
import { change, copy, moreRoot, signingRootIs } from "./wrong-fleets/wrong-fleet.ts";

const { root } = useWorkbench();
const load = () => loadFleet("fleet", { today, root: root() });
const folder = () => join(root(), "fleet");

test("BOM, Windows line ends and text around certificates change nothing", async () => {
  const plain = await load();
  for (const file of ["mesh.yaml", "clusters/dublin.yaml", "roots/shop-root.pem"]) {
    const text = await readFile(join(folder(), file), "utf8");
    const around = file.endsWith(".pem") ? `subject=O = Corner Shop\n${text}\nthe end\n` : text;
    await writeFile(join(folder(), file), `\ufeff${around.replaceAll("\n", "\r\n")}`);
  }
  expect(await load()).toEqual(plain);
});

test("each certificate of a file is a root, in the fleet's order", async () => {
  await copy("pki/next-root.pem", "roots/next-root.pem")(folder());
  await copy("pki/future-root.pem", "roots/future-root.pem")(folder());
  const read = (name: string) => readFile(join(folder(), `roots/${name}.pem`), "utf8");
  const [shop, next, future] = await Promise.all([read("shop-root"), read("next-root"), read("future-root")]);
  await writeFile(join(folder(), "roots/next-root.pem"), next + future);
  await moreRoot("roots/next-root.pem")(folder());
  await signingRootIs("roots/shop-root.pem")(folder());
  const { fleet } = await loadFleet("fleet", { today: new Date("2042-01-01T00:00:00Z"), root: root() });
  const ca = fleet?.mesh.certificateAuthority;
  expect(ca?.roots.map(({ pem }) => pem)).toEqual([shop, next, future]);
  expect(ca?.signingRoot?.pem).toBe(shop);
});

test("a root that ends soon is a warning, and the fleet is there", async () => {
  await copy("pki/ending-root.pem", "roots/ending-root.pem")(folder());
  await moreRoot("roots/ending-root.pem")(folder());
  await signingRootIs("roots/shop-root.pem")(folder());
  const { fleet, findings } = await load();
  expect(findings.map(placed)).toEqual(["MW3007 fleet/mesh.yaml certificateAuthority.roots[1]"]);
  expect(fleet?.mesh.certificateAuthority.roots).toHaveLength(2);
  const later = await loadFleet("fleet", { today: new Date("2027-01-15T00:00:01Z"), root: root() });
  expect(later.findings.map(({ code }) => code)).toEqual(["MW3063"]);
  const earlier = await loadFleet("fleet", { today: new Date("2026-10-16T00:00:00Z"), root: root() });
  expect(earlier.findings).toEqual([]);
});

test("a cluster may have another CA than the mesh: each key takes the place of the mesh's", async () => {
  await copy("pki/next-root.pem", "roots/next-root.pem")(folder());
  await change(
    "clusters/dublin.yaml",
    "iam:",
    [
      "trustDomain: dublin.shop.example",
      "certificateAuthority:",
      "  issuer: { kind: ca-secret, secretName: dublin-ca }",
      "  roots: [roots/shop-root.pem, roots/next-root.pem]",
      "  signingRoot: roots/next-root.pem",
      "iam:",
    ].join("\n"),
  )(folder());
  await change(
    "mesh.yaml",
    "    - roots/shop-root.pem\n",
    "    - roots/shop-root.pem\n    - roots/next-root.pem\n",
  )(folder());
  await signingRootIs("roots/shop-root.pem")(folder());
  await change("mesh.yaml", "connectivity:", "trustDomainAliases: [dublin.shop.example]\nconnectivity:")(folder());
  const { fleet, findings } = await load();
  expect(findings).toEqual([]);
  const [dublin, virginia] = fleet?.clusters ?? [];
  expect(dublin?.trustDomain).toBe("dublin.shop.example");
  expect(dublin?.certificateAuthority).toMatchObject({
    issuer: { kind: "ca-secret", secretName: "dublin-ca" },
    duration: fleet?.mesh.certificateAuthority.duration,
    signingRoot: { file: "fleet/roots/next-root.pem" },
    roots: [{ file: "fleet/roots/shop-root.pem" }, { file: "fleet/roots/next-root.pem" }],
  });
  expect(virginia).not.toHaveProperty("certificateAuthority");
});
