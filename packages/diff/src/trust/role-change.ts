import type { CertificateFacts } from "@meshwright/trust";
import type { Cause, CertificateChange } from "../effect.ts";
import { changeOf } from "./certificate-words.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Role } from "./role.ts";

/** The certificates of one role on both sides, each once, however many objects hold it. */
export interface RoleChange {
  readonly role: Role;
  readonly added: readonly CertificateFacts[];
  readonly removed: readonly CertificateFacts[];
  readonly kept: readonly CertificateFacts[];
  readonly unreadable: number;
  readonly causes: readonly Cause[];
}

/** By role; only those in which a certificate comes, goes, or cannot be read. */
export function roleChanges(occurrences: readonly Occurrence[]): readonly RoleChange[] {
  const groups = Map.groupBy(occurrences, ({ role }) => role.says);
  return [...groups.values()].flatMap((group): readonly RoleChange[] => {
    const [first] = group;
    if (first === undefined) return [];
    const [before, after] = [group.flatMap((one) => one.before), group.flatMap((one) => one.after)].map(byFingerprint);
    const found = {
      role: first.role,
      added: [...(after?.values() ?? [])].filter(({ fingerprint }) => before?.has(fingerprint) !== true),
      removed: [...(before?.values() ?? [])].filter(({ fingerprint }) => after?.has(fingerprint) !== true),
      kept: [...(after?.values() ?? [])].filter(({ fingerprint }) => before?.has(fingerprint) === true),
      unreadable: group.reduce((sum, { unreadable }) => sum + unreadable, 0),
      causes: group.map(({ cause }) => cause),
    };
    return found.added.length + found.removed.length + found.unreadable === 0 ? [] : [found];
  });
}

const byFingerprint = (all: readonly CertificateFacts[] | undefined): ReadonlyMap<string, CertificateFacts> =>
  new Map(all?.map((facts) => [facts.fingerprint, facts]));

/** What a report shows of it: what goes, where nothing stays beside what comes, is replaced. */
export const shownOf = ({ role, added, removed, kept }: RoleChange): readonly CertificateChange[] => [
  ...removed.map((facts) => changeOf(added.length > 0 && kept.length === 0 ? "replaced" : "removed", role.says, facts)),
  ...added.map((facts) => changeOf("added", role.says, facts)),
  ...kept.map((facts) => changeOf("kept", role.says, facts)),
];
