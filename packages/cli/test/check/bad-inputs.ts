import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { edit } from "../sample-fleets.ts";

/** Something that can lie in a tree, or be wrong with it. `at` is the folder that holds `clusters/` and `fleet/`. */
export interface BadInput {
  readonly name: string;
  readonly make: (at: string) => unknown;
  /** Codes that must be among those that are told. */
  readonly codes: readonly string[];
  readonly exitCode: number;
}

const cluster = "clusters/cluster-a";
const ca = `${cluster}/40-ca`;

const file =
  (path: string, content: string | Uint8Array) =>
  (at: string): void => {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), content);
  };

/** A foreign file in a unit's folder, which is also told as such. */
const foreign = (name: string, content: string | Uint8Array, ...codes: readonly string[]): BadInput => ({
  name,
  make: file(`${ca}/foreign.yaml`, content),
  codes: ["MW0107", ...codes],
  exitCode: 1,
});

const object = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\n  namespace: istio-system\n";
const laughs = [
  "a0: &a0 [x, x]",
  ...Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`),
];

/** Names that an engine obeys, whatever meshwright thinks of the file. */
const steering: readonly BadInput[] = [
  "orders.json",
  "main.jsonnet",
  "kustomization.yaml",
  "kustomization.yml",
  "Kustomization",
  "Chart.yaml",
  ".argocd-source.yaml",
  ".argocd-source-cluster-a-40-ca.yaml",
  ".sourceignore",
].map((name) => ({
  name: `${name} of somebody else`,
  make: file(`${ca}/${name}`, "{}\n"),
  codes: ["MW0118"],
  exitCode: 1,
}));

export const badInputs: readonly BadInput[] = [
  ...steering,
  {
    name: "what hides files from Flux, beside the clusters",
    make: file("clusters/.sourceignore", "/cluster-a\n"),
    codes: ["MW0118"],
    exitCode: 1,
  },
  {
    name: "no folder of a cluster",
    make: (at) => rmSync(join(at, cluster), { recursive: true }),
    codes: ["MW0119"],
    exitCode: 1,
  },
  foreign("not YAML", "a: [1\n", "MW0006"),
  foreign("nothing in it", "", "MW0009"),
  foreign("tabs", "a:\n\tb: 1\n", "MW0006"),
  foreign("a key twice", "a: 1\na: 2\n", "MW0007"),
  foreign("anchors", "a: &a 1\nb: *a\n", "MW0008"),
  foreign("merge keys", "a:\n  <<: {b: 1}\n", "MW0008"),
  foreign("a billion laughs", laughs.join("\n"), "MW0008"),
  foreign("no apiVersion", "kind: ConfigMap\nmetadata:\n  name: x\n", "MW4005"),
  foreign("several documents", `${object}---\n${object}`, "MW0009"),
  foreign("CRLF", object.replaceAll("\n", "\r\n"), "MW0114"),
  foreign("a byte-order mark", `\ufeff${object}`, "MW0114"),
  foreign("NUL", "a: \0\n", "MW0010"),
  foreign("no UTF-8", new Uint8Array([0xff, 0xfe, 0x41]), "MW0010"),
  foreign("nested 5,000 deep", `${object}data: ${"[".repeat(5000)}${"]".repeat(5000)}\n`, "MW0006"),
  foreign("its prototype as a key", `${object}__proto__:\n  polluted: true\n`, "MW4001"),
  foreign("constructor as a key", `${object}constructor: {}\n`, "MW4001"),
  foreign("an unknown kind", object.replace("ConfigMap", "ConfigMop"), "MW4004"),
  {
    name: "50 MB",
    make: file(`${ca}/large.yaml`, new Uint8Array(50_000_000).fill(97)),
    codes: ["MW0011"],
    exitCode: 1,
  },
  {
    name: "a link out of the tree",
    make: (at) => symlinkSync("/etc/hosts", join(at, ca, "link.yaml")),
    codes: ["MW0103"],
    exitCode: 1,
  },
  {
    name: "a link to itself",
    make: (at) => symlinkSync(".", join(at, ca, "loop")),
    codes: ["MW0103"],
    exitCode: 1,
  },
  {
    name: "a pipe",
    make: (at) => execFileSync("mkfifo", [join(at, ca, "pipe.yaml")]),
    codes: ["MW0001"],
    exitCode: 1,
  },
  {
    name: "a folder called like a file",
    make: (at) => mkdirSync(join(at, ca, "folder.yaml")),
    codes: [],
    exitCode: 0,
  },
  {
    name: "folders 200 deep",
    make: file(`${cluster}/${"d/".repeat(200)}x.yaml`, object),
    codes: ["MW0107"],
    exitCode: 0,
  },
  {
    name: "a file that is gone",
    make: (at) => rmSync(join(at, ca, "certificate-istio-system-istio-ca.yaml")),
    codes: ["MW0110", "MW1005"],
    exitCode: 1,
  },
  {
    name: "a file edited by hand",
    make: (at) => edit(join(at, ca, "certificate-istio-system-istio-ca.yaml"), ["2160h", "8760h"]),
    codes: ["MW0111"],
    exitCode: 1,
  },
  {
    name: "a foreign folder beside the clusters",
    make: file("clusters/notes/todo.txt", "water the plants\n"),
    codes: ["MW0107"],
    exitCode: 0,
  },
  { name: "no manifest", make: (at) => rmSync(join(at, cluster, "manifest.json")), codes: ["MW0104"], exitCode: 1 },
  {
    name: "a broken manifest",
    make: file(`${cluster}/manifest.json`, `{"meshwright": 1`),
    codes: ["MW0104"],
    exitCode: 1,
  },
  { name: "a foreign manifest", make: file(`${cluster}/manifest.json`, "{}"), codes: ["MW0104"], exitCode: 1 },
  {
    name: "a render that did not end",
    make: (at) => edit(join(at, cluster, "manifest.json"), [`"complete"`, `"rendering"`]),
    codes: ["MW0112"],
    exitCode: 1,
  },
  {
    name: "what a killed render leaves",
    make: (at) => mkdirSync(join(at, "clusters/.meshwright-tmp")),
    codes: ["MW0112"],
    exitCode: 1,
  },
  {
    name: "a cluster's folder under another name",
    make: (at) => renameSync(join(at, cluster), join(at, "clusters/cluster-x")),
    codes: ["MW1008", "MW1009"],
    exitCode: 1,
  },
  {
    name: "a merge conflict",
    make: (at) => {
      const path = join(at, ca, "certificate-istio-system-istio-ca.yaml");
      writeFileSync(path, `<<<<<<< HEAD\n${readFileSync(path, "utf8")}=======\n>>>>>>> main\n`);
    },
    codes: ["MW0006", "MW0111"],
    exitCode: 1,
  },
  {
    name: "a fleet with an error",
    make: (at) => edit(join(at, "fleet/mesh.yaml"), ["model: flat", "model: flatt"]),
    codes: ["MW0017"],
    exitCode: 2,
  },
  {
    name: "two fleets",
    make: (at) => cpSync(join(at, "fleet/mesh.yaml"), join(at, "fleet.ts")),
    codes: ["MW0003"],
    exitCode: 2,
  },
];
