import type { Fleet } from "@meshwright/model";
import {
  ackFleet,
  directFleet,
  existingStoreFleet,
  externalFleet,
  harbourFleet,
  madeRolesFleet,
  mixedFleet,
  newAckFleet,
  otherAccountFleet,
  selfSignedFleet,
  shopFleet,
  storedKeyFleet,
  vaultFleet,
  vaultIssuerFleet,
  venafiFleet,
  withEngines,
} from "@meshwright/testkit";
import { glob } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";

// The tree of the sample fleet is the other golden: `clusters/` of this repository.
/** All but the copies of the shell library: the sample tree has it. */
const everything = (path: string): boolean =>
  !path.endsWith("-meshwright-verify.yaml") || !path.includes("/configmap-");
/** What the choice of an exchange changes. */
const exchange = (path: string): boolean =>
  /^(dublin\/(30-issuers|70-self|70-link-tokyo|access)|_fleet\/access)\//.test(path);
/** What the choice of an issuer, and of who writes `cacerts`, changes. */
const authority = (path: string): boolean =>
  /^dublin\/(30-issuers|40-ca|gates\/argocd\/(40-ca|60-istiod))\//.test(path);
/** The way of an intermediate from the cluster that signs it to the one that signs with it. */
const handedOver = (path: string): boolean =>
  /^dublin\/(10-namespaces|30-issuers|40-ca|70-sign-\w+|110-verify|access|gates\/argocd\/70-(sign|link)-\w+)\//.test(
    path,
  ) || /^(ohio|tokyo)\/(30-issuers|40-ca|access|gates\/argocd\/(40-ca|60-istiod))\//.test(path);

/** What the choice of an issuer changes. */
const issuer = (path: string): boolean =>
  /\/(30-issuers|gates\/argocd\/(20-cert-manager|30-issuers|40-ca))\/|\/(40-ca\/certificate|access\/issuer)-/.test(
    path,
  ) && !path.endsWith("-cacerts-assembly.yaml");

/** What Flux delivers a cluster with. */
const flux = (path: string): boolean => /^dublin\/(flux|flux-releases|gates\/flux)\//.test(path);
/** What ACK makes a network of, and what delivers that. */
const network = (path: string): boolean => /00-ack(\/|\.yaml$)|\/argocd-settings\/configmap-/.test(path);
/** What is written for both engines at once. */
const both = (path: string): boolean => /^quay\/(flux|40-ca|70-self)\//.test(path);

/** What depends on which peers are flat, and on which side of a gateway they are. */
const networks = (path: string): boolean =>
  /^(quay|lock|mole)\/(65-gateways|gates\/argocd\/65-|argocd\/.*-6\d-|10-namespaces\/.*-istio-system)/.test(path) ||
  /^(quay|lock)\/90-.*\/networkpolicy-/.test(path);

describe.each<[string, Fleet, (path: string) => boolean]>([
  ["ack", withEngines(ackFleet, "argocd", "flux"), network],
  ["ack-new", newAckFleet, network],
  ["both-engines", withEngines(harbourFleet, "argocd", "flux"), both],
  ["direct", directFleet, authority],
  ["existing-store", existingStoreFleet, exchange],
  ["flux", withEngines(shopFleet, "flux"), flux],
  ["harbour", harbourFleet, everything],
  ["mixed", mixedFleet, networks],
  ["made-roles", madeRolesFleet, (path) => /^(_fleet\/(access|network)|ohio\/access)\//.test(path)],
  ["other-account", otherAccountFleet, exchange],
  ["self-signed", selfSignedFleet, (path) => handedOver(path) && everything(path)],
  ["vault", vaultFleet, exchange],
  ["external-issuer", externalFleet, issuer],
  ["stored-key", storedKeyFleet, issuer],
  ["vault-issuer", vaultIssuerFleet, issuer],
  ["venafi", venafiFleet, issuer],
])("%s", (name, fleet, concerned) => {
  const golden = `${import.meta.dirname}/golden/${name}`;
  const tree = treeOf(fleet);
  const files = [...tree].filter(([path]) => concerned(path));

  test("is the golden tree", async () => {
    await Promise.all(files.map(([path, text]) => expect(text).toMatchFileSnapshot(`${golden}/${path}`)));
  });
  test("has no stale golden file", async () => {
    const kept = await Array.fromAsync(glob("**/*.{json,md,yaml}", { cwd: golden }));
    expect(kept.toSorted()).toEqual(files.map(([path]) => path).toSorted());
  });
  test("renders the same bytes twice", () => {
    expect(treeOf(fleet)).toEqual(tree);
  });
});
