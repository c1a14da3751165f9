import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { Report, Side } from "@meshwright/diff";
import { deltaOf, reportOf } from "@meshwright/diff";
import { finding, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { harbourFleet, selfSignedFleet, shopFleet, withEngines } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";
import { diffJson } from "../../src/print/diff/json.ts";
import { repository } from "../sample-fleets.ts";
import { sideOfFleet, sideOfTexts } from "./fleet-sides.ts";
import { madeReport } from "./made-report.ts";

const schema = JSON.parse(readFileSync(join(repository, "schemas/diff-report.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

const without = (fleet: Fleet, name: string): Fleet => ({
  ...fleet,
  clusters: fleet.clusters.filter((cluster) => cluster.name !== name),
});
const [, last] = shopFleet.clusters;
const nothing: Side = sideOfTexts("nothing", new Map());
const shop = sideOfFleet("shop", shopFleet);
const reportOfSides = (before: Side, after: Side): Report => reportOf(deltaOf(before, after));

describe("json", () => {
  test.each<[string, () => Report]>([
    ["two fleets that have little in common", () => reportOfSides(shop, sideOfFleet("harbour", harbourFleet))],
    [
      "a fleet that loses a cluster",
      () => reportOfSides(shop, sideOfFleet("less", without(shopFleet, last?.name ?? ""))),
    ],
    [
      "a fleet that gets a cluster",
      () => reportOfSides(sideOfFleet("less", without(shopFleet, last?.name ?? "")), shop),
    ],
    ["another issuer", () => reportOfSides(shop, sideOfFleet("self-signed", selfSignedFleet))],
    ["another engine", () => reportOfSides(shop, sideOfFleet("flux", withEngines(shopFleet, "flux")))],
    ["all of a fleet", () => reportOfSides(nothing, shop)],
    ["nothing", () => reportOfSides(shop, shop)],
    [
      "what could not be read",
      () =>
        madeReport({
          unread: [finding(kinds.foreignFile, { in: "file", file: "clusters/a", line: 1, column: 2 }, undefined)],
        }),
    ],
  ])("of %s is as its schema says", (_, make) => {
    validate(JSON.parse(diffJson(make())));
    expect(validate.errors).toBeNull();
  });

  test("is refused with a field that the schema does not have", () => {
    validate({ ...JSON.parse(diffJson(madeReport())), more: 1 });
    expect(validate.errors).toHaveLength(1);
  });
});
