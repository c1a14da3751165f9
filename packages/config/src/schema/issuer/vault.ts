import { z } from "../zod.ts";
import { text } from "../text.ts";
import { vaultAccess, vaultServer } from "../vault.ts";

export const vaultIssuer = z.strictObject({
  kind: z.literal("vault").describe("The PKI engine of HashiCorp Vault or OpenBao."),
  server: vaultServer(),
  path: text({
    pattern: /^(?!v1\/)[\w.-]+(\/[\w.-]+)*$/,
    wants:
      "This must be a path without v1/, and without a slash at its start or end, such as pki/root/sign-intermediate.",
  }).describe(
    "Path that signs intermediates: <mount>/root/sign-intermediate, or <mount>/issuer/<name>/sign-intermediate.",
  ),
  ...vaultAccess,
});
