import { entriesAt, textAt } from "@meshwright/inventory";
import type { Body } from "@meshwright/model";

/** When an object of a release is applied. */
export type Moment =
  | { readonly at: "before" | "after"; readonly weight: number }
  /** It is no hook. */
  | { readonly at: "main" }
  /** An installation or upgrade never applies it. */
  | { readonly at: "never" }
  | { readonly at: "nowhere"; readonly problem: string };

type Event = Exclude<Moment["at"], "nowhere">;

/**
 * Helm's hooks: https://helm.sh/docs/topics/charts_hooks/. Tests run when somebody asks; `test-success`, `test-failure` and
 * `crd-install` are Helm 2's, the last for what is an object like any other today.
 */
const events: Readonly<Record<string, Event>> = {
  "pre-install": "before",
  "pre-upgrade": "before",
  "post-install": "after",
  "post-upgrade": "after",
  "pre-delete": "never",
  "post-delete": "never",
  "pre-rollback": "never",
  "post-rollback": "never",
  test: "never",
  "test-success": "never",
  "test-failure": "never",
  "crd-install": "main",
};

const annotation = (body: Body, name: string): string | undefined => textAt(body, "metadata", "annotations", name);

/** As Helm reads it: what is no integer is 0. https://github.com/helm/helm/blob/main/pkg/release/v1/util/manifest_sorter.go */
const weightOf = (text = ""): number => (/^[+-]?\d{1,9}$/.test(text) ? Number(text) : 0);

/** Why a hook of that name has no place. */
export const unknownHook = (name: string): string =>
  `${/^[a-z-]{1,40}$/.test(name) ? name : "its name"} is no hook of Helm`;

/** The moment that the annotations of an object say. */
export function momentOf(body: Body): Moment {
  const hook = annotation(body, "helm.sh/hook");
  if (hook === undefined) return { at: "main" };
  const names = hook.split(",").map((name) => name.trim().toLowerCase());
  const unknown = names.find((name) => !Object.hasOwn(events, name));
  if (unknown !== undefined) return { at: "nowhere", problem: unknownHook(unknown) };
  const at = new Set(names.flatMap((name) => events[name] ?? []));
  at.delete("never");
  const [only = "never", ...others] = at;
  if (others.length > 0)
    return {
      at: "nowhere",
      problem: "it comes both before and after the other objects, and an engine knows no first time",
    };
  return only === "before" || only === "after"
    ? { at: only, weight: weightOf(annotation(body, "helm.sh/hook-weight")) }
    : { at: only };
}

/** True where Helm would leave it when the release goes: https://helm.sh/docs/howto/charts_tips_and_tricks/ */
export const isKept = (body: Body): boolean =>
  annotation(body, "helm.sh/resource-policy")?.trim().toLowerCase() === "keep";

/**
 * The annotations of an object without Helm's. They have been turned into places in the order; Argo CD would read them again:
 * https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks
 */
export const annotationsOf = (body: Body): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entriesAt(body, "metadata", "annotations").flatMap(([key, value]) =>
      key.startsWith("helm.sh/") || typeof value !== "string" ? [] : [[key, value] as const],
    ),
  );

const order = { before: 0, main: 1, after: 2 } as const;

/** Moments of one release as numbers from 0 without gaps. */
export function stagesOf(moments: readonly Moment[]): (moment: Moment) => number {
  const rank = (moment: Moment): readonly [number, number] =>
    moment.at === "before" || moment.at === "after" ? [order[moment.at], moment.weight] : [order.main, 0];
  const ranks = moments.map(rank).toSorted(([a, x], [b, y]) => a - b || x - y);
  const keys = [...new Set(ranks.map((one) => one.join(" ")))];
  return (moment) => keys.indexOf(rank(moment).join(" "));
}
