import { existsSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Flags } from "./beginnings.ts";
import { argsOf, clusterWords, goodFlags, pairs, pki, rendersClean } from "./beginnings.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("init-property");
afterAll(() => remove(scratch));

/** Also names that YAML would read as something else. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z][a-z0-9]{0,10}(-[a-z0-9]{1,8})?$/) },
  fc.constantFrom("null", "true", "no", "on", "y", "123", "0x1f", "1e3", "0o17", "a-70-b", "roots", "cluster-links"),
);

/** Mostly right, and now and then anything. */
const or = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) => fc.oneof({ weight: 60, arbitrary: right }, wrong);
const text = fc.string({ unit: "binary", maxLength: 12 }).filter((one) => !one.includes("\0") && !one.startsWith("-"));

const regions = ["eu-west-1", "us-east-1", "ap-southeast-2", "us-gov-west-1"] as const;
const network = fc
  .record({
    second: fc.nat(255),
    third: fc.nat(255),
    prefix: fc.integer({ min: 12, max: 28 }),
    first: fc.constantFrom(10, 100, 172),
  })
  .map(({ first, second, third, prefix }) => {
    const address = ((first << 24) | (second << 16) | (third << 8)) >>> 0;
    const start = prefix === 0 ? 0 : (address & (0xff_ff_ff_ff << (32 - prefix))) >>> 0;
    return `${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join(".")}/${prefix}`;
  });
const cidr = fc.oneof({ weight: 40, arbitrary: network }, fc.constant("10.0.0.1/8"), text);

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 3) => fc.option(arbitrary, { nil: undefined, freq });

const cluster = fc.record({
  name,
  region: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...regions.slice(0, 3)) }, fc.constant(regions[3])),
  account: or(fc.constant("111122223333"), fc.constantFrom("444455556666", "12")),
  "kubernetes-version": or(fc.constantFrom("1.33", "1.34", "1.35", "1.36", "1.35.8"), fc.constantFrom("1.31", "1.29")),
  "peer-group": maybe(fc.constantFrom("near", "far", "null"), 1),
  network: maybe(fc.constantFrom("wide", "1.0"), 1),
  "vpc-cidr": maybe(cidr, 1),
  "pod-cidr": maybe(cidr, 1),
  "service-cidr": maybe(cidr, 1),
  "argocd-name": maybe(fc.constantFrom("hub/one", "1.0", "yes", "a b"), 1),
  identity: maybe(fc.constantFrom("irsa", "pod-identity"), 1),
  roles: fc.boolean(),
  subnets: fc.integer({ min: 1, max: 5 }),
});

const exchanges = [
  "kind=vault,server=https://vault.quay.example,path=secret,mount-path=kubernetes,role=mesh",
  "kind=existing,cluster-secret-store=null",
  "kind=kubernetes,cluster=null,namespace=tokens,token-secret=true,token-key=1.0",
  "kind=aws-secrets-manager,account=111122223333,region=eu-west-1,kms-key=alias/mesh,assume-role=arn:aws:iam::111122223333:role/x,prefix=2026",
];

const answers = fc.record({
  mesh: or(name, text),
  "trust-domain": maybe(fc.constantFrom("mesh.quay.example", "1.0", "null", "under_score"), 2),
  connectivity: fc.constantFrom("transit-gateway", "vpc-peering", "private"),
  model: fc.constantFrom("flat", "gateways"),
  "issuer-secret": maybe(fc.constantFrom("ca", "null"), 2),
  "issuer-role": maybe(fc.constant("arn:aws:iam::111122223333:role/ca"), 2),
  exchange: maybe(fc.constantFrom(...exchanges), 2),
  repository: or(
    fc.constantFrom("git@git.quay.example:mesh.git", "ssh://git@git.quay.example/mesh", "https://git.quay.example/a:b"),
    text,
  ),
  revision: maybe(fc.constantFrom("main", "1.0", "null", "2026-01-01", "0x10", "-x")),
  path: maybe(fc.constantFrom("clusters", "a/b", "1.0", "..")),
  engine: maybe(fc.constantFrom("argocd")),
  samples: fc.boolean(),
  clusters: fc.array(cluster, { minLength: 1, maxLength: 4 }),
});

type Answers = typeof answers extends fc.Arbitrary<infer T> ? T : never;

function flagsOf({ clusters, samples, ...mesh }: Answers): Flags {
  return {
    ...goodFlags,
    ...mesh,
    ...(mesh["issuer-secret"] !== undefined && { issuer: undefined }),
    root: join(pki, "shop-root.pem"),
    ...(samples && { samples: true }),
    cluster: clusters.map(({ roles, subnets, ...said }, index) => {
      const usual = clusterWords("abcd".charAt(index), said.region);
      const words = Object.entries({ ...usual, ...said }).flatMap(([key, value]) =>
        value === undefined || key === "subnet" ? [] : [[key, value]],
      );
      const subnet = Array.from(
        { length: subnets },
        (_, at) => `subnet=${usual["subnet"]?.replace("0f3a1:", `0f3a${at}:`)}`,
      );
      const arn = (role: string) => `arn:aws:iam::${said.account}:role/${role}`;
      return [
        pairs(Object.fromEntries(words)),
        ...subnet,
        ...(roles ? [`issuer-role=${arn("issuer")}`, `exchange-role=${arn("exchange")}`] : []),
      ].join(",");
    }),
  };
}

test(
  "whatever init accepts is a fleet that renders; whatever it refuses leaves nothing",
  { timeout: 240_000 },
  async () => {
    let accepted = 0;
    let all = 0;
    await fc.assert(
      fc.asyncProperty(answers, async (said) => {
        const cwd = mkdtempSync(join(scratch, "own-"));
        const { exitCode, stderr } = await runCli(["init", ...argsOf(flagsOf(said))], { cwd });
        all += 1;
        expect(stderr).not.toContain("unexpected error");
        if (exitCode === 0) {
          accepted += 1;
          await rendersClean(join(cwd, "fleet"));
        } else {
          expect(exitCode).toBe(2);
          expect(codesIn(stderr)).not.toEqual([]);
          expect(existsSync(join(cwd, "fleet"))).toBe(false);
          expect(contents(cwd)).toEqual([]);
        }
        remove(cwd);
      }),
      { numRuns: Number(process.env["MESHWRIGHT_RUNS"] ?? 50) },
    );
    // Otherwise nothing was tried.
    expect(accepted / all).toBeGreaterThan(0.2);
  },
);
