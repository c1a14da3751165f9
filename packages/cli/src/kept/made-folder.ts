import { hash } from "node:crypto";
import type { Finding } from "@meshwright/findings";
import type { Examined, RenderedCluster, RenderedFolder } from "@meshwright/mesh";
import { digest } from "../tree/manifest.ts";
import type { CompleteManifest, WantedFile, WantedFolder } from "../tree/wanted.ts";
import { completeManifest } from "../tree/wanted.ts";

/** A top folder as it is to be, judged; rendered now, or kept from an earlier render. */
export interface MadeFolder {
  readonly name: string;
  /** Of a kept one they are read when somebody asks for them. */
  readonly files: WantedFolder;
  readonly complete: CompleteManifest;
  readonly findings: readonly Finding[];
  /** Folders with objects. */
  readonly folders: readonly string[];
  /** Of what the hub is to hold, to see without looking at it whether it is the same as before. */
  readonly deliveringDigest: string;
  delivering(): Examined["delivering"];
  /** Of a cluster: what the fleet's folder needs of it. */
  readonly outline?: RenderedCluster["outline"] | undefined;
}

/** What was rendered and examined just now. */
export function freshFolder(
  { name, files }: RenderedFolder,
  { findings, folders, delivering }: Examined,
  outline?: RenderedCluster["outline"],
): MadeFolder {
  const wanted = new Map<string, WantedFile>([...files].map(([path, text]) => [path, { text, digest: digest(text) }]));
  return {
    name,
    files: wanted,
    complete: completeManifest(wanted),
    findings,
    folders,
    deliveringDigest: hash("sha256", JSON.stringify(delivering), "hex"),
    delivering: () => delivering,
    outline,
  };
}
