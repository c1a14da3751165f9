import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isBroken } from "../read/draft.ts";
import type { Draft } from "../read/draft.ts";
import { networkRemarks } from "./network-remarks.ts";

/**
 * What holds of a fleet as it is meant, and whoever keeps it should know. It is no check: nothing is wrong, and nobody is told
 * twice a day.
 */
export function* fleetRemarks(draft: Draft): Generator<Finding> {
  yield* networkRemarks(draft);
  const { mesh } = draft;
  const { known, source } = mesh;
  const { exchange } = known;
  if (exchange?.kind === undefined) return;
  yield finding(kinds.exchangeGuardsTrust, source.place(["exchange"], "key"), {});
  if (exchange.kind !== "aws-secrets-manager" || exchange.account === undefined) return;
  if (exchange.kmsKey === undefined && !isBroken(mesh, ["exchange", "kmsKey"]))
    yield finding(kinds.accountKey, source.place(["exchange"], "key"), { account: exchange.account });
}
