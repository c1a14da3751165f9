import type { JsonObject, ReleaseSettings } from "@meshwright/model";
import { isOlder } from "@meshwright/model";

/** Istio's images are `<hub>/pilot:<version>`; named outright, because the charts' own default has moved between registries. */
export const hub = ({ imageRegistry = "docker.io" }: ReleaseSettings): string => `${imageRegistry}/istio`;

/** From 1.31 on istiod has the metric istiod_remote_cluster_sync_status: https://istio.io/latest/news/releases/1.31.x/announcing-1.31/change-notes/. */
export const tellsRemoteClusters = ({ version }: ReleaseSettings): boolean => !isOlder(version, "1.31");

/** The sidecars' own image, so that it lies on every node; by its Dockerfile it holds sh, curl and openssl. */
export const proxyImage = (release: ReleaseSettings): string => `${hub(release)}/proxyv2:${release.version}`;

/**
 * `helm template`, and so Argo CD, renders the validating webhooks with `Ignore`, which istiod turns into `Fail`: drift for
 * ever, and a moment in which nothing is validated. https://istio.io/latest/news/releases/1.30.x/announcing-1.30/change-notes/
 */
export const failClosed: JsonObject = { base: { validationFailurePolicy: "Fail" } };
