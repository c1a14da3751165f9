import { join } from "node:path";
import type { Side, SideFleet, SideFlow } from "@meshwright/diff";
import type { Fleet } from "@meshwright/model";
import type { ReachPicture } from "@meshwright/reach";
import { decode } from "@meshwright/reading";
import type { Context, Engine } from "../context.ts";
import { flowWords } from "@meshwright/reach";

import { findFleet } from "../read-fleet.ts";
import type { FleetSource } from "./fleet-source.ts";

/** The part of a side that is about its fleet. */
export type FleetOfSide = Pick<Side, "fleet" | "noFleet">;

/** Nothing lies below a file, so nothing of the disk gets into a fleet that is read from a commit. */
const nowhere = join(process.execPath, "commit");

/** A fleet that a render refuses can be compared all the same; why it is refused is told. */
const even = ["untrusted", "unreachable"] as const;

/** True where both sides have the same files: then what is wrong with one is wrong with both. */
export function areSameFleets(base: FleetSource, head: FleetSource): boolean {
  if (!("files" in base) || !("files" in head) || base.path !== head.path) return false;
  const [left, right] = [base.files.ids, head.files.ids];
  return left.size === right.size && left.entries().every(([path, id]) => right.get(path) === id);
}

/** Reads and checks the fleet of a side. */
export async function loadFleetOf(context: Context, engine: Engine, source: FleetSource): Promise<FleetOfSide> {
  if (source.is === "none") return { noFleet: source.why };
  return source.is === "commit"
    ? ofCommit(context, engine, source)
    : { fleet: await fromDisk(context, engine, source.path) };
}

async function fromDisk(context: Context, engine: Engine, path: string): Promise<SideFleet> {
  const { read, findings } = await findFleet(context, engine, path, { even });
  return sideFleet(engine, read?.fleet, findings);
}

const sideFleet = ({ reach }: Engine, fleet: Fleet | undefined, findings: SideFleet["findings"]): SideFleet => ({
  ...(fleet && { fleet, flows: () => flowsOf(reach.reachPicture(fleet)) }),
  findings,
});

function flowsOf({ pairs, own }: ReachPicture): readonly SideFlow[] {
  const within = own.map(({ cluster, flows }) => ({ from: cluster, to: cluster, flows }));
  return [...pairs, ...within].flatMap(({ from, to, flows }) =>
    flows.map(({ name, verdict }) => ({
      from,
      to,
      flow: flowWords[name],
      is: verdict.is,
      ...(verdict.is !== "allowed" && { words: verdict.stop.words }),
    })),
  );
}

/** The files stand in for those of a folder that is not there: nothing is checked out. */
async function ofCommit(
  { today }: Context,
  engine: Engine,
  { files, path, prefix }: Extract<FleetSource, { readonly is: "commit" | "working tree" }>,
): Promise<FleetOfSide> {
  // As of a folder of the disk, hidden files are nobody's.
  const wanted = [...files.ids.keys()]
    .filter((one) => one.split("/").every((part) => !part.startsWith(".")))
    .toSorted();
  const link = wanted.find((one) => files.refused.has(one));
  if (link !== undefined) return { noFleet: `${path}/${link} of its fleet is not a file` };
  const unwritten = new Map<string, string>();
  for (const [one, content] of files.read(wanted)) {
    const text = typeof content === "function" ? undefined : decode(content);
    if (text === undefined) return { noFleet: `${path}/${one} of its fleet is no text` };
    unwritten.set(one, text);
  }
  const { fleet, findings } = await engine.config.loadFleet(path, {
    today,
    root: join(nowhere, prefix),
    unwritten,
    even,
  });
  return { fleet: sideFleet(engine, fleet, findings) };
}
