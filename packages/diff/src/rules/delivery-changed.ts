import { deliveriesChange } from "../delivery/deliveries-changes.ts";
import { settingsChanges } from "../delivery/settings-changes.ts";
import type { Rule } from "../rule.ts";

export const deliveryChanged: Rule = {
  name: "delivery-changed",
  heading: "What delivers the cluster changes",
  summary: "Argo CD or Flux pulls from elsewhere, to elsewhere, in another way, or lets go of something",
  risks: ["stop", "careful", "routine"],
  isFollowing: true,
  mayRestart: true,
  *run(delta, whole) {
    yield* deliveriesChange(delta, whole);
    yield* settingsChanges(delta, whole);
  },
};
