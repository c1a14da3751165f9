import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isRecord } from "@meshwright/model";
import { stemOf } from "./saved-file.ts";

type Root = Readonly<Record<string, unknown>>;

export interface NamedRoot {
  readonly root: Root;
  readonly findings: readonly Finding[];
}

/** Two outputs do not say what they are of: that is in the names of their files, in one form only, and never guessed. */
export function named(root: Root, file: string, clusters: readonly string[]): NamedRoot {
  if (Array.isArray(root["Routes"]) && root["TransitGatewayRouteTableId"] === undefined) {
    const ids = new Set(stemOf(file).match(/tgw-rtb-[0-9a-f]{8,17}(?![0-9a-f])/g));
    const [id] = ids;
    if (id !== undefined && ids.size === 1) return { root: { ...root, TransitGatewayRouteTableId: id }, findings: [] };
    return unnamed(root, file, {
      what: "What search-transit-gateway-routes prints",
      of: "route table",
      name: "after it, such as tgw-rtb-0a1b2c3d4e5f60718.json",
    });
  }
  if (root["kind"] === "DaemonSet") {
    const metadata = isRecord(root["metadata"]) ? root["metadata"] : {};
    const cluster = clusters.find((name) => stemOf(file) === `aws-node-${name}`);
    if (metadata["name"] === "aws-node" && cluster !== undefined) return { root: { ...root, cluster }, findings: [] };
    if (metadata["name"] === "aws-node")
      return unnamed(root, file, {
        what: "The DaemonSet aws-node",
        of: "cluster",
        name: `aws-node-<cluster>.json, with the cluster's name in the fleet`,
      });
  }
  return { root, findings: [] };
}

const unnamed = (
  root: Root,
  file: string,
  args: { readonly what: string; readonly of: string; readonly name: string },
): NamedRoot => ({ root, findings: [finding(kinds.unnamedOutput, { in: "file", file }, args)] });
