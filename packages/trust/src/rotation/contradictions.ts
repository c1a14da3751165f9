import type { AuthorityWords, ClusterWords, FleetWords } from "./authority-words.ts";
import { effectiveAuthority } from "./authority-words.ts";
import type { RotationScope } from "./scope.ts";
import { clustersOf, rotationsOf } from "./scope.ts";
import type { RotationRecord } from "./stage.ts";

/** A record that cannot be true, or that the rest of the fleet contradicts. */
export interface Contradiction {
  readonly what: "two-rotations" | "unlike-records" | "new-root-missing" | "bad-dates" | "wrong-signing-root";
  /** The file in which it is seen. */
  readonly file: string;
  /** In `certificateAuthority` of that file. */
  readonly key: readonly string[];
  readonly args: { readonly problem: string };
}

export interface RecordMoments {
  /** UTC, `2026-12-01`. */
  readonly today: string;
  /** The earliest `until` of a day `signed`; absent where it cannot be known. */
  readonly earliest?: (signed: string) => string;
}

/** What is wrong with the records of a fleet. */
export function* contradictions(words: FleetWords, moments: RecordMoments): Generator<Contradiction> {
  const { mesh, clusters } = words;
  if (mesh.rotation !== undefined) {
    for (const { file, rotation } of clusters)
      if (rotation !== undefined) {
        const problem = `${mesh.file} tells of a rotation of the whole fleet, and ${file} of one of its own.`;
        yield { what: "two-rotations", file, key: ["rotation"], args: { problem } };
        return;
      }
  }
  for (const scope of rotationsOf(words)) yield* ofScope(words, scope, moments);
}

function* ofScope(words: FleetWords, scope: RotationScope, moments: RecordMoments): Generator<Contradiction> {
  const { mesh } = words;
  const clusters = clustersOf(words, scope);
  const holders: readonly AuthorityWords[] = scope.peerGroup === undefined ? [mesh] : clusters;
  const first = holders.find(({ rotation }) => rotation !== undefined);
  const record = first?.rotation;
  if (first === undefined || record === undefined) return;
  for (const { file, rotation } of holders) {
    if (sameRecord(rotation, record)) continue;
    const problem = `The clusters of peer group ${scope.peerGroup} move together, but ${file} does not say what ${first.file} says.`;
    yield {
      what: "unlike-records",
      file,
      key: rotation === undefined ? [] : ["rotation"],
      args: { problem },
    };
    return;
  }
  const dates = dateProblem(record, moments);
  if (dates !== undefined)
    yield { what: "bad-dates", file: first.file, key: ["rotation", dates.key], args: { problem: dates.problem } };
  for (const cluster of clusters) yield* ofCluster(mesh, cluster, first, record);
}

const sameRecord = (left: RotationRecord | undefined, right: RotationRecord): boolean =>
  left !== undefined &&
  (["to", "trusted", "verified", "signed", "until", "waited"] as const).every((key) => left[key] === right[key]);

function* ofCluster(
  mesh: AuthorityWords,
  cluster: ClusterWords,
  holder: AuthorityWords,
  { to, signed }: RotationRecord,
): Generator<Contradiction> {
  const { roots, signingRoot } = effectiveAuthority(mesh, cluster);
  const saying = (key: "roots" | "signingRoot"): string => (cluster[key] === undefined ? mesh : cluster).file;
  if (!roots.includes(to)) {
    const problem = `${cluster.name} does not have ${to} among its roots.`;
    yield { what: "new-root-missing", file: saying("roots"), key: ["roots"], args: { problem } };
    return;
  }
  if ((signingRoot === to) === (signed !== undefined)) return;
  const problem =
    signed === undefined
      ? `${cluster.name} signs under ${to} already, but ${holder.file} does not say since when.`
      : `${cluster.name} signs under ${signingRoot}, but ${holder.file} says that it signs under ${to} since ${signed}.`;
  yield { what: "wrong-signing-root", file: saying("signingRoot"), key: ["signingRoot"], args: { problem } };
}

function dateProblem(
  record: RotationRecord,
  { today, earliest }: RecordMoments,
): { readonly key: string; readonly problem: string } | undefined {
  const keys = ["trusted", "verified", "signed", "waited"] as const;
  const days = keys.map((key) => ({ key, day: record[key] }));
  for (const [index, { key, day }] of days.entries()) {
    if (day === undefined) continue;
    const before = days[index - 1];
    if (before !== undefined && before.day === undefined)
      return { key, problem: `It says ${key} but not ${before.key}, which comes before.` };
    if (before?.day !== undefined && day < before.day)
      return { key, problem: `${key} (${day}) is before ${before.key} (${before.day}).` };
    if (day > today) return { key, problem: `${key} (${day}) is still to come.` };
  }
  const { signed, until, waited } = record;
  if (until !== undefined && signed === undefined) return { key: "until", problem: "It says until but not signed." };
  if (signed !== undefined && until === undefined) return { key: "signed", problem: "It says signed but not until." };
  if (signed !== undefined && until !== undefined && earliest !== undefined && until < earliest(signed))
    return {
      key: "until",
      problem: `until (${until}) is too early: certificates of the old root may live until ${earliest(signed)}.`,
    };
  if (until !== undefined && waited !== undefined && waited < until)
    return { key: "waited", problem: `waited (${waited}) is before until (${until}).` };
  return undefined;
}
