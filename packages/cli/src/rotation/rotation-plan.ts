import { certificateAuthorityOf, dayText } from "@meshwright/model";
import type {
  AuthorityEdit,
  FleetWords,
  IssuerWords,
  RotationRecord,
  RotationScope,
  RotationStage,
} from "@meshwright/trust";
import {
  clustersOf,
  dayOf,
  editedWords,
  effectiveAuthority,
  recordOf,
  rotationStages,
  stageEdits,
  standingOf,
  untilDay,
} from "@meshwright/trust";
import type { NewRoot } from "./new-root.ts";
import { scopeText } from "./obstacles.ts";
import type { RotatingFleet } from "./rotating-fleet.ts";
import { issuerChanges } from "./same-issuers.ts";

/** One stage of a rotation: what was done, or what it would do after all before it. */
export interface PlannedStage {
  readonly stage: RotationStage;
  readonly state: "done" | "next" | "later";
  /** Of a stage that is done: `2026-12-01`. */
  readonly day?: string;
  readonly edits: readonly AuthorityEdit[];
  /** PEM files of the fleet that come, and that nothing names any more. */
  readonly adds: readonly string[];
  readonly deletes: readonly string[];
}

export interface RotationPlan {
  readonly of: string;
  readonly scope: RotationScope;
  readonly clusters: readonly string[];
  /** The roots that go. */
  readonly from: readonly string[];
  readonly to: string;
  readonly record?: RotationRecord;
  readonly stages: readonly PlannedStage[];
  /** Which issuers change in `sign`; absent once that is done. */
  readonly issuers?: ReturnType<typeof issuerChanges>;
}

export interface PlanOrder {
  readonly scope: RotationScope;
  readonly root: NewRoot;
  readonly issuers: ReadonlyMap<string, IssuerWords>;
  /** The files of the CAs between the new root and the intermediates, by their path in the folder. */
  readonly chain: ReadonlyMap<string, string>;
  readonly today: Date;
}

/** In the place of a day that nobody knows yet. */
const someDay = "(that day)";

/** Thinks all stages through that are still to come. */
export function rotationPlan(rotating: RotatingFleet, { scope, root, issuers, chain, today }: PlanOrder): RotationPlan {
  const { words } = rotating;
  const { to } = root;
  const record = recordOf(words, scope);
  const { done, next } = standingOf(record);
  let now = words;
  let changes: ReturnType<typeof issuerChanges> | undefined;
  const stages = rotationStages.map((stage): PlannedStage => {
    if (done.includes(stage))
      return { stage, state: "done", ...dayIn(record, stage), edits: [], adds: [], deletes: [] };
    const order = {
      scope,
      stage,
      to,
      issuers,
      chain: [...chain.keys()],
      today: stage === next ? dayText(today) : someDay,
    };
    let edits = stageEdits(now, { ...order, until: someDay });
    if (stage === "sign") {
      changes = issuerChanges(now, editedWords(now, edits), scope);
      // Only who changes over tells how long that takes.
      if (stage === next)
        edits = stageEdits(now, { ...order, until: untilDay(order.today, waitingOf(rotating, scope, changes)) });
    }
    const after = editedWords(now, edits);
    const named = pemsOf(after);
    const deletes = [...pemsOf(now)].filter((path) => !named.has(path));
    now = after;
    const adds = [...addedFiles(stage, root, chain).keys()];
    return { stage, state: stage === next ? "next" : "later", edits, adds, deletes };
  });
  const clusters = clustersOf(words, scope);
  const roots = new Set(clusters.flatMap((cluster) => effectiveAuthority(words.mesh, cluster).roots));
  return {
    of: scopeText(scope),
    scope,
    clusters: clusters.map(({ name }) => name),
    from: [...roots].filter((path) => path !== to),
    to,
    ...(record && { record }),
    stages,
    ...(changes && { issuers: changes }),
  };
}

/** The PEM files that a stage puts into the fleet, by their path in its folder. */
export function addedFiles(
  stage: RotationStage,
  { to, pem }: NewRoot,
  chain: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (stage === "sign") return chain;
  return new Map(stage === "trust-both" && pem !== undefined ? [[to, pem]] : []);
}

function dayIn(record: RotationRecord | undefined, stage: RotationStage): { readonly day?: string } {
  const day = stage === "drop" ? undefined : record?.[dayOf[stage]];
  return day === undefined ? {} : { day };
}

const pemsOf = ({ mesh, clusters }: FleetWords): ReadonlySet<string> =>
  new Set([mesh, ...clusters].flatMap(({ roots = [], chain = [] }) => [...roots, ...chain]));

function waitingOf(
  { fleet: { mesh, clusters } }: RotatingFleet,
  { peerGroup }: RotationScope,
  changes: ReturnType<typeof issuerChanges>,
) {
  const { workloadCertificateTTL, clockSkew } = mesh.trust;
  const periods = clusters
    .filter((cluster) => peerGroup === undefined || cluster.peerGroup === peerGroup)
    .map((cluster) => certificateAuthorityOf(mesh, cluster))
    .map(({ duration, renewBefore }) => duration - renewBefore);
  const atRenewal = changes.some((one) => one.atRenewal);
  return { workloadCertificateTTL, clockSkew, renewal: Math.max(0, ...periods), atRenewal };
}
