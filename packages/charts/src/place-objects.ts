import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { identityOf } from "@meshwright/inventory";
import type { ResourceRef } from "@meshwright/model";
import { apiGroup, refKey } from "@meshwright/model";
import { about, type Requests } from "./about.ts";
import type { ChartObject } from "./chart-object.ts";
import { isKept, momentOf, type Moment, stagesOf } from "./hooks.ts";
import type { RawObject } from "./read-documents.ts";
import { scopeOf, type Scopes } from "./scopes.ts";
import { hasContent, writtenBody } from "./written-body.ts";

/** The objects of a release in their places, or what is wrong with them. */
export type PlacedObjects =
  | { readonly ok: true; readonly objects: readonly ChartObject[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const shown = ({ kind, name }: ResourceRef): string => `the ${kind} ${name}`;

/** Helm runs these; everything else that is a hook is only applied. */
const runs = ({ apiVersion, kind }: ResourceRef): boolean =>
  (kind === "Job" && apiGroup(apiVersion) === "batch") || (kind === "Pod" && apiVersion === "v1");

/** A file of a chart's folder crds/, or of one in it: Helm applies it before anything else. */
const isOfCrds = ({ template }: RawObject): boolean => /^(charts\/[^/]+\/)*crds\//.test(template ?? "");

type Placed = RawObject & { readonly moment: Moment };

/** Puts what a chart rendered into the namespace and order of its release. The requests differ in nothing that counts. */
export function placeObjects(raw: readonly RawObject[], requests: Requests, ofCrds: Scopes): PlacedObjects {
  const [{ release }] = requests;
  const findings: Finding[] = [];
  const seen = new Map<string, RawObject>();
  const placed: Placed[] = [];

  for (const object of raw) {
    const { body, template } = object;
    const { place, of } = about(requests, template);
    const moment = momentOf(body);
    if (moment.at === "never") continue;
    if (moment.at === "nowhere") {
      const { problem } = moment;
      findings.push(finding(kinds.chartHook, place, { ...of, object: shown(object.ref), problem }));
      continue;
    }
    const scope = scopeOf(body, ofCrds);
    if (scope === undefined) {
      const { apiVersion } = object.ref;
      findings.push(finding(kinds.chartKind, place, { ...of, object: shown(object.ref), apiVersion }));
      continue;
    }
    // None of the charts that meshwright pins leaves its namespace: cert-manager's leases are told to stay by a value, and
    // Kiali's role in Istio's namespace is gone since 1.90 (https://github.com/kiali/helm-charts/pull/285).
    const { namespace: own, ...named } = object.ref;
    // The API server takes the namespace from what is in none:
    // https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/registry/rest/meta.go
    const namespace = scope === "Cluster" ? undefined : (own ?? release.namespace);
    const ref: ResourceRef = namespace === undefined ? named : { ...named, namespace };
    if (namespace !== undefined && namespace !== release.namespace)
      findings.push(
        finding(kinds.chartNamespace, place, { ...of, object: shown(ref), namespace, own: release.namespace }),
      );
    const first = seen.get(identityOf({ ref }));
    if (first !== undefined)
      findings.push(finding(kinds.chartTwice, place, { ...of, object: shown(ref), first: first.template }));
    seen.set(identityOf({ ref }), object);
    if (hasContent(body) && !release.chart.generatedSecrets.includes(ref.name))
      findings.push(
        finding(kinds.chartSecret, place, {
          ...of,
          what: `the Secret ${ref.name} with content`,
          help: "Where a controller writes it in the cluster, name it in generatedSecrets of the release.",
        }),
      );
    placed.push({ ...object, ref, moment });
  }
  if (findings.length > 0) return { ok: false, findings };

  // CRDs of their own folder share the stage of the first hooks before the others; without such they are like the others.
  const hasBefore = placed.some(({ moment }) => moment.at === "before");
  const stageOf = stagesOf(placed.filter((one) => !(hasBefore && isOfCrds(one))).map(({ moment }) => moment));
  const objects = placed.map((one): ChartObject => ({
    ref: one.ref,
    body: writtenBody(one.ref.namespace, one.body),
    stage: isOfCrds(one) ? 0 : stageOf(one.moment),
    runsAgain: one.moment.at !== "main" && runs(one.ref),
    guarded: isKept(one.body),
  }));
  return { ok: true, objects: objects.toSorted((left, right) => (refKey(left.ref) < refKey(right.ref) ? -1 : 1)) };
}
