import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Body, ChartPatch } from "@meshwright/model";
import { refKey } from "@meshwright/model";
import { about, type Requests } from "./about.ts";
import { momentOf } from "./hooks.ts";
import { judge, type Judged } from "./judge.ts";
import { type Patched, patched } from "./json-patch.ts";
import type { RawObject } from "./read-documents.ts";

/** The objects of a chart after its patches. */
export interface PatchedObjects {
  readonly objects: readonly RawObject[];
  readonly findings: readonly Finding[];
  /** Patches that found an object here. */
  readonly used: ReadonlySet<ChartPatch>;
}

const isFor = ({ target }: ChartPatch, { ref }: RawObject): boolean =>
  ref.kind === target.kind && ref.name === target.name;

type Outcome = { readonly failed: Extract<Patched, { ok: false }> } | { readonly judged: Judged };

const outcomes = new WeakMap<Body, Map<string, Outcome>>();

/** What a patch makes of a body; one for all clusters that have both. */
function outcomeOf(body: Body, patch: ChartPatch): Outcome {
  const known = outcomes.get(body) ?? new Map<string, Outcome>();
  outcomes.set(body, known);
  const key = JSON.stringify(patch.operations);
  const found = known.get(key);
  if (found !== undefined) return found;
  const result = patched(body, patch.operations);
  const outcome = result.ok ? { judged: judge(result.value) } : { failed: result };
  known.set(key, outcome);
  return outcome;
}

/** Applies the patches of a chart, in their order, to its objects as helm printed them: with the annotations of hooks. */
export function applyPatches(raw: readonly RawObject[], requests: Requests): PatchedObjects {
  const { patches } = requests[0].release.chart;
  const findings: Finding[] = [];
  const used = new Set<ChartPatch>();
  const objects = raw.map((object): RawObject => {
    let current = object;
    for (const patch of patches) {
      if (!isFor(patch, object) || momentOf(object.body).at === "never") continue;
      used.add(patch);
      const { place, of } = about(requests, object.template);
      const { kind, name } = object.ref;
      const fails = (problem: string, operation = "") =>
        findings.push(finding(kinds.patchFails, place, { ...of, object: `${kind} ${name}`, operation, problem }));
      const outcome = outcomeOf(current.body, patch);
      if ("failed" in outcome) {
        const { operation, pointer, problem } = outcome.failed;
        fails(problem, `${operation.op} ${pointer}`);
        break;
      }
      const { judged } = outcome;
      if ("list" in judged) fails("it would become a list");
      else if ("problem" in judged) fails(judged.problem);
      else if (refKey(judged.ref) !== refKey(object.ref)) fails("it would become another object");
      else current = { ...object, body: judged.body };
    }
    return current;
  });
  return { objects, findings, used };
}
