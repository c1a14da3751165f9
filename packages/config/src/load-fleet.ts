import type { Finding } from "@meshwright/findings";
import { compareFindings, finding, hasErrors, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import type { FleetWords } from "@meshwright/trust";
import { proveReach } from "@meshwright/reach";
import { proveTrust } from "@meshwright/trust";
import { stat } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fleetChecks } from "./check/fleet-checks.ts";
import { reachFindings } from "./check/reach-findings.ts";
import { fleetRemarks } from "./check/remarks.ts";
import { trustFindings } from "./check/trust-findings.ts";
import { authorityWords } from "./read/authority-words.ts";
import { readCertificates } from "./read/certificates.ts";
import type { KnownFiles, Unwritten } from "./read/fleet-folder.ts";
import { readFleetFolder } from "./read/fleet-folder.ts";
import { readFleetModule } from "./read/fleet-module.ts";
import { namedPems } from "./read/named-pems.ts";
import { fileSource } from "@meshwright/reading";
import { reasonOf } from "./read/text-file.ts";
import { resolveFleet } from "./resolve/fleet.ts";

/** `untrusted`: a root is not valid, or peers refuse each other. `unreachable`: packets do not flow between peers as they need. */
export type Refusal = (typeof refusalNames)[number];
const refusalNames = ["untrusted", "unreachable"] as const;

export interface LoadOptions {
  /** Roots are valid or expired on this day; it changes nothing else. */
  readonly today: Date;
  /** Findings name files relative to this folder; absent: the current one. */
  readonly root?: string;
  /** Of a fleet in a folder, which then need not exist. */
  readonly unwritten?: Unwritten;
  /** What was read before; it only saves time. */
  readonly known?: KnownFiles | undefined;
  /** The fleet is there although it is refused for this. The findings are the same. */
  readonly even?: readonly Refusal[];
  /** True where remarks are told too: what holds of a fleet that is as it is meant. */
  readonly remarks?: boolean;
}

/** Errors of checks that say that a fleet is of no use, and not that it cannot be read. */
const refusals: Readonly<Record<Refusal, readonly string[]>> = {
  untrusted: [kinds.expiredRoot.code, kinds.futureRoot.code],
  unreachable: [kinds.overlappingPeers.code, kinds.differentNetworks.code, kinds.sharedNetwork.code],
};

export interface LoadedFleet {
  /** Absent where a finding is an error, but for those that `even` lets pass. */
  readonly fleet?: Fleet;
  /** What its files say of roots and issuers; present with the fleet. */
  readonly words?: FleetWords;
  /** The fingerprints of every PEM file that it names, by its path in the folder; present with the fleet. */
  readonly pems?: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

/** Reads and checks a whole fleet, from a folder or from a module, and tells everything that is wrong with it. */
export async function loadFleet(
  path: string,
  { today, root = process.cwd(), unwritten = new Map(), known, even = [], remarks = false }: LoadOptions,
): Promise<LoadedFleet> {
  const full = resolve(root, path);
  const shown = relative(root, full).split(sep).join("/");
  const found = await kindOf(full);
  const kind = found === "none" && unwritten.size > 0 ? "folder" : found;
  if (kind === "none") {
    return { findings: [finding(kinds.noFleet, fileSource(shown).place([]), { looked: shown })] };
  }
  if (kind !== "folder" && kind !== "module") {
    return { findings: [finding(kinds.unreadable, fileSource(shown).place([]), { what: kind })] };
  }
  const draft = await (kind === "folder"
    ? readFleetFolder(full, shown, unwritten, known)
    : readFleetModule(full, shown));
  const folder = relative(root, kind === "folder" ? full : dirname(full))
    .split(sep)
    .join("/");
  const certificates = await readCertificates(draft, folder, unwritten);
  const checked = fleetChecks.flatMap((check) => [...check.run({ ...draft, certificates, today })]);
  const remarked = remarks ? [...fleetRemarks(draft)] : [];
  const findings = unique([...draft.findings, ...certificates.findings, ...checked, ...remarked]).toSorted(
    compareFindings,
  );
  const passed = new Set(even.flatMap((refusal) => refusals[refusal]));
  if (hasErrors(findings.filter(({ code }) => !passed.has(code)))) return { findings };
  const fleet = resolveFleet(draft, certificates);
  const proofs: Readonly<Record<Refusal, readonly Finding[]>> = {
    untrusted: trustFindings(draft, proveTrust(fleet, today)),
    // Whoever reads a place has its file parsed: what is not told is left out before.
    unreachable: unique(reachFindings(draft, proveReach(fleet)).filter(({ level }) => remarks || level !== "info")),
  };
  const proved = Object.values(proofs).flat();
  // What a check found of a root, the proof says too, of the clusters that have it.
  const keys = new Set(proved.map(keyOf));
  const told = [...findings.filter((one) => !keys.has(keyOf(one))), ...proved].toSorted(compareFindings);
  const isRefused = refusalNames.some((refusal) => !even.includes(refusal) && hasErrors(proofs[refusal]));
  if (isRefused) return { findings: told };
  const fingerprints = (file: string) => certificates.of(file).map(({ fingerprint }) => fingerprint);
  const pems = new Map(namedPems(draft).map(({ path: named }) => [named, fingerprints(named)]));
  return { fleet, words: authorityWords(draft), pems, findings: told };
}

async function kindOf(path: string): Promise<string> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return "folder";
    return /\.(ts|js|mjs)$/.test(path) ? "module" : "A fleet is a folder, or a file that ends in .ts, .js or .mjs.";
  } catch (error) {
    const reason = reasonOf(error);
    return reason === "ENOENT" || reason === "ENOTDIR" ? "none" : `This cannot be read: ${reason}.`;
  }
}

const keyOf = ({ code, place }: Finding): string => JSON.stringify([code, place]);

/** A file can be read twice, as a root and as a file of the folder, and many pairs have one cause: what is the same is told once. */
const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((one) => [JSON.stringify(one), one])).values(),
];
