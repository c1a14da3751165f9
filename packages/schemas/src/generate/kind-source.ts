import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kindsOfPackages } from "./kinds-of-packages.ts";
import { ownKinds } from "./own-kinds.ts";

/** A kind, and the type that its schema is made from. */
export interface KindSource {
  readonly apiVersion: string;
  readonly kind: string;
  /** What the `import` of the type names. */
  readonly module: string;
  readonly type: string;
  /** `package@version`, or where the facts of our own types come from. */
  readonly source: string;
}

const versionOf = (name: string): string => {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url)), "utf8"),
  );
  return manifest.version;
};

const byName = (left: KindSource, right: KindSource): number =>
  `${left.apiVersion} ${left.kind}` < `${right.apiVersion} ${right.kind}` ? -1 : 1;

/** All kinds that get a schema, sorted by apiVersion and kind. */
export const kindSources = (): readonly KindSource[] =>
  [
    ...Object.entries(kindsOfPackages).flatMap(([name, versions]) =>
      Object.entries(versions).flatMap(([apiVersion, kinds]) =>
        kinds.map((kind) => ({
          apiVersion,
          kind,
          module: `${name}/${apiVersion}/${kind}`,
          type: `I${kind}`,
          source: `${name} ${versionOf(name)}`,
        })),
      ),
    ),
    ...ownKinds.flatMap(({ module, source, kinds, apiVersion }) =>
      kinds.map((kind) => ({ apiVersion, kind, module, type: `I${kind}`, source })),
    ),
  ].toSorted(byName);
