import { kind } from "../kind.ts";

export const unfitArgocdSetting = kind(
  "MW0046",
  "error",
  "A setting that the Argo CD of the fleet cannot do",
  (a: { what: string; reason: string; instead: string }) => `${a.what} cannot be: ${a.reason}. ${a.instead}`,
);

export const registrationOfHub = kind(
  "MW0047",
  "warning",
  "A registration of a hub, where each cluster has an Argo CD of its own",
  (a: { name: string }) =>
    `The Argo CD of this cluster must know the cluster that it runs in as ${a.name}, but one that nobody renamed knows it as in-cluster. Remove the name, or rename the registration.`,
);
