import type { Inventory, Release, Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import { pointerTo } from "@meshwright/findings";

/** Where a release has its chart from. */
export interface ChartSource {
  readonly version?: string;
  readonly repository?: string;
  /** The objects that say so, each with pointers to where. */
  readonly said: readonly { readonly object: Resource; readonly pointers: readonly string[] }[];
}

type Text = string | undefined;

const source = (version: Text, repository: Text, said: ChartSource["said"]): ChartSource => ({
  ...(version !== undefined && { version }),
  ...(repository !== undefined && { repository: repository.replace(/\/\/[^/@]*@/, "//") }), // without a password
  said,
});

/** https://fluxcd.io/flux/components/source/: a HelmRelease names a chart of a HelmRepository, or an OCIRepository that is one. */
function ofHelmRelease(from: Resource, inventory: Inventory): ChartSource {
  const spec = at(from.body, "spec");
  const named = (of: readonly string[]): readonly [kind: string, name: string, namespace: Text] => [
    textAt(spec, ...of, "kind") ?? "",
    textAt(spec, ...of, "name") ?? "",
    textAt(spec, ...of, "namespace") ?? from.ref.namespace,
  ];
  const group = "source.toolkit.fluxcd.io";
  if (at(spec, "chart") !== undefined) {
    const keys = ["chart", "spec", "sourceRef"];
    const repository = inventory.find(group, ...named(keys));
    return source(textAt(spec, "chart", "spec", "version"), textAt(repository?.body, "spec", "url"), [
      { object: from, pointers: ["/spec/chart/spec/version", pointerTo("spec", ...keys)] },
      ...(repository === undefined
        ? []
        : [{ object: repository, pointers: ["/spec/url", "/spec/type", "/metadata/name"] }]),
    ]);
  }
  const repository = inventory.find(group, ...named(["chartRef"]));
  const ref = at(repository?.body, "spec", "ref");
  return source(
    textAt(ref, "tag") ?? textAt(ref, "semver") ?? textAt(ref, "digest"),
    textAt(repository?.body, "spec", "url"),
    [
      { object: from, pointers: ["/spec/chartRef"] },
      ...(repository === undefined
        ? []
        : [{ object: repository, pointers: ["/spec/ref", "/spec/url", "/metadata/name"] }]),
    ],
  );
}

export function chartSourceOf({ from, chartKeys }: Release, inventory: Inventory): ChartSource {
  if (from.ref.kind === "HelmRelease") return ofHelmRelease(from, inventory);
  const keys = chartKeys.slice(0, -1);
  return source(textAt(from.body, ...keys, "targetRevision"), textAt(from.body, ...keys, "repoURL"), [
    { object: from, pointers: [pointerTo(...keys, "targetRevision"), pointerTo(...keys, "repoURL")] },
  ]);
}
