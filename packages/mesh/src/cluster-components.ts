import type { Component, Need } from "@meshwright/kit";
import type { Cluster, Connectivity, Fleet } from "@meshwright/model";
import type { App } from "cdk8s";
import {
  AwsPrivateCaController,
  BroughtCa,
  CertManager,
  ExternalSecrets,
  IntermediateCa,
  Issuers,
  preflight,
  SignedIntermediate,
  signingNamespace,
} from "@meshwright/cert-manager";
import {
  EastWestGateway,
  injectionLabel,
  IstioBase,
  IstioCni,
  Istiod,
  istioNamespace,
  Link,
  MeshPolicy,
  Self,
  tellsRemoteClusters,
} from "@meshwright/istio";
import { kialiNamespace } from "@meshwright/kiali";
import { isAvailable, isTrue } from "@meshwright/kit";
import {
  ackOf,
  certificateAuthorityOf,
  connectionOf,
  holdsRoot,
  isFlat,
  kialiOf,
  peersOf,
  rootBundle,
  signedBy,
  sharedTrustDomains,
  signerOf,
  trustDomainOf,
} from "@meshwright/model";
import { AckNetwork, Gates, Namespaces } from "@meshwright/network";
import { gatewayClients, pathMtu } from "@meshwright/reach";
import { TrustAlerts } from "@meshwright/verify";
import { ackNetworkProps } from "./ack-network.ts";
import { appComponents } from "./app-components.ts";
import { kialiComponents } from "./kiali-components.ts";
import { meshNamespaces } from "./mesh-namespaces.ts";
import { releaseOf } from "./release-of.ts";

/** What packets between two peers may measure, where it is known. */
function mtuBetween(connectivity: Connectivity, one: Cluster, other: Cluster): { readonly mtu?: number } {
  const connection = connectionOf(connectivity, one.name, other.name);
  const mtu = pathMtu({ clusters: [one, other], connection, isFlat: isFlat(one, other) }, connectivity);
  return mtu === undefined ? {} : { mtu: mtu.bytes };
}

/** Which components a cluster has, and how they are wired: every need of the mesh is stated here or in a component. */
export function clusterComponents(app: App, fleet: Fleet, cluster: Cluster): readonly Component[] {
  const { mesh, clusters } = fleet;
  const { exchange, istio } = mesh;
  const certificateAuthority = certificateAuthorityOf(mesh, cluster);
  const { issuer } = certificateAuthority;
  const signer = signerOf(mesh, cluster);
  const signingNamespaces = holdsRoot(mesh, cluster) ? [signingNamespace] : [];
  const release = (family: Parameters<typeof releaseOf>[1]) => releaseOf(cluster, family);

  const ack = ackOf(mesh.connectivity, cluster);
  const networkProps = ack && ackNetworkProps(fleet, ack);
  const network = networkProps && new AckNetwork(app, networkProps);
  const namespaces = new Namespaces(app, meshNamespaces(fleet, cluster));

  const reachable: readonly Need[] = preflight(issuer).map((until) => ({ until }));
  const certManager = new CertManager(app, { release: release("cert-manager"), preflight: reachable });
  const externalSecrets = new ExternalSecrets(app, { release: release("external-secrets"), preflight: reachable });
  // What is there already was installed before any preflight of ours; then the issuers are the first to need it.
  const lateReachable = release("cert-manager").install ? [] : reachable;

  const controller =
    issuer.kind === "aws-private-ca"
      ? new AwsPrivateCaController(app, {
          release: release("aws-privateca-issuer"),
          iam: cluster.iam,
          needs: [...lateReachable, certManager.answers],
        })
      : undefined;
  const issuers = new Issuers(app, {
    cluster,
    clusters,
    namespace: istioNamespace,
    certificateAuthority,
    exchange,
    ...(signer !== undefined && { signer }),
    signingNamespaces,
    exchangeNamespaces: [...signingNamespaces, ...(kialiOf(mesh.kiali, clusters, cluster) ? [kialiNamespace] : [])],
    needs: [
      ...lateReachable,
      certManager.answers,
      ...externalSecrets.answers,
      ...(controller ? [{ of: controller, until: isAvailable(controller.deployment) }] : []),
    ],
  });
  const ca =
    issuers.issuer === undefined
      ? new BroughtCa(app, {
          cluster: cluster.name,
          namespace: istioNamespace,
          certificateAuthority,
          exchange,
          store: issuers.exchange,
          needs: [...externalSecrets.answers, issuers.exchangeReady],
        })
      : new IntermediateCa(app, {
          cluster: cluster.name,
          namespace: istioNamespace,
          certificateAuthority,
          issuer: issuers.issuer,
          ...(issuers.assembly && { assembly: issuers.assembly }),
          needs: [
            ...issuers.issuerReady,
            ...(issuers.assembly ? [{ of: issuers, until: isTrue(issuers.assembly) }] : []),
          ],
        });
  const signings = signedBy(mesh, clusters, cluster).flatMap((other) =>
    issuers.issuer === undefined
      ? []
      : new SignedIntermediate(app, {
          cluster: other.name,
          certificateAuthority: certificateAuthorityOf(mesh, other),
          issuer: issuers.issuer,
          exchange,
          store: issuers.exchange,
          needs: [...issuers.issuerReady, issuers.exchangeReady],
        }),
  );

  const istioRelease = release("istio");
  const clients = gatewayClients(fleet, cluster);
  const base = new IstioBase(app, istioRelease);
  const cni = istio.cni ? new IstioCni(app, istioRelease) : undefined;
  const istiod = new Istiod(app, {
    release: istioRelease,
    meshID: mesh.id,
    trustDomain: trustDomainOf(mesh, cluster),
    trustDomainAliases: sharedTrustDomains(mesh),
    workloadCertificateTTL: mesh.trust.workloadCertificateTTL,
    cluster: cluster.name,
    network: cluster.network,
    callsGateways: clients.length > 0,
    istio,
    roots: rootBundle(certificateAuthority.roots),
    probeImage: cluster.toolbox,
    needs: [
      ...ca.ready.map((until): Need => ({ of: ca, until })),
      ...base.established.map((until): Need => ({ of: base, until })),
      ...(cni ? [{ of: cni, until: cni.available }] : []),
    ],
  });
  const validated: Need = { of: istiod, until: istiod.validationAnswers };

  const gateway =
    clients.length > 0
      ? new EastWestGateway(app, {
          release: istioRelease,
          network: cluster.network,
          clients,
          targets: cluster.podNetworking?.kind === "overlay" ? "instance" : "ip",
          podNeeds: [{ of: istiod, until: istiod.injectionAnswers }],
          objectNeeds: [validated],
        })
      : undefined;

  const self = new Self(app, {
    cluster: cluster.name,
    exchange,
    store: issuers.exchange,
    needs: [
      { of: base, until: base.readerExists },
      issuers.exchangeReady,
      // A peer that reads this cluster's pods before it knows the gateway sends its calls to their addresses, which are
      // nobody's or a stranger's there: https://github.com/istio/istio, pilot/pkg/xds/endpoints/ep_filters.go.
      ...(gateway ? [{ of: gateway, until: gateway.isFound }] : []),
    ],
  });
  const links = peersOf(clusters, cluster).map(
    (peer) =>
      new Link(app, {
        peer: peer.name,
        apiServer: peer.apiServer,
        cidrs: peer.vpc.cidrs,
        ...mtuBetween(mesh.connectivity, cluster, peer),
        exchange,
        store: issuers.exchange,
        needs: [
          { of: istiod, until: istiod.available },
          { of: istiod, until: istiod.publishesRoots },
        ],
      }),
  );
  const policy = new MeshPolicy(app, { istio, needs: [validated] });
  const apps = appComponents(app, fleet, cluster, { istiod, validated });
  const kiali = kialiComponents(app, fleet, cluster, {
    store: issuers.exchange,
    exchangeReady: issuers.exchangeReady,
    needs: [{ of: istiod, until: istiod.available }],
  });

  const alerts =
    mesh.trust.alerts &&
    new TrustAlerts(app, {
      meshID: mesh.id,
      cluster: cluster.name,
      namespace: istioNamespace,
      alerts: mesh.trust.alerts,
      certificateAuthority,
      ...("certificate" in ca && { certificate: ca.certificate }),
      ...(issuers.issuer && { issuer: issuers.issuer }),
      ...(holdsRoot(mesh, cluster) && { signingNamespace }),
      tellsRemoteClusters: tellsRemoteClusters(istioRelease),
    });

  const components = [
    network,
    namespaces,
    certManager,
    externalSecrets,
    controller,
    issuers,
    ca,
    base,
    cni,
    istiod,
    gateway,
    self,
    ...signings,
    ...links,
    policy,
    ...apps,
    ...kiali,
    alerts,
  ].filter((component) => component !== undefined);
  const needs = components.flatMap(({ units }) => units.flatMap((unit) => unit.needs));
  // What links and apps always read is read by every cluster's gates, so that the first peer changes nothing that is there.
  const always = [istiod.available, istiod.publishesRoots, istiod.injectionAnswers];
  const conditions = [...needs.map(({ until }) => until), ...always];
  const gates = new Gates(app, { conditions, injectionLabel });
  return [gates, ...components];
}
