import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isOlder } from "@meshwright/model";
import { seconds } from "../schema/duration.ts";
import { authorities } from "./authorities.ts";
import type { FleetCheck, CheckInput } from "./fleet-check.ts";

/** The first Istio whose metric of remote clusters can be relied on: https://github.com/istio/istio/pull/60098 */
const tellsRemoteClusters = "1.31";

export const validAlerts: FleetCheck = {
  name: "valid-alerts",
  summary: "Every alert can come, comes in time, and does not come without a reason",
  *run(input) {
    const { trust } = input.mesh.known;
    if (trust?.alerts === undefined) return;
    yield* wrongThresholds(input);
    yield* oldIstios(input);
  },
};

function* wrongThresholds(input: CheckInput): Generator<Finding> {
  const { known, source } = input.mesh;
  const { intermediateExpiry = known.trust?.workloadCertificateTTL, intermediateOverdue } = known.trust?.alerts ?? {};
  for (const { known: authority, clusters } of authorities(input)) {
    const { renewBefore } = authority;
    const left = seconds(renewBefore ?? "");
    if (renewBefore === undefined || left === undefined || clusters.length === 0) continue;
    const names = { renewBefore, clusters: clusters.flatMap(({ known: { name } }) => name ?? []) };
    const isSaid = known.trust?.alerts?.intermediateExpiry !== undefined;
    const setting = isSaid ? "intermediateExpiry" : "workloadCertificateTTL, which stands for intermediateExpiry,";
    if (intermediateExpiry !== undefined && (seconds(intermediateExpiry) ?? 0) >= left) {
      const place = source.place(["trust", "alerts", ...(isSaid ? ["intermediateExpiry"] : [])]);
      yield finding(kinds.restlessAlert, place, { setting, limit: intermediateExpiry, ...names });
    }
    if (intermediateOverdue !== undefined && (seconds(intermediateOverdue) ?? 0) >= left) {
      const place = source.place(["trust", "alerts", "intermediateOverdue"]);
      yield finding(kinds.lateAlert, place, { overdue: intermediateOverdue, ...names });
    }
  }
}

function* oldIstios({ mesh, clusters }: CheckInput): Generator<Finding> {
  const versions = clusters.flatMap(({ known }) => {
    const version = known.releases?.istio?.version ?? mesh.known.releases?.istio?.version;
    return version !== undefined && known.name !== undefined ? [{ version, name: known.name }] : [];
  });
  for (const [version, old] of Map.groupBy(versions, (one) => one.version)) {
    if (!isOlder(version, tellsRemoteClusters)) continue;
    const args = { version, clusters: old.map(({ name }) => name) };
    yield finding(kinds.deafAlert, mesh.source.place(["trust", "alerts"], "key"), args);
  }
}
