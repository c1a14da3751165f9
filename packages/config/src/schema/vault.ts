import { z } from "./zod.ts";
import { httpsServer, pemFile } from "./address.ts";
import { text } from "./text.ts";

/** A path of Vault, or of its kind. */
export const vaultPath = (what: string) =>
  text({
    pattern: /^[\w.-]+(\/[\w.-]+)*$/,
    wants: "This must be a path without a slash at its start or end.",
  }).describe(what);

export const vaultServer = () => httpsServer().describe("Address of the server, https://…");

/** How a server of Vault or OpenBao is reached beside its address, and how a cluster logs in. */
export const vaultAccess = {
  vaultNamespace: vaultPath("Namespace of Vault Enterprise.").optional(),
  certificateAuthority: pemFile().optional().describe("PEM file of the server's CA, from the folder of the fleet."),
  auth: z
    .strictObject({
      mountPath: vaultPath(
        "Where the Kubernetes auth mounts are, for example kubernetes: each cluster logs in at <mountPath>/<cluster name>, because such a mount of Vault belongs to one API server. Mount one for each cluster.",
      ),
      role: vaultPath("Role to log in with; every one of these mounts has it."),
    })
    .describe("How a cluster logs in."),
};
