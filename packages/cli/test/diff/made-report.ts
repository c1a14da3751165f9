import type { FoldedEffect, FoldedObject, Report } from "@meshwright/diff";
import { knownName } from "@meshwright/model";

/** A report in which nothing differs, but for what is given. */
export const madeReport = (parts: Partial<Report> = {}): Report => ({
  base: "main",
  head: "scale-web",
  title: "Nothing differs",
  clusters: ["dublin", "ohio"],
  tops: { added: [], removed: [] },
  rules: [],
  counts: { risks: { stop: 0, careful: 0, routine: 0 }, clusters: 0, added: 0, removed: 0, changed: 0, files: 0 },
  effects: [],
  objects: [],
  files: [],
  hidden: [],
  verdicts: [],
  forecast: [],
  unread: [],
  ...parts,
});

/** The object of all that is made here. */
const web = { apiVersion: "apps/v1", kind: "Deployment", namespace: knownName("shop"), name: knownName("web") };
const file = "dublin/90-shop/deployment-shop-web.yaml";

export const madeEffect = ({
  clusters = ["dublin"],
  ...one
}: Partial<FoldedEffect["one"]> & { readonly clusters?: readonly string[] }): FoldedEffect => ({
  one: {
    rule: "scaled",
    risk: "routine",
    cluster: clusters[0] ?? "",
    says: "Deployment shop/web scales from 2 to 3.",
    causes: [{ object: { ref: web, file } }],
    ...one,
  },
  clusters,
});

export const madeObject = ({
  clusters = ["dublin"],
  ...one
}: Partial<FoldedObject["one"]> & { readonly clusters?: readonly string[] }): FoldedObject => ({
  one: { how: "changed", ref: web, before: file, after: file, changes: [], ...one },
  clusters,
});
