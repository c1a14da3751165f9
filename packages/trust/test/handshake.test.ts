import { AsnConvert } from "@peculiar/asn1-schema";
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from "@peculiar/asn1-x509";
import type { KeyKind, MadeCertificate } from "@meshwright/testkit";
import { shopCluster, shopFleet, shopMesh, sites } from "@meshwright/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { proveTrust } from "../src/index.ts";
import { isAccepted } from "./handshake.ts";
import { asCa, made } from "./pki.ts";

const trustDomain = shopMesh.trustDomain;

const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** What a CA may be limited by; most are not. */
const limits = fc.record({
  pathLength: fc.constantFrom(undefined, 0, 1, 2, 3),
  permitted: seldom(fc.constantFrom(trustDomain, "shop.example", ".shop.example", "quay.example")),
  excluded: seldom(fc.constantFrom(trustDomain, ".shop.example", "quay.example")),
  notAfter: seldom(fc.constantFrom("2025-01-01", "2040-01-01")),
  key: fc.constantFrom("P-256" as const, "P-384" as const, "Ed25519" as const),
});

const world = fc.record({
  root: limits,
  /** From the root down. */
  chain: fc.array(limits, { maxLength: 2 }),
  accepted: fc.constantFrom("same" as const, "both" as const, "both" as const, "other" as const),
});

interface Limits {
  readonly pathLength: number | undefined;
  readonly permitted: string | undefined;
  readonly excluded: string | undefined;
  readonly notAfter: string | undefined;
  readonly key: KeyKind;
}

interface World {
  readonly root: Limits;
  readonly chain: readonly Limits[];
  readonly accepted: "same" | "other" | "both";
}

const subtrees = (host: string | undefined) =>
  host === undefined
    ? undefined
    : new GeneralSubtrees([new GeneralSubtree({ base: new GeneralName({ uniformResourceIdentifier: host }) })]);

function limited(name: string, { permitted, excluded, pathLength, notAfter, key }: Limits, issuer?: MadeCertificate) {
  const [permittedSubtrees, excludedSubtrees] = [subtrees(permitted), subtrees(excluded)];
  const constraints = new NameConstraints({
    ...(permittedSubtrees && { permittedSubtrees }),
    ...(excludedSubtrees && { excludedSubtrees }),
  });
  return made(`CN=${name}, O=Harbour`, {
    ...(issuer && { issuer }),
    ...(pathLength !== undefined && { pathLength }),
    ...(notAfter !== undefined && { notAfter: new Date(notAfter) }),
    key,
    ...(permitted !== undefined || excluded !== undefined
      ? { nameConstraints: AsnConvert.serialize(constraints) }
      : {}),
  });
}

const server = await made("CN=ohio", { isCa: false });
const other = await made("CN=Quay Root, O=Quay");

/** What the proof says of workloads of `dublin` at a proxy of `ohio`, and what OpenSSL says of the same certificates. */
async function verdicts({ root: ofRoot, chain: ofChain, accepted }: World) {
  const root = await limited("Harbour Root", ofRoot);
  const chain: MadeCertificate[] = [];
  for (const [index, one] of ofChain.entries())
    chain.unshift(await limited(`Harbour CA ${index}`, one, chain[0] ?? root));
  const intermediate = await made("CN=istio-ca.dublin", { issuer: chain[0] ?? root });
  const uris = [`spiffe://${trustDomain}/ns/shop/sa/till`];
  const leaf = await made("CN=till", { issuer: intermediate, isCa: false, uris });
  const theirs = { same: [root], other: [other], both: [other, root] }[accepted];

  const ca = {
    ...shopMesh.certificateAuthority,
    issuer: { kind: "ca-secret", secretName: "harbour-ca" },
    chain: chain.map((one, index) => asCa(one, `roots/ca-${index}.pem`)),
    roots: [asCa(root, "roots/harbour.pem")],
    signingRoot: asCa(root, "roots/harbour.pem"),
  } as const;
  const ofOhio = theirs.map((one, index) => asCa(one, `roots/${index}.pem`));
  const [signingRoot] = ofOhio;
  if (signingRoot === undefined) throw new Error("ohio accepts a root");
  const problems = proveTrust(
    {
      ...shopFleet,
      mesh: { ...shopMesh, certificateAuthority: ca },
      clusters: [
        shopCluster(sites.dublin),
        shopCluster(sites.ohio, { certificateAuthority: { ...ca, roots: ofOhio, signingRoot, chain: [] } }),
      ],
    },
    new Date(),
  );
  const refusing = problems.filter(
    ({ level, clusters, peers }) =>
      level === "error" && clusters.includes("dublin") && (peers === undefined || peers.includes("ohio")),
  );
  return {
    proved: refusing.length === 0,
    seen: await isAccepted({ leaf, chain: [intermediate, ...chain], roots: theirs, server }),
    codes: refusing.map(({ code }) => code),
  };
}

test("the proof says of any chain what OpenSSL says in a real handshake", { timeout: 120_000 }, async () => {
  const seen = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const verdict = await verdicts(one);
      seen[verdict.seen ? "accepted" : "refused"] += 1;
      expect({ ...verdict, proved: verdict.seen }).toEqual(verdict);
    }),
    { numRuns: 120, seed: 3 },
  );
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(20);
});
