import type { Correction } from "../corrections.ts";
import { newFields } from "../rows.ts";
import { choice, fields, list, text } from "./fields.ts";

/** Fields of cert-manager 1.21.1 that are newer than the models' types: https://github.com/cert-manager/cert-manager/tree/v1.21.1/deploy/crds */
export const certManagerFields: readonly Correction[] = [
  ...newFields("cert-manager.io", {
    "IACMEChallengeSolver.waitInsteadOfSelfCheck": text,
    "ICertificateSpec.renewal": fields({
      policy: choice("RenewBefore", "Disabled"),
      windows: list(fields({ cron: text, timezone: text, windowDuration: text }, ["cron", "windowDuration"])),
    }),
    "IVaultAuth.aws": fields(
      {
        iamRoleArn: text,
        mountPath: text,
        region: text,
        role: text,
        serviceAccountRef: fields({ audiences: list(text), name: text }, ["name"]),
        vaultHeaderValue: text,
      },
      ["role"],
    ),
    "IVenafiIssuer.ngts": fields(
      { credentialsRef: fields({ name: text }, ["name"]), tokenEndpoint: text, tsgID: text, url: text },
      ["credentialsRef", "tsgID"],
    ),
  }),
];
