import type { FlowName } from "./flow.ts";

/** What people call a flow. */
export const flowWords: Readonly<Record<FlowName, string>> = {
  "api-server": "API server of the peer",
  "app-ports": "app to app",
  hbone: "HBONE",
  "east-west-gateway": "east-west gateway",
  "gateway-backend": "load balancer to gateway",
  "istiod-webhook": "webhook of istiod",
  "other-webhooks": "webhooks of cert-manager and External Secrets",
  xds: "configuration of proxies",
  "own-api-server": "own API server",
  dns: "DNS",
  telemetry: "telemetry",
  health: "health",
  outside: "outside",
};
