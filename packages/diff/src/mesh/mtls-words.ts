import type { Cause } from "../effect.ts";
import { causeWithin } from "../effect.ts";
import { resourceOf } from "../object-change.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";
import { listed } from "./listed.ts";
import type { MtlsChange } from "./mtls-changes.ts";

const does = { added: "is new", removed: "goes", changed: "changes" } as const;

/** `PeerAuthentication shop/default changes: pods of namespace shop take … (from STRICT to PERMISSIVE).`: what a policy has servers do. */
export function mtlsInWords({ policy, from, to, scopes, isMeshWide }: MtlsChange, what: string): string {
  const where = isMeshWide ? scopes.filter(({ namespace }) => namespace === undefined) : scopes;
  const titles = listed((where.length > 0 ? where : scopes).map(({ title }) => title));
  return `${nameOf(resourceOf(policy).ref)} ${does[policy.how]}: ${titles} ${what} (from ${from} to ${to}).`;
}

/** The cause that its policy is. */
export const causeOfMtls = ({ policy }: MtlsChange): Cause => causeWithin(policy, (one) => isWithin(one, "spec"));
