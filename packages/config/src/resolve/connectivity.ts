import type { Connection, Connectivity, Passage, PortRange, TransitGateway } from "@meshwright/model";
import type { ConnectivitySource } from "../schema/connectivity.ts";
import { portRange } from "./vpc.ts";

type Source<Key extends keyof ConnectivitySource> = NonNullable<ConnectivitySource[Key]>;

const byText = <T>(items: readonly T[], textOf: (item: T) => string): readonly T[] =>
  items.toSorted((left, right) => (textOf(left) < textOf(right) ? -1 : 1));

export function resolveConnectivity(source: ConnectivitySource): Connectivity {
  const { kind, model, management, transitGateways, connections, hops, privateZones, terraform, ack } = source;
  return {
    kind,
    model,
    management,
    transitGateways: byText<TransitGateway>(transitGateways, ({ region }) => region),
    connections: byText(
      connections.map((one) => connectionOf(one, kind)),
      ({ between }) => between.join(" "),
    ),
    hops: hops.map(({ allows, ...hop }) => ({ ...hop, ...(allows && { allows: allows.map(passageOf) }) })),
    privateZones,
    terraform,
    ...(ack && { ack }),
  };
}

function connectionOf(
  { between, kind, carries, ...connection }: Source<"connections">[number],
  standard: Connectivity["kind"],
): Connection {
  const [one = "", other = ""] = between.toSorted();
  return {
    ...connection,
    between: [one, other],
    kind: kind ?? standard,
    ...(carries && { carries: carries.map(passageOf) }),
  };
}

const passageOf = ({
  ports,
  ...passage
}: {
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly ports?: readonly string[] | undefined;
}): Passage => ({ ...passage, ...(ports && { ports: ports.map((text): PortRange => portRange(text)) }) });
