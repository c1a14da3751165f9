import type { RotationRecord } from "./stage.ts";

/** An issuer as a fleet writes it. */
export interface IssuerWords {
  readonly kind: string;
  readonly [key: string]: unknown;
}

/** What one file of a fleet says in `certificateAuthority`, as far as a rotation is concerned. Roots are paths of files. */
export interface AuthorityWords {
  /** In the folder of the fleet. */
  readonly file: string;
  readonly roots?: readonly string[] | undefined;
  readonly signingRoot?: string | undefined;
  readonly chain?: readonly string[] | undefined;
  readonly issuer?: IssuerWords | undefined;
  readonly cacerts?: "assembled" | "direct" | undefined;
  readonly rotation?: RotationRecord | undefined;
}

export interface ClusterWords extends AuthorityWords {
  readonly name: string;
  readonly peerGroup: string;
}

/** What all files say, also of clusters that say nothing of their own. */
export interface FleetWords {
  readonly mesh: AuthorityWords;
  readonly clusters: readonly ClusterWords[];
}

/** What a cluster has in the end: each key of its own takes the place of the mesh's. */
export interface EffectiveAuthority {
  readonly roots: readonly string[];
  /** Absent where there are no roots. */
  readonly signingRoot?: string | undefined;
  readonly chain: readonly string[];
  readonly issuer?: IssuerWords | undefined;
  readonly cacerts: "assembled" | "direct";
}

export function effectiveAuthority(mesh: AuthorityWords, own: AuthorityWords = mesh): EffectiveAuthority {
  const roots = own.roots ?? mesh.roots ?? [];
  return {
    roots,
    signingRoot: own.signingRoot ?? mesh.signingRoot ?? roots[0],
    chain: own.chain ?? mesh.chain ?? [],
    issuer: own.issuer ?? mesh.issuer,
    cacerts: own.cacerts ?? mesh.cacerts ?? "assembled",
  };
}
