import type { SettledPart } from "@meshwright/kit";
import { apiGroup } from "@meshwright/model";

/** How Flux tells the health of a kind whose objects say nothing at first: kstatus takes silence for health. */
export interface HealthExpressions {
  readonly apiVersion: string;
  readonly kind: string;
  readonly current: string;
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

const isReadyKind = ({ ref }: SettledPart): boolean =>
  readyKinds[apiGroup(ref.apiVersion)]?.includes(ref.kind) ?? false;

/** The expressions for the kinds that are among parts, each once. */
export function healthExpressions(parts: readonly SettledPart[]): readonly HealthExpressions[] {
  const kinds = new Map(
    parts
      .filter((part) => part.healthCounts && isReadyKind(part))
      .map(({ ref: { apiVersion, kind } }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  return [...kinds.keys()].toSorted().flatMap((key) => {
    const found = kinds.get(key);
    return found === undefined ? [] : [{ ...found, current: isTrue("Ready") }];
  });
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
