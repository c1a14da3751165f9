import type { FleetPlace } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { Draft, Part } from "./draft.ts";

/** What the certificates of a file are for: a root, a CA below one, the CAs that may have signed a server's certificate. */
export type PemUse = "root" | "chain" | "server";

/** A path that a fleet gives, and what it is for. */
export interface NamedPem {
  readonly path: string;
  readonly use: PemUse;
  readonly place: FleetPlace;
}

/** Every PEM file that a fleet names, once for each use: the mesh first, then the clusters. */
export function namedPems({ mesh, clusters }: Pick<Draft, "mesh" | "clusters">): readonly NamedPem[] {
  const found = new Map<string, NamedPem>();
  const add = ({ source }: Part<unknown>, use: PemUse, path: string | undefined, keyPath: KeyPath): void => {
    if (path === undefined) return;
    const key = `${use} ${path}`;
    if (!found.has(key)) found.set(key, { path, use, place: source.place(keyPath) });
  };
  for (const part of [mesh, ...clusters]) {
    const { roots = [], chain = [] } = part.known.certificateAuthority ?? {};
    for (const [index, path] of roots.entries()) add(part, "root", path, ["certificateAuthority", "roots", index]);
    for (const [index, path] of chain.entries()) add(part, "chain", path, ["certificateAuthority", "chain", index]);
    const { issuer } = part.known.certificateAuthority ?? {};
    const way = ["certificateAuthority", "issuer"];
    if (issuer?.kind === "vault") add(part, "server", issuer.certificateAuthority, [...way, "certificateAuthority"]);
    if (issuer?.kind === "venafi" && issuer.service?.kind === "tpp")
      add(part, "server", issuer.service.certificateAuthority, [...way, "service", "certificateAuthority"]);
  }
  const { exchange } = mesh.known;
  if (exchange?.kind === "vault")
    add(mesh, "server", exchange.certificateAuthority, ["exchange", "certificateAuthority"]);
  return [...found.values()];
}
