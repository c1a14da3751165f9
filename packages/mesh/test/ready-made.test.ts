import { readyMadeFleet, shopFleet } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { treeOf } from "./tree.ts";

const tree = treeOf(readyMadeFleet);
const gate = (unit: string): string =>
  tree.get(`dublin/gates/argocd/${unit}/job-meshwright-gates-gate-${unit}.yaml`) ?? "";

describe("a cluster that has cert-manager and External Secrets already", () => {
  test("gets neither of them, nor their namespaces, nor a policy about an External Secrets of somebody else", () => {
    const gone = [...treeOf(shopFleet).keys()].filter((path) => !tree.has(path) && path.startsWith("dublin/"));
    expect(gone).toEqual([
      "dublin/10-namespaces/namespace-cert-manager.yaml",
      "dublin/10-namespaces/namespace-external-secrets.yaml",
      "dublin/30-issuers/validatingadmissionpolicy-meshwright-exchange-role-is-not-shared.yaml",
      "dublin/30-issuers/validatingadmissionpolicybinding-meshwright-exchange-role-is-not-shared.yaml",
      "dublin/argocd/application-argocd-dublin-20-cert-manager.yaml",
      "dublin/argocd/application-argocd-dublin-20-external-secrets.yaml",
      "dublin/gates/argocd/20-cert-manager/job-meshwright-gates-gate-20-cert-manager.yaml",
      "dublin/gates/argocd/20-external-secrets/job-meshwright-gates-gate-20-external-secrets.yaml",
    ]);
  });
  test("is waited for all the same, and the preflight comes before the issuers", () => {
    expect(gate("30-issuers")).toMatch(/endpoint_answers 'AWS Private CA'/);
    expect(gate("30-issuers")).toMatch(/webhook_answers \S+ cert-manager-webhook/);
    expect(gate("30-issuers")).toMatch(/webhook_answers \S+ externalsecret-validate/);
    expect(gate("30-issuers")).toMatch(/webhook_answers \S+ secretstore-validate/);
  });
});
