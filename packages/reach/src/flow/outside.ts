import type { Cluster } from "@meshwright/model";
import { certificateAuthorityOf } from "@meshwright/model";
import type { Flow, Party } from "./flow.ts";
import type { ReachFleet } from "./flows-of.ts";
import { fixedPorts } from "./ports.ts";

const portsOf = (url: string): Flow["ports"] => {
  const port = URL.parse(url)?.port ?? "";
  return port === "" ? fixedPorts.outside : [{ from: Number(port), to: Number(port) }];
};

/** Whom a cluster calls that is no cluster of the fleet: not judged, since nobody says where that stands. */
export function flowsOutside({ mesh }: Pick<ReachFleet, "mesh">, cluster: Cluster): readonly Flow[] {
  const flow = (party: Party, outside: string, why: string, ports: Flow["ports"] = fixedPorts.outside): Flow => ({
    name: "outside",
    from: { cluster: cluster.name, party },
    to: { outside },
    protocol: "tcp",
    ports,
    why,
  });
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  const { exchange } = mesh;
  const flows = [
    flow("nodes", "registry of images", "nodes pull images"),
    ...(issuer.kind === "aws-private-ca"
      ? [flow("pods", `acm-pca.${issuer.region}`, "cert-manager's issuer asks AWS Private CA to sign the intermediate")]
      : []),
    ...(issuer.kind === "vault"
      ? [flow("pods", "Vault of the CA", "cert-manager asks Vault to sign the intermediate", portsOf(issuer.server))]
      : []),
    ...(issuer.kind === "venafi"
      ? [flow("pods", "CyberArk Certificate Manager", "cert-manager asks it to sign the intermediate")]
      : []),
    ...(exchange.kind === "aws-secrets-manager"
      ? [
          flow(
            "pods",
            `secretsmanager.${exchange.region}`,
            "External Secrets reads and writes the tokens of remote secrets",
          ),
        ]
      : []),
    ...(exchange.kind === "vault"
      ? [
          flow(
            "pods",
            "Vault of the exchange",
            "External Secrets reads and writes the tokens of remote secrets",
            portsOf(exchange.server),
          ),
        ]
      : []),
  ];
  return cluster.iam.identity === "irsa" &&
    (issuer.kind === "aws-private-ca" || exchange.kind === "aws-secrets-manager")
    ? [...flows, flow("pods", `sts.${cluster.region}`, "controllers turn their tokens into credentials of AWS")]
    : flows;
}
