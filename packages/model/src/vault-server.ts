/** A server of Vault or OpenBao, and how a cluster logs in. */
export interface VaultServer {
  /** `https://host[:port]`. */
  readonly server: string;
  readonly vaultNamespace?: string;
  /** PEM; absent: the server's certificate is signed by a public CA. */
  readonly certificateAuthority?: string;
  /** The Kubernetes auth is mounted at `<mountPath>/<cluster>`: such a mount belongs to one API server. */
  readonly auth: { readonly mountPath: string; readonly role: string };
}
