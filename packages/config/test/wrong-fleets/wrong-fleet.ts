import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The good fleet with which every wrong one starts. */
export const goodFleet = `${import.meta.dirname}/../fixtures/fleet`;

/** A good fleet and the edits that make it wrong. */
export interface WrongFleet {
  readonly title: string;
  /** `<code> <file> <key path>` of every finding. The lines are those marked `# expect <code>` in the files. */
  readonly expected: readonly string[];
  /** Texts that no finding may hold. */
  readonly secrets?: readonly string[];
  /** Edits a copy of the good fleet. */
  readonly apply: (folder: string) => Promise<void>;
}

type Step = (folder: string) => Promise<void>;

export const wrong = (title: string, expected: readonly string[], ...steps: readonly Step[]): WrongFleet => ({
  title,
  expected,
  apply: async (folder) => {
    for (const step of steps) await step(folder);
  },
});

/** The same with texts that no finding may hold. */
export const leaky = (row: WrongFleet, ...secrets: readonly string[]): WrongFleet => ({
  ...row,
  secrets,
});

/** Puts one text in the place of another, which must be in the file once. */
export const change =
  (file: string, from: string, to: string): Step =>
  async (folder) => {
    const text = await readFile(join(folder, file), "utf8");
    const [before, after, ...more] = text.split(from);
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`${file} does not hold once: ${from}`);
    await writeFile(join(folder, file), before + to + after);
  };

/** Writes a file, also over the one that is there. */
export const create =
  (file: string, contents: string | Uint8Array): Step =>
  async (folder) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), contents);
  };

export const remove =
  (file: string): Step =>
  (folder) =>
    rm(join(folder, file), { recursive: true });

/** Copies a file of the fleet, or a certificate of `test/pki`. */
export const copy =
  (from: string, to: string): Step =>
  async (folder) => {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await cp(from.startsWith("pki/") ? `${import.meta.dirname}/../${from}` : join(folder, from), join(folder, to));
  };

export const link =
  (file: string, target: string): Step =>
  (folder) =>
    symlink(target, join(folder, file));

/** Hands the tokens over in a namespace of a cluster. */
export const kubernetesExchange = ({ cluster = "dublin", namespace = "mesh-exchange" }): Step =>
  change(
    "mesh.yaml",
    'kind: aws-secrets-manager\n  account: "111122223333"\n  region: eu-west-1\n',
    `kind: kubernetes\n  cluster: ${cluster}\n  namespace: ${namespace}\n  tokenSecret: {name: mesh-exchange, key: token}\n`,
  );

const root = "    - roots/shop-root.pem\n";

/** Names another certificate of `test/pki` as the root. */
export const rootIs = (name: string, code: string): readonly Step[] => [
  copy(`pki/${name}.pem`, `roots/${name}.pem`),
  change("mesh.yaml", root, `    - roots/${name}.pem # expect ${code}\n`),
];

/** Names one more file as a root. */
export const moreRoot = (file: string, code?: string): Step =>
  change("mesh.yaml", root, `${root}    - ${file}${code === undefined ? "" : ` # expect ${code}`}\n`);

/** Says which root the issuer signs under. */
export const signingRootIs = (file: string, code?: string): Step =>
  change(
    "mesh.yaml",
    "  roots:\n",
    `  signingRoot: ${file}${code === undefined ? "" : ` # expect ${code}`}\n  roots:\n`,
  );

/** Has a cluster make the root; `issuer` is what the fleet says of it. */
export const selfSigned = (issuer: string): readonly Step[] => [
  change(
    "mesh.yaml",
    "kind: aws-private-ca\n    arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555",
    issuer,
  ),
];
