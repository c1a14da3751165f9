import type { SettledPart } from "@meshwright/kit";
import type { AckKind } from "@meshwright/model";
import { ackGroup, ackKinds, apiGroup } from "@meshwright/model";

/** How Flux tells the health of a kind whose objects say nothing at first: kstatus takes silence for health. */
export interface HealthExpressions {
  readonly apiVersion: string;
  readonly kind: string;
  readonly current: string;
  /** Absent where it tries again by itself, whatever happened. */
  readonly failed?: string;
}

/** Healthy when a condition is True, told of the generation that is there now. What is not healthy is in progress. */
const isTrue = (type: string): string =>
  `has(status.conditions) && status.conditions.exists(c, c.type == '${type}' && c.status == 'True' && ` +
  "(!has(c.observedGeneration) || c.observedGeneration >= metadata.generation))";

/**
 * Kinds of which Ready is written by a controller some time after they are made. No expression says `failed`: what fails here
 * is tried again by its own controller, a Certificate that is not issued yet among them.
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 * https://cert-manager.io/docs/usage/certificate/
 * https://external-secrets.io/latest/api/externalsecret/
 * https://github.com/cert-manager/aws-privateca-issuer/blob/main/pkg/api/v1beta1/awspcaissuer_types.go
 */
const readyKinds: Readonly<Record<string, readonly string[]>> = {
  "awspca.cert-manager.io": ["AWSPCAClusterIssuer", "AWSPCAIssuer"],
  "cert-manager.io": ["Certificate", "ClusterIssuer", "Issuer"],
  "external-secrets.io": ["ClusterExternalSecret", "ClusterSecretStore", "ExternalSecret", "PushSecret", "SecretStore"],
};

const isAvailable = ["has(status.state)", "status.state == 'available'"];

/** What carries packets says so in its state. Nothing more is known of a route table than its conditions. */
const carries: Readonly<Partial<Record<AckKind, readonly string[]>>> = {
  TransitGateway: isAvailable,
  TransitGatewayVPCAttachment: isAvailable,
  VPCPeeringConnection: ["has(status.status)", "has(status.status.code)", "status.status.code == 'active'"],
};

/**
 * `Ready` is what newer controllers say in the place of `ACK.ResourceSynced`. ACK's conditions name no generation, and there is none before the controller first looks: kstatus takes that for health.
 * `ACK.Terminal`: the object must be changed before the controller goes on.
 * https://aws-controllers-k8s.github.io/community/docs/user-docs/resource-crud/
 */
const ackExpressions = (kind: AckKind) => {
  const isOneOf = (...types: readonly string[]) =>
    `has(status.conditions) && status.conditions.exists(c, c.type in [${types.map((type) => `'${type}'`).join(", ")}] && c.status == 'True')`;
  const current = [
    isOneOf("Ready", "ACK.ResourceSynced"),
    "!status.conditions.exists(c, c.type in ['ACK.Terminal', 'ACK.Recoverable'] && c.status == 'True')",
    ...(carries[kind] ?? []),
  ];
  return { current: current.join(" && "), failed: isOneOf("ACK.Terminal") };
};

type Expressions = Pick<HealthExpressions, "current" | "failed">;

function expressionsOf({ ref }: SettledPart): Expressions | undefined {
  const group = apiGroup(ref.apiVersion);
  if (readyKinds[group]?.includes(ref.kind) === true) return { current: isTrue("Ready") };
  const kind = group === ackGroup ? ackKinds.find((one) => one === ref.kind) : undefined;
  return kind === undefined ? undefined : ackExpressions(kind);
}

/** The expressions for the kinds that are among parts, each once. */
export function healthExpressions(parts: readonly SettledPart[]): readonly HealthExpressions[] {
  const kinds = new Map(
    parts.flatMap((part) => {
      const { apiVersion, kind } = part.ref;
      const expressions = part.healthCounts ? expressionsOf(part) : undefined;
      return expressions === undefined
        ? []
        : [[`${apiVersion} ${kind}`, { apiVersion, kind, ...expressions }] as const];
    }),
  );
  return [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, expressions]) => expressions);
}

/** The fields of a Kustomization by which it waits for the health of what it applies. */
export interface Health {
  readonly wait?: boolean;
  readonly healthChecks?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  }[];
  readonly healthCheckExprs?: HealthExpressions[];
}

/** What a Kustomization waits for: everything it applies, or, where some of it does not count, the rest by name. */
export function healthOf(parts: readonly SettledPart[]): Health {
  const expressions = healthExpressions(parts);
  const counting = parts.filter(({ healthCounts }) => healthCounts);
  return {
    ...(counting.length === parts.length
      ? { wait: true }
      : {
          healthChecks: counting.map(({ ref: { apiVersion, kind, name, namespace } }) => ({
            apiVersion,
            kind,
            name,
            ...(namespace !== undefined && { namespace }),
          })),
        }),
    ...(expressions.length > 0 && { healthCheckExprs: expressions.map((one) => ({ ...one })) }),
  };
}
