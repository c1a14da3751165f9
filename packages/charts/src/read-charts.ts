import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ChartObject } from "./chart-object.ts";
import type { ChartOutput, ChartRequest, RenderedCharts } from "./chart-request.ts";
import { about, type Requests } from "./about.ts";
import { leftOut } from "./left-out.ts";
import { applyPatches } from "./apply-patches.ts";
import { placeObjects } from "./place-objects.ts";
import { outputReader } from "./read-documents.ts";
import { type Scope, scopeOfCrd } from "./scopes.ts";
import { type ChartUse, unusedChanges } from "./unused.ts";
import { isSecret } from "./written-body.ts";

/** The objects of all rendered charts, or everything that is wrong with them. */
export type ReadCharts =
  | { readonly ok: true; readonly charts: RenderedCharts }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const unitKey = ({ cluster, unit }: Pick<ChartRequest, "cluster" | "unit">): string => `${cluster} ${unit}`;

/** Groups of requests for which the same objects come of one output. */
const alike = (requests: Requests, crdsOf: (cluster: string) => string): readonly Requests[] =>
  Map.groupBy(requests, ({ cluster, release: { chart } }) =>
    JSON.stringify([chart.patches, chart.generatedSecrets, crdsOf(cluster)]),
  )
    .values()
    .flatMap(([first, ...others]): readonly Requests[] => (first === undefined ? [] : [[first, ...others]]))
    .toArray();

/**
 * Makes objects of what helm printed. It wants all outputs of a cluster at once: the CRDs of one chart tell what the objects
 * of another are, and a patch must find its object in one of them.
 */
export function readCharts(outputs: readonly ChartOutput[]): ReadCharts {
  const read = outputReader();
  const raw = outputs.map((output) => ({ ...output, ...read(output.text, output.requests) }));
  const findings: Finding[] = raw.flatMap(({ findings: ofObjects, requests, said = "" }) => {
    const { place, of } = about(requests);
    const hooks = leftOut(said).map((problem) =>
      finding(kinds.chartHook, place, { ...of, object: "an object", problem }),
    );
    return [...ofObjects, ...hooks];
  });

  const crds = new Map<string, { ids: number[]; scopes: Map<string, Scope> }>();
  for (const [id, { objects, requests }] of raw.entries()) {
    const scopes = objects.flatMap(({ body }) => {
      const scope = scopeOfCrd(body);
      return scope === undefined ? [] : [scope];
    });
    if (scopes.length === 0) continue;
    for (const { cluster } of requests) {
      const own = crds.get(cluster) ?? { ids: [], scopes: new Map<string, Scope>() };
      own.ids.push(id);
      for (const [kind, scope] of scopes) own.scopes.set(kind, scope);
      crds.set(cluster, own);
    }
  }

  const units = new Map<string, readonly ChartObject[]>();
  const uses: ChartUse[] = [];
  for (const { objects, requests, findings: unreadable } of raw) {
    for (const group of alike(requests, (cluster) => crds.get(cluster)?.ids.join(" ") ?? "")) {
      const changed = applyPatches(objects, group);
      const secrets = changed.objects.filter(({ body }) => isSecret(body)).map(({ ref }): string => ref.name);
      uses.push({ requests: group, patches: changed.used, secrets: new Set(secrets) });
      findings.push(...changed.findings);
      const placed = placeObjects(changed.objects, group, crds.get(group[0].cluster)?.scopes ?? new Map());
      if (placed.ok && placed.objects.length === 0 && unreadable.length === 0) {
        const { place, of } = about(group);
        findings.push(finding(kinds.chartEmpty, place, of));
      }
      if (placed.ok) for (const request of group) units.set(unitKey(request), placed.objects);
      else findings.push(...placed.findings);
    }
  }
  findings.push(...unusedChanges(uses));
  if (findings.length > 0) return { ok: false, findings };
  return {
    ok: true,
    charts: (cluster, unit) => {
      const objects = units.get(unitKey({ cluster, unit }));
      if (objects === undefined) throw new Error(`the chart of ${cluster} ${unit} was not rendered`);
      return objects;
    },
  };
}
