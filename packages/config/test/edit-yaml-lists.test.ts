import { describe, expect, test } from "vitest";
import type { YamlEdit } from "../src/index.ts";
import { editYaml } from "../src/index.ts";
import { changed } from "./changed-lines.ts";

/** Lists of maps, as the networks of clusters have them. */
const quay = `vpc:
  # Made in 2024.
  id: vpc-0a7c31e58d9f24b60
  subnets:
    # By the water.
    - id: subnet-0a1c4e7a2b9d0f3a1 # public
      cidr: 10.16.0.0/18
      routeTable: rtb-0a7d2f9b4c6e8a013   # shared
    - {id: subnet-0a2d5f8b3c0e1a4b2, cidr: 10.16.64.0/18, routeTable: rtb-0a7d2f9b4c6e8a013}
    - routeTable: rtb-0a7d2f9b4c6e8a013
      # The last one.
      id: subnet-0a3e6a9c4d1f2b5c3
      cidr: 10.16.128.0/18
  routeTables: []
`;

const first = { id: "subnet-0a1c4e7a2b9d0f3a1", cidr: "10.16.0.0/18", routeTable: "rtb-0a7d2f9b4c6e8a013" };
const second = { id: "subnet-0a2d5f8b3c0e1a4b2", cidr: "10.16.64.0/18", routeTable: "rtb-0a7d2f9b4c6e8a013" };
const third = { id: "subnet-0a3e6a9c4d1f2b5c3", cidr: "10.16.128.0/18", routeTable: "rtb-0a7d2f9b4c6e8a013" };
const inVpc = (...keys: readonly string[]): readonly string[] => ["vpc", ...keys];

const listCases: readonly {
  readonly title: string;
  readonly edits: readonly YamlEdit[];
  readonly lines: readonly string[];
}[] = [
  {
    title: "one key of one map, in lines",
    edits: [{ keyPath: inVpc("subnets"), value: [{ ...first, routeTable: "rtb-0b" }, second, third] }],
    lines: ["-      routeTable: rtb-0a7d2f9b4c6e8a013   # shared", "+      routeTable: rtb-0b   # shared"],
  },
  {
    title: "one map, in one line",
    edits: [{ keyPath: inVpc("subnets", "1", "cidr"), value: "10.16.64.0/19" }],
    lines: [
      "-    - {id: subnet-0a2d5f8b3c0e1a4b2, cidr: 10.16.64.0/18, routeTable: rtb-0a7d2f9b4c6e8a013}",
      "+    - {id: subnet-0a2d5f8b3c0e1a4b2, cidr: 10.16.64.0/19, routeTable: rtb-0a7d2f9b4c6e8a013}",
    ],
  },
  {
    title: "a map that goes, and one that comes, with a list in it",
    edits: [
      {
        keyPath: inVpc("subnets"),
        value: [second, third, { id: "subnet-0b", cidr: "10.16.192.0/18", uses: ["nodes", "pods"] }],
      },
    ],
    lines: [
      "-    - id: subnet-0a1c4e7a2b9d0f3a1 # public",
      "-      cidr: 10.16.0.0/18",
      "-      routeTable: rtb-0a7d2f9b4c6e8a013   # shared",
      "+    - id: subnet-0b",
      "+      cidr: 10.16.192.0/18",
      "+      uses:",
      "+        - nodes",
      "+        - pods",
    ],
  },
  {
    title: "a new key of a map of a list",
    edits: [{ keyPath: inVpc("subnets", "0", "uses"), value: ["nodes"], after: "id" }],
    lines: ["+      uses:", "+        - nodes"],
  },
  {
    title: "the key beside the dash becomes a list",
    edits: [{ keyPath: inVpc("subnets", "2", "routeTable"), value: ["rtb-0b"] }],
    lines: ["-    - routeTable: rtb-0a7d2f9b4c6e8a013", "+    - routeTable:", "+        - rtb-0b"],
  },
  {
    title: "maps for an empty list",
    edits: [{ keyPath: inVpc("routeTables"), value: [{ id: "rtb-0b", routes: [] }] }],
    lines: ["-  routeTables: []", "+  routeTables:", "+    - id: rtb-0b", "+      routes: []"],
  },
  {
    title: "what is so already",
    edits: [{ keyPath: inVpc("subnets"), value: [first, second, third] }],
    lines: [],
  },
];

describe("a list of maps is edited", () => {
  test.each(listCases)("$title", ({ edits, lines }) => {
    expect(changed(quay, editYaml(quay, edits))).toEqual(lines);
  });

  test("the key beside the dash goes, and the next one takes its place", () => {
    const edited = editYaml(quay, [{ keyPath: inVpc("subnets", "2", "routeTable"), value: undefined }]);
    expect(edited).toContain("    - id: subnet-0a3e6a9c4d1f2b5c3\n      cidr: 10.16.128.0/18\n");
  });

  test("what cannot be edited in its place is refused, not guessed", () => {
    expect(() => editYaml(quay, [{ keyPath: inVpc("subnets", "7", "cidr"), value: "10.0.0.0/8" }])).toThrow("item 7");
  });
});
