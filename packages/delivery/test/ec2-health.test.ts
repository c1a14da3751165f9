import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { healthOf } from "./run-lua.ts";

const script = readFileSync(new URL("../src/argocd/ec2-health.lua", import.meta.url), "utf8");

type Status = Readonly<Record<string, unknown>>;

const condition = (type: string, status: string, message?: string) => ({ type, status, message });
const synced = condition("ACK.ResourceSynced", "True");
const ready = condition("Ready", "True");

const object = (kind: string, status?: Status) => ({ kind, metadata: { generation: 1 }, status });
const gateway = (conditions: readonly unknown[], state?: string) =>
  object("TransitGateway", { transitGatewayID: "tgw-0a1b2c3d4e5f60718", state, conditions });
const peering = (code?: string) =>
  object("VPCPeeringConnection", {
    conditions: [ready],
    status: code === undefined ? undefined : { code, message: code },
  });

describe("health of what ACK's EC2 controller makes", () => {
  test.each([
    ["a gateway that forwards", gateway([synced], "available"), "Healthy"],
    ["the same, as newer controllers say it", gateway([ready], "available"), "Healthy"],
    [
      "an attachment that forwards",
      object("TransitGatewayVPCAttachment", { conditions: [ready], state: "available" }),
      "Healthy",
    ],
    ["a peering that was accepted", peering("active"), "Healthy"],
    ["a route table", object("RouteTable", { conditions: [synced] }), "Healthy"],
    ["an error of the past", gateway([ready, condition("ACK.Recoverable", "False")], "available"), "Healthy"],

    ["just made", object("TransitGateway"), "Progressing"],
    ["without conditions", object("RouteTable", {}), "Progressing"],
    ["a gateway that is being made", gateway([condition("ACK.ResourceSynced", "False")], "pending"), "Progressing"],
    ["one that is synced, and not there yet", gateway([synced], "pending"), "Progressing"],
    [
      "one that was there, and is not known to be",
      gateway([condition("Ready", "Unknown")], "available"),
      "Progressing",
    ],
    ["a state that nobody has told", gateway([synced]), "Progressing"],
    [
      "what is tried again, with an older success beside it",
      gateway([synced, condition("ACK.Recoverable", "True", "AccessDenied")], "available"),
      "Progressing",
    ],
    [
      "a route table whose routes are not written",
      object("RouteTable", { conditions: [condition("ACK.ResourceSynced", "Unknown")] }),
      "Progressing",
    ],
    ["a peering that nobody has accepted", peering("pending-acceptance"), "Progressing"],
    ["a peering without a state", peering(), "Progressing"],

    ["what must be changed first", gateway([condition("ACK.Terminal", "True", "InvalidParameter")]), "Degraded"],
    [
      "the same beside an older success",
      gateway([synced, condition("ACK.Terminal", "True", "InvalidParameter")], "available"),
      "Degraded",
    ],
    ["a gateway that somebody deleted", gateway([synced], "deleted"), "Degraded"],
    ["a peering that was refused", peering("rejected"), "Degraded"],
    ["a peering that expired", peering("expired"), "Degraded"],
  ])("%s", (_name, obj, expected) => expect(healthOf(script, obj)).toBe(expected));
});
