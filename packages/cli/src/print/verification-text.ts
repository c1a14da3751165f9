import type { CallRow, VerificationTable } from "@meshwright/mesh";
import type { Paint } from "./paint.ts";
import { tableText } from "./table-text.ts";

const outcomes = {
  answers: "answers",
  refused: "refused by mTLS",
  denied: "denied by authorization",
} as const;

/** The call as a person would make it. */
function callText({ protocol, host, port }: CallRow): string {
  const name = host.replace(/\.svc\.cluster\.local$/, "");
  const usual = protocol === "https" ? 443 : 80;
  const address = port === usual ? name : `${name}:${port}`;
  switch (protocol) {
    case "http":
    case "http2":
    case "grpc-web":
      return `curl ${address}`;
    case "https":
      return `curl https://${address}`;
    default:
      return `${protocol} ${name}:${port}`;
  }
}

const titles = ["FROM", "SIDECAR", "CALL", "ANSWERED BY", "EXPECTED"];

/** What the verification of one cluster expects, as the procedure that a person would go through by hand. */
export function verificationText(cluster: string, table: VerificationTable, paint: Paint): string {
  const { calls, roots, remoteClusters, proxies, runs } = table;
  const rows = calls.map((call) => [
    call.client,
    call.sidecar ? "yes" : "no",
    callText(call),
    call.answeredBy.join(", "),
    outcomes[call.expected],
  ]);
  return `${[
    paint("bold", cluster),
    ...(rows.length > 0 ? tableText(titles, rows, { paint }) : ["no app runs here, so no call is verified"]),
    "",
    `roots            ${roots.length === 0 ? "not compared: the fleet names none" : `as declared in ${roots.join(", ")}`}`,
    `remote clusters  ${remoteClusters.length > 0 ? `${remoteClusters.join(", ")} synced` : "none: this cluster has no peers"}`,
    `proxies          ${proxies.length > 0 ? `in every pod of ${proxies.join(", ")}` : "none expected"}`,
    "",
    paint("dim", "RUN IT NOW"),
    ...runs.flatMap(({ start, log }) => [start, log]),
  ].join("\n")}\n`;
}
