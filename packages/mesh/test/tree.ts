import type { RenderedCharts } from "@meshwright/charts";
import type { Fleet } from "@meshwright/model";
import { renderFleet } from "@meshwright/mesh";
import { load } from "js-yaml";

/** What the tests need to know of an object. */
export interface Body {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  // The tests reach into specs of many kinds and assert what they find there.
  readonly [key: string]: unknown;
}

/** The rendered tree of a fleet as texts by path. */
export const treeOf = (fleet: Fleet, charts?: RenderedCharts): ReadonlyMap<string, string> =>
  new Map(
    [...renderFleet(fleet, charts)].flatMap(({ name, files }) =>
      [...files].map(([path, text]) => [`${name}/${path}`, text] as const),
    ),
  );

/** The objects of a tree by path; what is no YAML is left out. */
export const objectsOf = (tree: ReadonlyMap<string, string>): ReadonlyMap<string, Body> =>
  new Map(
    [...tree].filter(([path]) => path.endsWith(".yaml")).map(([path, text]) => [path, load(text) as Body]), // oxlint-disable-line typescript/no-unsafe-type-assertion -- what we wrote ourselves: the goldens show it
  );

export const waveOfObject = (body: Body | undefined): string | undefined =>
  body?.metadata.annotations?.["argocd.argoproj.io/sync-wave"];
