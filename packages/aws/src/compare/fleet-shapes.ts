import type { MapShape } from "./shape.ts";
import { key, list, map, set, value } from "./shape.ts";

const route = map({ destination: key(value), target: key(value), state: key(value, "active") });

const aclRule = map({
  number: key(value),
  action: key(value),
  protocol: key(value, "all"),
  ports: key(value),
  cidr: key(value),
});

const groupRule = map({
  protocol: key(value, "all"),
  ports: key(value),
  cidrs: key(set, []),
  securityGroups: key(set, []),
});

const groups = list(map({ id: key(value), inbound: key(list(groupRule)), outbound: key(list(groupRule)) }), "id");

/** What AWS can say of the file of a cluster. */
export const clusterShape: MapShape = map({
  name: key(value),
  account: key(value),
  region: key(value),
  vpc: key(
    map({
      id: key(value),
      cidrs: key(set),
      subnets: key(
        list(
          map({
            id: key(value),
            availabilityZone: key(value),
            cidr: key(value),
            routeTable: key(value),
            uses: key(set),
            networkACL: key(value),
          }),
          "id",
        ),
      ),
      routeTables: key(list(map({ id: key(value), routes: key(list(route, "destination")) }), "id")),
      networkACLs: key(
        list(
          map({ id: key(value), inbound: key(list(aclRule, "number")), outbound: key(list(aclRule, "number")) }),
          "id",
        ),
        [],
      ),
      dns: key(map({ support: key(value), hostnames: key(value) })),
      natAddresses: key(set),
    }),
  ),
  podCIDRs: key(set),
  serviceCIDR: key(value),
  podNetworking: key(
    map({
      kind: key(value),
      externalSNAT: key(value, false),
      excludeSNATCIDRs: key(set, []),
      customNetworking: key(value, false),
      prefixDelegation: key(value, false),
    }),
  ),
  securityGroups: key(map({ controlPlane: key(groups), nodes: key(groups), pods: key(groups) })),
  apiServer: key(
    map({
      endpoint: key(value),
      certificateAuthorityData: key(value),
      access: key(map({ private: key(value), public: key(value), publicAccessCIDRs: key(set, ["0.0.0.0/0"]) })),
    }),
  ),
});

const transitRoute = map({
  destination: key(value),
  attachment: key(value),
  origin: key(value, "static"),
  state: key(value, "active"),
});

const transitGateway = map({
  region: key(value),
  account: key(value),
  id: key(value),
  attachments: key(
    list(
      map({
        id: key(value),
        to: key(value),
        vpc: key(value),
        subnets: key(set),
        transitGateway: key(value),
        routeTable: key(value),
        state: key(value, "available"),
      }),
      "id",
    ),
  ),
  routeTables: key(list(map({ id: key(value), routes: key(list(transitRoute, "destination")) }), "id")),
  defaultRouteTables: key(map({ association: key(value), propagation: key(value) })),
});

/** What AWS can say of `mesh.yaml`. */
export const meshShape: MapShape = map({
  connectivity: key(
    map({
      kind: key(value),
      model: key(value),
      management: key(value),
      transitGateways: key(list(transitGateway, "region"), []),
      connections: key(
        list(map({ between: key(set), kind: key(value), id: key(value), state: key(value, "active") }), "between"),
        [],
      ),
    }),
  ),
});
