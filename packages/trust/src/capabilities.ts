import type { Issuer } from "@meshwright/model";

/** What an issuer can do, as far as the proof of trust asks. */
export interface Capabilities {
  /** `by-template`: a policy of the service decides, which the fleet does not show. */
  readonly signsCa: "yes" | "no" | "by-template";
  /** Path length that it gives to a CA; absent: it sets none. */
  readonly pathLength?: number;
  /** True where it copies name constraints of a request. */
  readonly honoursNameConstraints: boolean;
  /** What `ca.crt` of the Secret holds. `highest`: the highest CA that the service hands back, at least the one that signs. */
  readonly caCrt: "root" | "issuer" | "none" | "highest" | "unknown";
  /** What it makes of a lifetime that is longer than that of its own CA. */
  readonly beyondItsCa: "refuses" | "shortens" | "grants" | "unknown";
  /** Seconds; absent: no limit known. */
  readonly shortestDuration?: number;
  /** Seconds; absent: no limit known. */
  readonly longestDuration?: number;
  /** What limits how often it may be asked; the number is the service's, and can be raised there. Absent: no limit known. */
  readonly requestQuota?: "per-account-and-region";
}

/**
 * What each kind of issuer can do. Sources, by row:
 *
 * `aws-private-ca`: https://github.com/cert-manager/aws-privateca-issuer, `pkg/aws/pca.go`: `buildTemplateArn` gives every request with
 * `isCA` the template SubordinateCACertificate_PathLen0/V1, which sets path length 0 and copies no name constraints; `splitRootCACertificate`
 * puts the last certificate of the service's chain into `ca.crt`, which is the root where the chain is whole. A validity beyond the CA's is refused
 * by the service: https://repost.aws/knowledge-center/private-ca-validity-period. A refusal, throttling too, is final for the request, and
 * cert-manager makes the next one an hour later; requests have a quota: https://docs.aws.amazon.com/privateca/latest/userguide/PcaLimits.html.
 *
 * `vault`: https://github.com/cert-manager/cert-manager, `internal/vault/vault.go`: it sends common name, names and ttl, neither
 * `use_csr_values` nor `max_path_length`: only a path of `sign-intermediate` makes a CA, and constraints of the request are lost. Vault takes one from
 * the path length of its own CA, and cuts a lifetime off at its own end and at the mount's `max_lease_ttl` (32 days where nobody set it), since 1.17:
 * https://github.com/hashicorp/vault, `builtin/logical/pki/path_root.go`, `issuing/issue_common.go`. A shorter lifetime is renewed by what it really is.
 * `ca.crt`: `pkg/util/pki/parse_certificate_chain.go`: the highest certificate that the service hands back.
 *
 * `venafi`: the same parser; the CSR is handed over as it is, and the template of the zone decides what comes of it.
 *
 * `ca-secret`, `self-signed`: https://github.com/cert-manager/cert-manager, `pkg/controller/certificaterequests/ca/ca.go`: signs the template of
 * the request as it is, with its own constraints, without a path length, and for as long as it asks.
 */
const table = {
  "aws-private-ca": {
    signsCa: "yes",
    pathLength: 0,
    honoursNameConstraints: false,
    caCrt: "root",
    beyondItsCa: "refuses",
    requestQuota: "per-account-and-region",
  },
  "vault-sign-intermediate": {
    signsCa: "yes",
    honoursNameConstraints: false,
    caCrt: "highest",
    beyondItsCa: "shortens",
  },
  "vault-other": { signsCa: "no", honoursNameConstraints: false, caCrt: "highest", beyondItsCa: "unknown" },
  venafi: { signsCa: "by-template", honoursNameConstraints: false, caCrt: "unknown", beyondItsCa: "unknown" },
  "ca-secret": { signsCa: "yes", honoursNameConstraints: true, caCrt: "highest", beyondItsCa: "grants" },
  "self-signed": { signsCa: "yes", honoursNameConstraints: true, caCrt: "root", beyondItsCa: "grants" },
} as const satisfies Readonly<Record<string, Capabilities>>;

/** `<mount>/root/sign-intermediate` or `<mount>/issuer/<ref>/sign-intermediate`. */
const signsIntermediates = /\/(root|issuer\/[^/]+)\/sign-intermediate$/;

/** Its name says what a template of AWS gives: https://docs.aws.amazon.com/privateca/latest/userguide/UsingTemplates.html */
const ofTemplate = (template: string): Capabilities => ({
  ...table["aws-private-ca"],
  pathLength: Number(/_PathLen(\d)/.exec(template)?.[1] ?? 0),
  honoursNameConstraints: /_(API)?CSRPassthrough\//.test(template),
});

/** The row of an issuer; what a person declares of an external one. Checks ask this, and never the kind. */
export function capabilitiesOf(issuer: Issuer): Capabilities {
  switch (issuer.kind) {
    case "aws-private-ca":
      return issuer.template === undefined ? table[issuer.kind] : ofTemplate(issuer.template);
    case "vault":
      return table[signsIntermediates.test(issuer.path) ? "vault-sign-intermediate" : "vault-other"];
    case "external":
      return {
        ...issuer.capabilities,
        signsCa: issuer.capabilities.signsCa ? "yes" : "no",
        beyondItsCa: "unknown",
      };
    default:
      return table[issuer.kind];
  }
}
