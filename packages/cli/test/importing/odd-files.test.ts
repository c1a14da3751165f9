import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codesIn, runCli } from "../fake-context.ts";
import { remove } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeEach(() => (saved = savedOutputs("import-odd-files")));
afterEach(() => remove(saved.at));

const subnets = `subnets-${vpcA}.json`;
const tables = `route-tables-${vpcA}.json`;

/** `change` makes another file of the one that AWS CLI has printed. */
const odd: readonly {
  readonly title: string;
  readonly file: string;
  readonly change: (text: string) => Buffer | string;
  readonly code: string;
  readonly says: string;
}[] = [
  {
    title: "two outputs in one file",
    file: subnets,
    change: (text) => `{}\n${text}`,
    code: "MW5051",
    says: `aws/${subnets}:2: error MW5051: The JSON ends before this line`,
  },
  {
    title: "a message before an output",
    file: subnets,
    change: (text) => `INFO: assuming the role\n${text}`,
    code: "MW5051",
    says: "Something stands before the JSON",
  },
  { title: "what is packed", file: subnets, change: (text) => gzipSync(text), code: "MW5050", says: "with gzip" },
];

test.each(odd)("$title is refused as what it is", async ({ file, change, code, says }) => {
  const path = join(saved.aws, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  const { exitCode, stdout, stderr } = await runCli(["fleet", "import", "aws", "aws"], { cwd: saved.at });
  expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: [code] });
  expect(stderr).toContain(says);
});

test("of two lists of a VPC, of which one has more, one is older", async () => {
  const path = join(saved.aws, tables);
  const data: Record<string, unknown[]> = JSON.parse(readFileSync(path, "utf8"));
  const more = JSON.stringify(data["RouteTables"]?.[0]).replaceAll(/rtb-0\w+/g, "rtb-0c0ffee0c0ffee0c0");
  const second: unknown = JSON.parse(more.replace('"Main":true', '"Main":false'));
  writeFileSync(
    join(saved.aws, `older-${tables}`),
    JSON.stringify({ RouteTables: [...(data["RouteTables"] ?? []), second] }),
  );
  const { exitCode, stderr } = await runCli(["fleet", "import", "aws", "aws"], { cwd: saved.at });
  expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW5055"] });
  expect(stderr).toContain(`The list of route tables of ${vpcA}`);
});
