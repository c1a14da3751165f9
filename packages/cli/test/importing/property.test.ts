import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printedPermission, printedRoute } from "@meshwright/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../fake-context.ts";
import { contents, remove } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeAll(() => (saved = savedOutputs("import-property")));
afterAll(() => remove(saved.at));

const run = (...more: readonly string[]) => runCli(["fleet", "import", "aws", "aws", ...more], { cwd: saved.at });

type Printed = Readonly<Record<string, unknown>>;

/** Puts other things into each item of an output, the same number in each. */
function put(file: string, list: string, key: string, values: readonly Printed[]): void {
  const path = join(saved.aws, file);
  const data: Record<string, Record<string, unknown>[]> = JSON.parse(readFileSync(path, "utf8"));
  for (const item of data[list] ?? []) item[key] = values;
  writeFileSync(path, JSON.stringify(data));
}

const cidr = fc.tuple(fc.integer({ min: 10, max: 12 }), fc.nat(255)).map(([one, two]) => `${one}.${two}.0.0/16`);
const targets: readonly Printed[] = [
  { TransitGatewayId: "tgw-0a44c1d2e3f4a5b6c" },
  { VpcPeeringConnectionId: "pcx-0c1d2e3f4a5b6c7d8" },
  { NetworkInterfaceId: "eni-0c1d2e3f4a5b6c7d8", InstanceId: "i-0c1d2e3f4a5b6c7d8" },
];
const routes = fc.uniqueArray(fc.tuple(cidr, fc.constantFrom(...targets), fc.constantFrom("active", "blackhole")), {
  maxLength: 5,
  selector: ([destination]) => destination,
});
const rules = fc.array(
  fc.record({
    protocol: fc.constantFrom("tcp", "udp", "-1"),
    ports: fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 501, max: 65_535 })),
    cidrs: fc.uniqueArray(cidr, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 4 },
);

test("whatever AWS prints is taken over, then is no difference, and changes nothing again", async () => {
  await fc.assert(
    fc.asyncProperty(routes, rules, async (someRoutes, someRules) => {
      const printed = someRoutes.map(([to, target, state]) => printedRoute(to, target, state));
      put(`route-tables-${vpcA}.json`, "RouteTables", "Routes", printed);
      put(`security-groups-${vpcA}.json`, "SecurityGroups", "IpPermissions", someRules.map(printedPermission));
      // 1: the network carries no mesh, as nobody has made it for one.
      expect((await run("--write")).exitCode).toBeLessThan(2);
      const filled = contents(saved.fleet);
      expect((await run()).exitCode).toBe(0);
      expect((await run("--write")).stdout).toBe("Nothing was changed: the fleet says what AWS says.\n");
      expect(contents(saved.fleet)).toEqual(filled);
    }),
    { numRuns: 10 },
  );
}, 120_000);
