import { describe, expect, test } from "vitest";
import type { YamlEdit } from "../src/index.ts";
import { editYaml } from "../src/index.ts";
import { changed } from "./changed-lines.ts";

/** What a person may have written, and nothing may tidy. */
const mesh = `# What all clusters share.
meshID:    'harbour'   # the port


certificateAuthority:
    # Who signs.
    issuer:   # ours
        kind: aws-private-ca
        # Of the account of the CA.
        arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/old # until 2031
        assumeRole: arn:aws:iam::111122223333:role/harbour
    subject: {organizations: [ "Harbour" ],   countries: [IE]}
    # Public part only.
    roots:
    - roots/old.pem   # since 2020
    # the last line of the list

exchange: {kind: kubernetes,
  cluster: quay}
`;

const section = (...keys: readonly string[]): readonly string[] => ["certificateAuthority", ...keys];

const cases: readonly {
  readonly title: string;
  readonly edits: readonly YamlEdit[];
  readonly lines: readonly string[];
}[] = [
  {
    title: "one more item of a list",
    edits: [{ keyPath: section("roots"), value: ["roots/old.pem", "roots/new.pem"] }],
    lines: ["+    - roots/new.pem"],
  },
  {
    title: "a key behind another",
    edits: [{ keyPath: section("signingRoot"), value: "roots/old.pem", after: "issuer" }],
    lines: ["+    signingRoot: roots/old.pem"],
  },
  {
    title: "a map with days in it",
    edits: [{ keyPath: section("rotation"), value: { to: "roots/new.pem", trusted: "2026-12-01" } }],
    lines: ["+    rotation:", "+      to: roots/new.pem", '+      trusted: "2026-12-01"'],
  },
  {
    title: "one key of a map, the comments of the others kept",
    edits: [
      {
        keyPath: section("issuer"),
        value: { kind: "aws-private-ca", arn: "arn:new", assumeRole: "arn:aws:iam::111122223333:role/harbour" },
      },
    ],
    lines: [
      "-        arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/old # until 2031",
      "+        arn: arn:new # until 2031",
    ],
  },
  {
    title: "a map that becomes another",
    edits: [{ keyPath: section("issuer"), value: { kind: "ca-secret", secretName: "quay-ca" } }],
    lines: [
      "-        kind: aws-private-ca",
      "-        arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/old # until 2031",
      "-        assumeRole: arn:aws:iam::111122223333:role/harbour",
      "+        kind: ca-secret",
      "+        secretName: quay-ca",
    ],
  },
  {
    title: "a key that goes",
    edits: [{ keyPath: section("issuer", "assumeRole"), value: undefined }],
    lines: ["-        assumeRole: arn:aws:iam::111122223333:role/harbour"],
  },
  {
    title: "an item that takes the place of another",
    edits: [{ keyPath: section("roots"), value: ["roots/new.pem"] }],
    lines: ["-    - roots/old.pem   # since 2020", "+      - roots/new.pem"],
  },
  {
    title: "a key of a map in one line",
    edits: [{ keyPath: section("subject", "countries"), value: ["IE", "FR"] }],
    lines: [
      '-    subject: {organizations: [ "Harbour" ],   countries: [IE]}',
      '+    subject: {organizations: [ "Harbour" ],   countries: [IE, FR]}',
    ],
  },
  {
    title: "one more key of a map in one line",
    edits: [{ keyPath: section("subject", "organizationalUnits"), value: ["Platform"] }],
    lines: [
      '-    subject: {organizations: [ "Harbour" ],   countries: [IE]}',
      '+    subject: {organizations: [ "Harbour" ],   countries: [IE], organizationalUnits: [Platform]}',
    ],
  },
  {
    title: "what is so already",
    edits: [
      { keyPath: section("signingRoot"), value: undefined },
      { keyPath: section("subject", "countries"), value: ["IE"] },
      { keyPath: ["meshID"], value: "harbour" },
    ],
    lines: [],
  },
];

describe("a file is edited", () => {
  test.each(cases)("$title", ({ edits, lines }) => {
    expect(changed(mesh, editYaml(mesh, edits))).toEqual(lines);
  });

  test.each(cases)("with the line ends that it has: $title", ({ edits }) => {
    expect(editYaml(mesh.replaceAll("\n", "\r\n"), edits)).toBe(editYaml(mesh, edits).replaceAll("\n", "\r\n"));
  });

  test.each(cases)("with the mark at its start that it has: $title", ({ edits }) => {
    expect(editYaml(`\ufeff${mesh}`, edits)).toBe(`\ufeff${editYaml(mesh, edits)}`);
  });

  test("a new section stands apart at its end, and takes its empty line with it when it goes", () => {
    for (const cluster of [
      "name: quay\npodCIDRs: [10.0.0.0/16] # all\n",
      "name: quay\nvpc:\n  cidrs:\n    - 10.0.0.0/16\n",
    ]) {
      const grown = editYaml(cluster, [
        { keyPath: section("roots"), value: ["roots/old.pem", "roots/new.pem"] },
        { keyPath: section("signingRoot"), value: "roots/old.pem" },
      ]);
      expect(grown).toBe(
        `${cluster}\ncertificateAuthority:\n  roots:\n    - roots/old.pem\n    - roots/new.pem\n  signingRoot: roots/old.pem\n`,
      );
      const shrunk = editYaml(grown, [
        { keyPath: section("roots"), value: undefined },
        { keyPath: section("signingRoot"), value: undefined },
      ]);
      expect(shrunk).toBe(cluster);
    }
  });

  test("each line keeps the end that it has where a file has both", () => {
    const mixed = mesh.replace("'harbour'   # the port\n", "'harbour'   # the port\r\n");
    const edits = [{ keyPath: section("roots"), value: ["roots/old.pem", "roots/new.pem"] }];
    expect(editYaml(mixed, edits)).toBe(editYaml(mesh, edits).replace("# the port\n", "# the port\r\n"));
  });

  test("what grows in braces and brackets keeps its comments", () => {
    const text =
      "certificateAuthority: {\n  roots: [\n    roots/old.pem, # since 2020\n  ], # public\n  duration: 1h }\n";
    expect(
      editYaml(text, [
        { keyPath: section("roots"), value: ["roots/old.pem", "roots/quay, new.pem"] },
        { keyPath: section("signingRoot"), value: "roots/old.pem" },
      ]),
    ).toBe(
      'certificateAuthority: {\n  roots: [\n    roots/old.pem, "roots/quay, new.pem", # since 2020\n  ], # public\n  duration: 1h, signingRoot: roots/old.pem }\n',
    );
  });

  test("a text of several lines, and an item below its dash, are written anew", () => {
    const text = "certificateAuthority:\n  signingRoot: >-\n    roots/old.pem\n  roots:\n    -\n      roots/old.pem\n";
    expect(
      editYaml(text, [
        { keyPath: section("signingRoot"), value: "roots/new.pem" },
        { keyPath: section("roots"), value: ["roots/old.pem", "roots/new.pem"] },
      ]),
    ).toBe("certificateAuthority:\n  signingRoot: roots/new.pem\n  roots:\n    - roots/old.pem\n    - roots/new.pem\n");
  });

  test("there and back again is the same text", () => {
    const there = editYaml(mesh, [
      { keyPath: section("roots"), value: ["roots/old.pem", "roots/new.pem"] },
      { keyPath: section("signingRoot"), value: "roots/old.pem", after: "roots" },
      { keyPath: section("rotation"), value: { to: "roots/new.pem", trusted: "2026-12-01" } },
    ]);
    const back = editYaml(there, [
      { keyPath: section("rotation"), value: undefined },
      { keyPath: section("signingRoot"), value: undefined },
      { keyPath: section("roots"), value: ["roots/old.pem"] },
    ]);
    expect(back).toBe(mesh);
  });
});
