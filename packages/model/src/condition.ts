import type { JsonObject } from "./json.ts";
import type { ResourceRef } from "./resource-ref.ts";

/**
 * What can be waited for. The set is small and closed: everything about order (gates, health checks, proofs) is printed
 * from these, so a new kind of condition needs a meaning in each of those places.
 */
export type Condition =
  /** `status.conditions[type=…].status` is True, for the generation that is there now. */
  | { readonly kind: "true"; readonly object: ResourceRef; readonly type: string }
  /** A Deployment or DaemonSet serves: Available, or all wanted pods available. */
  | { readonly kind: "available"; readonly object: ResourceRef }
  /** A Job has completed. */
  | { readonly kind: "completed"; readonly object: ResourceRef }
  | { readonly kind: "exists"; readonly object: ResourceRef }
  /** A field holds a text that is known when the tree is rendered. White space is not compared. */
  | { readonly kind: "equals"; readonly object: ResourceRef; readonly jsonPath: string; readonly value: string }
  /** The load balancer of a Service has an address, or a name that DNS knows. */
  | { readonly kind: "load-balancer"; readonly object: ResourceRef }
  | WebhookAnswers
  | EndpointAnswers;

/** The API server asks this webhook, and gets an answer: a server-side dry run of `probe` is admitted. */
export interface WebhookAnswers {
  readonly kind: "webhook";
  /** The ValidatingWebhookConfiguration or MutatingWebhookConfiguration, which must exist and hold a CA bundle. */
  readonly object: ResourceRef;
  /** An object without namespace and valid in all else; the gate creates it, dry run only, in the namespace of probes. */
  readonly probe: JsonObject;
  /** For a mutating webhook: the container that the answer must have added to the probe, a Pod. */
  readonly injects?: string;
}

/** An HTTPS endpoint answers: its name resolves, TCP connects, TLS verifies, and HTTP has one of the statuses. */
export interface EndpointAnswers {
  readonly kind: "endpoint";
  /** What it is, in words for a log: `API server of cluster-b`. */
  readonly title: string;
  readonly url: string;
  /** PEM of the CAs that may have signed the server's certificate; absent: those the image trusts. */
  readonly certificateAuthority?: string;
  /** A file in the gate's pod that holds them, instead. */
  readonly certificateAuthorityFile?: string;
  /** The HTTP statuses that count as an answer; absent: every status. */
  readonly statuses?: readonly number[];
  /** Present where it is a peer's. */
  readonly way?: WayToPeer;
}

/** What is known of the way to a peer, so that a gate can tell why it ends. */
export interface WayToPeer {
  /** Name of the cluster. */
  readonly peer: string;
  /** CIDRs in which every address of the endpoint's name must lie; absent: nobody has said that it is private. */
  readonly addresses?: readonly string[];
  /** The largest packet that gets through, bytes; absent: nobody has said. */
  readonly mtu?: number;
}

/** The objects that a condition reads; none for an endpoint. */
export const objectOf = (condition: Condition): ResourceRef | undefined =>
  condition.kind === "endpoint" ? undefined : condition.object;
