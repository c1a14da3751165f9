import type { AuthorityWords, FleetWords, IssuerWords } from "./authority-words.ts";
import { effectiveAuthority } from "./authority-words.ts";
import type { RotationScope } from "./scope.ts";
import { clustersOf, recordFiles, recordOf } from "./scope.ts";
import type { RotationRecord, RotationStage } from "./stage.ts";

/** What changes in `certificateAuthority` of one file; null takes a key away. */
export interface AuthorityEdit {
  readonly file: string;
  readonly set: {
    readonly roots?: readonly string[];
    readonly signingRoot?: string | null;
    readonly chain?: readonly string[] | null;
    readonly issuer?: IssuerWords;
    readonly rotation?: RotationRecord | null;
  };
}

export interface StageOrder {
  readonly scope: RotationScope;
  readonly stage: RotationStage;
  /** The new root's file, as `roots` is to have it. */
  readonly to: string;
  /** UTC, `2026-12-01`. */
  readonly today: string;
  /** Of `sign`: the first day on which nothing of the old root can be alive. */
  readonly until?: string;
  /** Of `sign`: what takes the place of the issuers, by cluster; under the empty name that of the mesh or the group. */
  readonly issuers?: ReadonlyMap<string, IssuerWords>;
  /** Of `sign`: the CAs between the new root and the intermediates, as `chain` is to have them. Absent: the root signs them. */
  readonly chain?: readonly string[];
}

/** The edits of one stage. It does not ask whether the stage may come now. */
export function stageEdits(words: FleetWords, order: StageOrder): readonly AuthorityEdit[] {
  const record = recordAfter(recordOf(words, order.scope), order);
  const recorded = new Set(recordFiles(words, order.scope).map(({ file }) => file));
  return filesOf(words, order).flatMap((own) => {
    const set = {
      ...changes(words, own, order),
      ...(recorded.has(own.file) && { rotation: record }),
    };
    return Object.keys(set).length > 0 ? [{ file: own.file, set }] : [];
  });
}

/** The mesh's file and those of all clusters, or of a peer group its clusters' own. */
const filesOf = (words: FleetWords, { scope }: StageOrder): readonly AuthorityWords[] =>
  scope.peerGroup === undefined ? [words.mesh, ...words.clusters] : clustersOf(words, scope);

function recordAfter(before: RotationRecord | undefined, order: StageOrder): RotationRecord | null {
  const { stage, to, today, until } = order;
  if (stage === "drop") return null;
  if (stage === "trust-both" || before === undefined) return { to, trusted: today };
  if (stage === "verify") return { ...before, verified: today };
  if (stage === "wait") return { ...before, waited: today };
  return { ...before, signed: today, ...(until !== undefined && { until }) };
}

function changes(words: FleetWords, own: AuthorityWords, order: StageOrder): AuthorityEdit["set"] {
  const { stage, to, scope } = order;
  const { mesh } = words;
  const isMesh = own === mesh;
  // The clusters of a group get their own; in a rotation of the fleet only what a file says itself is changed in it.
  const saysRoots = isMesh || scope.peerGroup !== undefined || own.roots !== undefined;
  const has = effectiveAuthority(mesh, own);
  switch (stage) {
    case "trust-both":
      if (!saysRoots) return {};
      return {
        ...(!has.roots.includes(to) && { roots: [...has.roots, to] }),
        // Said also where it is plain so far: with two roots it no longer is.
        ...(has.signingRoot !== undefined && own.signingRoot !== has.signingRoot && { signingRoot: has.signingRoot }),
      };
    case "sign": {
      const issuer = issuerAfter(words, own, order);
      return {
        ...((saysRoots || own.signingRoot !== undefined) && { signingRoot: to }),
        ...chainAfter(words, own, order),
        ...(issuer && { issuer }),
      };
    }
    case "drop": {
      // Of the mesh's file nothing is left to say; a cluster's own still stands against what the mesh says.
      const isPlain = isMesh || scope.peerGroup === undefined || mesh.signingRoot === undefined;
      return {
        ...(saysRoots && { roots: [to] }),
        ...(own.signingRoot !== undefined && isPlain && { signingRoot: null }),
      };
    }
    case "verify":
    case "wait":
      return {};
  }
}

function issuerAfter(
  { mesh }: FleetWords,
  own: AuthorityWords,
  { scope, issuers = new Map() }: StageOrder,
): IssuerWords | undefined {
  const shared = issuers.get("");
  if (own === mesh) return shared;
  const named = "name" in own && typeof own.name === "string" ? issuers.get(own.name) : undefined;
  return named ?? (scope.peerGroup === undefined ? undefined : shared);
}

/** The CAs between are those of the old root: those of the new one take their place, or nothing does. */
function chainAfter(
  { mesh }: FleetWords,
  own: AuthorityWords,
  { scope, chain = [] }: StageOrder,
): Pick<AuthorityEdit["set"], "chain"> {
  const takes = own === mesh || scope.peerGroup !== undefined;
  if (takes && chain.length > 0) return { chain };
  if (scope.peerGroup !== undefined) return effectiveAuthority(mesh, own).chain.length > 0 ? { chain: [] } : {};
  return (own.chain ?? []).length > 0 ? { chain: null } : {};
}
