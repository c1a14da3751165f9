import { counted, enumerate } from "../words.ts";
import type { SaidChange, SaidChanges } from "./said-changes.ts";

const most = 6;
const mostLines = 4;

function wordsOf({ of, lost, gained, altered }: SaidChange): string {
  const parts = [
    ...(altered.length > 0 ? [enumerate(altered, mostLines)] : []),
    ...(lost.length > 0 ? [`no longer ${enumerate(lost, mostLines)}`] : []),
    ...(gained.length > 0 ? [`now ${enumerate(gained, mostLines)}`] : []),
  ];
  return `${of === "" ? "" : `${of}: `}${parts.join(", ")}`;
}

/** `route table rtb-0a: no longer route 10.32.0.0/16 to tgw-0a`. */
export function saidWords({ changes }: SaidChanges): string {
  const left = changes.length - most;
  return [...changes.slice(0, most).map(wordsOf), ...(left > 0 ? [`and ${counted(left, "thing")} more`] : [])].join(
    "; ",
  );
}
