import { keyAt } from "./key-at.ts";

/** Where each flag of `init` stands in `mesh.yaml`, without indices. */
export const meshFlags = {
  mesh: ["meshID"],
  trustDomain: ["trustDomain"],
  connectivity: ["connectivity", "kind"],
  model: ["connectivity", "model"],
  issuer: ["certificateAuthority", "issuer", "arn"],
  issuerSecret: ["certificateAuthority", "issuer", "secretName"],
  issuerRole: ["certificateAuthority", "issuer", "assumeRole"],
  root: ["certificateAuthority", "roots"],
  exchange: ["exchange"],
  engine: ["gitops", "engines"],
  repository: ["gitops", "repository"],
  revision: ["gitops", "revision"],
  path: ["gitops", "path"],
} as const;

export type MeshKey = keyof typeof meshFlags;

/** Said as `--exchange key=value,…`; the values are where they stand in `exchange`. */
export const exchangeKeys = {
  kind: { keys: ["kind"] },
  account: { keys: ["account"] },
  region: { keys: ["region"] },
  kmsKey: { keys: ["kmsKey"] },
  assumeRole: { keys: ["assumeRole"] },
  server: { keys: ["server"] },
  path: { keys: ["path"] },
  vaultNamespace: { keys: ["vaultNamespace"] },
  mountPath: { keys: ["auth", "mountPath"] },
  role: { keys: ["auth", "role"] },
  cluster: { keys: ["cluster"] },
  namespace: { keys: ["namespace"] },
  tokenSecret: { keys: ["tokenSecret", "name"] },
  tokenKey: { keys: ["tokenSecret", "key"] },
  clusterSecretStore: { keys: ["clusterSecretStore"] },
  prefix: { keys: ["prefix"] },
} as const;

export type ExchangeKey = keyof typeof exchangeKeys;

export const meshKeys = Object.keys(meshFlags) as readonly MeshKey[]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of this very record

/** The flag that says what stands at a place of `mesh.yaml`. */
export const meshFlagAt = (keyPath: readonly (string | number)[]): MeshKey | undefined =>
  keyAt(meshKeys, (key) => meshFlags[key], keyPath);
